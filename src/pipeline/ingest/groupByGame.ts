/** The part of a Kinesis record that the live path reads. */
export interface StreamRecord {
  readonly partitionKey: string;
  readonly sequenceNumber: string;
  /** Base64. */
  readonly data: string;
}

/** A game's records of one batch, in the order of the stream. */
export interface GameRecords {
  readonly gameId: string;
  readonly records: readonly StreamRecord[];
}

/** Groups a batch by partition key, which is the game id; order within a game is kept. */
export function groupByGame(records: readonly StreamRecord[]): readonly GameRecords[] {
  const games = new Map<string, StreamRecord[]>();
  for (const record of records) {
    const game = games.get(record.partitionKey);
    if (game) game.push(record);
    else games.set(record.partitionKey, [record]);
  }
  return [...games].map(([gameId, own]) => ({ gameId, records: own }));
}
