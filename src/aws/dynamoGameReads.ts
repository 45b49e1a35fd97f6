import {
  BatchGetItemCommand,
  type DynamoDBClient,
  QueryCommand,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb';
import type { GameSummary } from '../pipeline/ports.ts';
import type { Games, ListedGame } from '../resolvers/ports.ts';
import { retryWithTimers, untilProcessed } from './dynamoRetry.ts';

/** BatchGetItem takes at most this many keys. Source: AWS, DynamoDB API reference. */
const BATCH_KEYS = 100;

/** What queries read of the `Game` table: summaries, games of a day, games of late. */
export class DynamoGameReads implements Games {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #table: string;

  constructor(client: Pick<DynamoDBClient, 'send'>, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** `GAME#id / STATE`, the summary alone. */
  async load(gameIds: readonly string[]): Promise<ReadonlyMap<string, GameSummary>> {
    const games = new Map<string, GameSummary>();
    const ids = [...new Set(gameIds)];
    for (let from = 0; from < ids.length; from += BATCH_KEYS) {
      await untilProcessed(
        ids.slice(from, from + BATCH_KEYS),
        async (batch) => {
          const { Responses: found, UnprocessedKeys: left } = await this.#client.send(
            new BatchGetItemCommand({
              RequestItems: {
                [this.#table]: {
                  Keys: batch.map((id) => ({ PK: { S: `GAME#${id}` }, SK: { S: 'STATE' } })),
                  ProjectionExpression: 'PK, summary',
                },
              },
            }),
          );
          for (const item of found?.[this.#table] ?? []) {
            games.set(gameIdOf(item.PK?.S), summaryOf(item.summary?.S));
          }
          return (left?.[this.#table]?.Keys ?? []).map(({ PK }) => gameIdOf(PK?.S));
        },
        retryWithTimers,
      );
    }
    return games;
  }

  /** GSI1 `DATE#day / GAME#id`. */
  async ofDate(date: string): Promise<readonly ListedGame[]> {
    const games: ListedGame[] = [];
    let start: QueryCommandOutput['LastEvaluatedKey'];
    do {
      const page = await this.#client.send(
        new QueryCommand({
          TableName: this.#table,
          IndexName: 'GSI1',
          KeyConditionExpression: 'GSI1PK = :date',
          ExpressionAttributeValues: { ':date': { S: `DATE#${date}` } },
          ProjectionExpression: 'PK, summary',
          ...(start ? { ExclusiveStartKey: start } : {}),
        }),
      );
      for (const item of page.Items ?? []) {
        games.push({ gameId: gameIdOf(item.PK?.S), summary: summaryOf(item.summary?.S) });
      }
      start = page.LastEvaluatedKey;
    } while (start);
    return games;
  }

  /** `GAMES / start#id`, which the log writes when a game begins. */
  async recent(limit: number): Promise<readonly ListedGame[]> {
    const { Items: items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'PK = :games',
        ExpressionAttributeValues: { ':games': { S: 'GAMES' } },
        ProjectionExpression: 'SK',
        ScanIndexForward: false,
        Limit: limit,
      }),
    );
    const ids = [...new Set(items.map(({ SK }) => SK?.S?.split('#')[1] ?? ''))];
    const known = await this.load(ids);
    return ids.flatMap((gameId) => {
      const summary = known.get(gameId);
      return summary ? [{ gameId, summary }] : [];
    });
  }
}

const gameIdOf = (key: string | undefined) => (key ?? '').slice('GAME#'.length);
const summaryOf = (text: string | undefined) => JSON.parse(text ?? '{}') as GameSummary;
