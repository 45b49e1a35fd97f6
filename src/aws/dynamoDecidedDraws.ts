import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { DecidedDraws, StoredDraw, StoredScore } from '../pipeline/ports.ts';
import { drawItems, scoreAttribute, scoreItems, scoresKey } from './drawItems.ts';
import { batchPut } from './dynamoBatchWrite.ts';

/** `GAME#id / DRAW#period#ordinal` with its rows in lists, and `GAME#id / SCORES`. */
export class DynamoDecidedDraws implements DecidedDraws {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #table: string;

  constructor(client: Pick<DynamoDBClient, 'send'>, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** One call: a draw and its five rows are fewer than a batch. */
  put(draw: StoredDraw): Promise<void> {
    return batchPut(this.#client, this.#table, drawItems([draw]));
  }

  async putScore(score: StoredScore): Promise<void> {
    const { PK, SK } = scoresKey(score.gameId);
    const { name, value } = scoreAttribute(score);
    await this.#client.send(
      new UpdateItemCommand({
        TableName: this.#table,
        Key: { PK: { S: PK }, SK: { S: SK } },
        UpdateExpression: 'SET #score = :score',
        ExpressionAttributeNames: { '#score': name },
        ExpressionAttributeValues: { ':score': value },
      }),
    );
  }

  /** Draws and scores of whole games, e.g. out of tables. */
  async putGames(
    games: readonly {
      readonly draws: readonly StoredDraw[];
      readonly scores: readonly StoredScore[];
    }[],
  ): Promise<void> {
    const items = games.flatMap(({ draws, scores }) => [
      ...drawItems(draws),
      ...scoreItems(scores),
    ]);
    await batchPut(this.#client, this.#table, items);
  }
}
