import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DecidedDraws, StoredDraw, StoredScore } from '../pipeline/ports.ts';
import { drawItems, scoreItem } from './drawItems.ts';
import { batchPut } from './dynamoBatchWrite.ts';

/** `GAME#id / DRAW#period#ordinal` with its rows in lists, and `GAME#id / SCORE#…`. */
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

  putScore(score: StoredScore): Promise<void> {
    return batchPut(this.#client, this.#table, [scoreItem(score)]);
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
      ...scores.map(scoreItem),
    ]);
    await batchPut(this.#client, this.#table, items);
  }
}
