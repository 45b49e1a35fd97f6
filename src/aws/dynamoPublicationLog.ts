import { type DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Clock, PublicationLog } from '../pipeline/ports.ts';
import { formatCursor, type LogPosition } from '../pipeline/publish/cursor.ts';
import type { Publication } from '../pipeline/publish/publication.ts';
import type { Publications } from '../resolvers/ports.ts';
import { batchGet } from './dynamoBatchGet.ts';
import { batchPut } from './dynamoBatchWrite.ts';
import { queryPages } from './dynamoQuery.ts';
import { TTL_ATTRIBUTE } from './tables.ts';

/** How long a publication can be replayed. */
export const LOG_SECONDS = 7 * 24 * 3600;

const sortKey = (sequence: number): string => `PUB#${String(sequence).padStart(6, '0')}`;

/** `GAME#id / PUB#000123`, one item a publication; a game's start is listed under `GAMES` too. */
export class DynamoPublicationLog implements PublicationLog, Publications {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #clock: Clock;

  constructor(client: DynamoDBClient, table: string, clock: Clock) {
    this.#client = client;
    this.#table = table;
    this.#clock = clock;
  }

  async append(publications: readonly Publication[]): Promise<void> {
    const ttl = Math.floor(this.#clock.now() / 1000) + LOG_SECONDS;
    const items = publications.map((publication) => ({
      PK: { S: `GAME#${publication.gameId}` },
      SK: { S: sortKey(publication.sequence) },
      body: { S: JSON.stringify(publication) },
      [TTL_ATTRIBUTE]: { N: String(ttl) },
    }));
    for (const publication of publications) {
      if (publication.kind === 'GAME' && publication.change === 'STARTED') {
        await this.#list(publication, ttl);
      }
    }
    // A reader must never see a number without those before it: one after the other.
    if (items.length <= 3) {
      for (const item of items) {
        await this.#client.send(new PutItemCommand({ TableName: this.#table, Item: item }));
      }
      return;
    }
    // Many at once: the highest last, since readers ask the log from below and stop at its end.
    const last = items.at(-1);
    await batchPut(this.#client, this.#table, items.slice(0, -1));
    if (last) await this.#client.send(new PutItemCommand({ TableName: this.#table, Item: last }));
  }

  async read(gameId: string, after: number, limit: number): Promise<readonly Publication[]> {
    const now = Math.floor(this.#clock.now() / 1000);
    const publications: Publication[] = [];
    const pages = queryPages(this.#client, {
      TableName: this.#table,
      KeyConditionExpression: 'PK = :pk AND SK BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':pk': { S: `GAME#${gameId}` },
        ':from': { S: sortKey(after + 1) },
        ':to': { S: 'PUB#999999' },
      },
      Limit: limit,
      ConsistentRead: true,
    });
    for await (const page of pages) {
      for (const item of page) {
        // DynamoDB deletes within days: expired items are ignored from the moment they expire.
        if (Number(item[TTL_ATTRIBUTE]?.N ?? Number.POSITIVE_INFINITY) <= now) continue;
        publications.push(JSON.parse(item.body?.S ?? '') as Publication);
      }
      if (publications.length >= limit) break;
    }
    publications.length = Math.min(publications.length, limit);
    // Gaps close from below within an append: what lies behind one is not readable yet.
    const whole: Publication[] = [];
    for (const publication of publications) {
      const before = whole.at(-1);
      if (before && publication.sequence !== before.sequence + 1) break;
      whole.push(publication);
    }
    return whole;
  }

  async at(positions: readonly LogPosition[]): Promise<ReadonlyMap<string, Publication>> {
    const now = Math.floor(this.#clock.now() / 1000);
    const items = await batchGet(
      this.#client,
      this.#table,
      positions.map(({ gameId, sequence }) => ({ PK: `GAME#${gameId}`, SK: sortKey(sequence) })),
    );
    const live = items.filter((item) => Number(item[TTL_ATTRIBUTE]?.N ?? Infinity) > now);
    const publications = live.map(({ body }) => JSON.parse(body?.S ?? '') as Publication);
    return new Map(publications.map((publication) => [formatCursor(publication), publication]));
  }

  async lastSequence(gameId: string): Promise<number> {
    const { Items: items } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'PK = :pk AND begins_with(SK, :pub)',
        ExpressionAttributeValues: { ':pk': { S: `GAME#${gameId}` }, ':pub': { S: 'PUB#' } },
        ScanIndexForward: false,
        Limit: 1,
        ConsistentRead: true,
      }),
    );
    const key = items?.[0]?.SK?.S;
    return key ? Number(key.slice(4)) : 0;
  }

  /** `GAMES / start#id`, so that games of late are found without knowing their day. */
  async #list({ gameId, eventTimestamp }: Publication, ttl: number): Promise<void> {
    await this.#client.send(
      new PutItemCommand({
        TableName: this.#table,
        Item: {
          PK: { S: 'GAMES' },
          SK: { S: `${new Date(eventTimestamp).toISOString()}#${gameId}` },
          [TTL_ATTRIBUTE]: { N: String(ttl) },
        },
      }),
    );
  }
}
