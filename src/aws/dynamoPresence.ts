import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Clock } from '../pipeline/ports.ts';
import type { Presence } from '../resolvers/ports.ts';
import { queryPages } from './dynamoQuery.ts';

/** Counts `AUDIENCE#GAME#id#shard` in the `Connections` table, shard by shard. */
export class DynamoPresence implements Presence {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #table: string;
  readonly #clock: Clock;
  readonly #shards: number;

  constructor(client: Pick<DynamoDBClient, 'send'>, table: string, clock: Clock, shards: number) {
    this.#client = client;
    this.#table = table;
    this.#clock = clock;
    this.#shards = shards;
  }

  async ofGame(gameId: string): Promise<{ connections: number; subscribers: number }> {
    const connections = new Set<string>();
    let subscribers = 0;
    const count = async (shard: number) => {
      const pages = queryPages(this.#client, {
        TableName: this.#table,
        KeyConditionExpression: 'PK = :audience',
        FilterExpression: 'expiresAt > :now',
        ProjectionExpression: 'SK',
        ExpressionAttributeValues: {
          ':audience': { S: `AUDIENCE#GAME#${gameId}#${shard}` },
          ':now': { N: String(this.#clock.now()) },
        },
      });
      for await (const page of pages) {
        for (const { SK } of page) {
          subscribers++;
          connections.add((SK?.S ?? '').split('#')[0] ?? '');
        }
      }
    };
    await Promise.all(Array.from({ length: this.#shards }, (_, shard) => count(shard)));
    return { connections: connections.size, subscribers };
  }
}
