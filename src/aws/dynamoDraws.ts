import {
  type DynamoDBClient,
  QueryCommand,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb';
import type { StoredDraw } from '../pipeline/ports.ts';
import type { GameDraws } from '../resolvers/ports.ts';
import { batchGet } from './dynamoBatchGet.ts';

/** Draws of the `Game` table, as queries read them. */
export class DynamoDraws implements GameDraws {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #table: string;

  constructor(client: Pick<DynamoDBClient, 'send'>, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** `GAME#id / DRAW#period#ordinal`. */
  async read(
    gameId: string,
    after: string | undefined,
    limit: number,
  ): Promise<readonly StoredDraw[]> {
    const draws: StoredDraw[] = [];
    let start: QueryCommandOutput['LastEvaluatedKey'];
    do {
      const page = await this.#client.send(
        new QueryCommand({
          TableName: this.#table,
          KeyConditionExpression: 'PK = :game AND SK BETWEEN :from AND :to',
          ExpressionAttributeValues: {
            ':game': { S: `GAME#${gameId}` },
            ':from': { S: after ? `${drawKey(after)}~` : 'DRAW#' },
            ':to': { S: 'DRAW#~' },
          },
          Limit: limit - draws.length,
          ...(start ? { ExclusiveStartKey: start } : {}),
        }),
      );
      for (const item of page.Items ?? []) draws.push(JSON.parse(item.body?.S ?? ''));
      start = page.LastEvaluatedKey;
    } while (start && draws.length < limit);
    return draws;
  }

  /** `GAME#id / DRAW#period#ordinal`. */
  async byIds(faceoffIds: readonly string[]): Promise<ReadonlyMap<string, StoredDraw>> {
    const keys = faceoffIds.flatMap((faceoffId) => {
      const gameId = /^(.+)-\d+-\d+$/.exec(faceoffId)?.[1];
      return gameId ? [{ PK: `GAME#${gameId}`, SK: drawKey(faceoffId) }] : [];
    });
    const items = await batchGet(this.#client, this.#table, keys);
    const draws = items.map(({ body }) => JSON.parse(body?.S ?? '') as StoredDraw);
    return new Map(draws.map((draw) => [draw.faceoffId, draw]));
  }
}

/** Sort key of a draw: its face-off id ends with period and ordinal. */
function drawKey(faceoffId: string): string {
  const [ordinal = '', period = ''] = faceoffId.split('-').reverse();
  return `DRAW#${period.padStart(2, '0')}#${ordinal.padStart(3, '0')}`;
}
