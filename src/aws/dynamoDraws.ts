import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { StoredDraw, StoredScore } from '../pipeline/ports.ts';
import type { DrawListQuery, DrawPage, GameDraws } from '../resolvers/ports.ts';
import { drawKey, listKey, listPrefix, placeOf, scoresKey, scoresOf } from './drawItems.ts';
import { batchGet } from './dynamoBatchGet.ts';
import { queryPages } from './dynamoQuery.ts';

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
    const from = after ? `${drawKey(gameId, placeOf(after)).SK}~` : 'DRAW#';
    const draws: StoredDraw[] = [];
    for await (const { body } of this.#rows(`GAME#${gameId}`, from, 'DRAW#~', limit)) {
      draws.push(JSON.parse(body?.S ?? ''));
      if (draws.length === limit) break;
    }
    return draws;
  }

  /** `GAME#id / DRAW#period#ordinal`. */
  async byIds(faceoffIds: readonly string[]): Promise<ReadonlyMap<string, StoredDraw>> {
    const keys = faceoffIds.flatMap((faceoffId) => {
      const gameId = /^(.+)-\d+-\d+$/.exec(faceoffId)?.[1];
      return gameId ? [drawKey(gameId, placeOf(faceoffId))] : [];
    });
    const items = await batchGet(this.#client, this.#table, keys);
    const draws = items.map(({ body }) => JSON.parse(body?.S ?? '') as StoredDraw);
    return new Map(draws.map((draw) => [draw.faceoffId, draw]));
  }

  /** Rows `SEASON#season`, `TEAM#letters` or `PLAYER#id / DRAWS#season#date#id#place`, then the draws. */
  async list({ list, season, after, limit }: DrawListQuery): Promise<DrawPage> {
    const seen = after
      ? `${listPrefix(season, after.gameDate, after.gameId)}${placeOf(after.faceoffId)}`
      : listPrefix(season);
    const keys: { PK: string; SK: string }[] = [];
    const end = `${listPrefix(season)}~`;
    for await (const { SK, places } of this.#rows(listKey(list, season), seen, end, limit + 2)) {
      const [, , gameDate = '', gameId = ''] = (SK?.S ?? '').split('#');
      for (const place of (places?.S ?? '').split(' ')) {
        if (`${listPrefix(season, gameDate, gameId)}${place}` > seen) {
          keys.push(drawKey(gameId, place));
        }
      }
      if (keys.length > limit) break;
    }
    const items = await batchGet(this.#client, this.#table, keys.slice(0, limit));
    const draws = items.map(({ body }) => JSON.parse(body?.S ?? '') as StoredDraw);
    draws.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
    return { draws, hasNextPage: keys.length > limit };
  }

  /** `GAME#id / SCORES`. */
  async scores(gameIds: readonly string[]): Promise<ReadonlyMap<string, readonly StoredScore[]>> {
    const items = await batchGet(this.#client, this.#table, gameIds.map(scoresKey));
    return new Map(items.map((item) => [(item.PK?.S ?? '').slice('GAME#'.length), scoresOf(item)]));
  }

  async *#rows(partition: string, from: string, to: string, pageSize: number) {
    const pages = queryPages(this.#client, {
      TableName: this.#table,
      KeyConditionExpression: 'PK = :pk AND SK BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':pk': { S: partition },
        ':from': { S: from },
        ':to': { S: to },
      },
      Limit: pageSize,
    });
    for await (const page of pages) yield* page;
  }
}

const orderOf = ({ gameDate, gameId, faceoffId }: StoredDraw) =>
  `${gameDate}#${gameId}#${placeOf(faceoffId)}`;
