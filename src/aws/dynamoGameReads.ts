import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { GameSummary } from '../pipeline/ports.ts';
import type { Games, ListedGame } from '../resolvers/ports.ts';
import { batchGet } from './dynamoBatchGet.ts';
import { queryAll } from './dynamoQuery.ts';

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
    const items = await batchGet(
      this.#client,
      this.#table,
      gameIds.map((id) => ({ PK: `GAME#${id}`, SK: 'STATE' })),
      { ProjectionExpression: 'PK, summary' },
    );
    return new Map(items.map(({ PK, summary }) => [gameIdOf(PK?.S), summaryOf(summary?.S)]));
  }

  /** GSI1 `DATE#day / GAME#id`. */
  async ofDate(date: string): Promise<readonly ListedGame[]> {
    const items = await queryAll(this.#client, {
      TableName: this.#table,
      IndexName: 'GSI1',
      KeyConditionExpression: 'GSI1PK = :date',
      ExpressionAttributeValues: { ':date': { S: `DATE#${date}` } },
      ProjectionExpression: 'PK, summary',
    });
    return items.map(({ PK, summary }) => ({
      gameId: gameIdOf(PK?.S),
      summary: summaryOf(summary?.S),
    }));
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
