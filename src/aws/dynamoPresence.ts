import {
  type DynamoDBClient,
  QueryCommand,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb';
import type { Clock } from '../pipeline/ports.ts';
import type { Presence } from '../resolvers/ports.ts';

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
      let start: QueryCommandOutput['LastEvaluatedKey'];
      do {
        const page = await this.#client.send(
          new QueryCommand({
            TableName: this.#table,
            KeyConditionExpression: 'PK = :audience',
            FilterExpression: 'expiresAt > :now',
            ProjectionExpression: 'SK',
            ExpressionAttributeValues: {
              ':audience': { S: `AUDIENCE#GAME#${gameId}#${shard}` },
              ':now': { N: String(this.#clock.now()) },
            },
            ...(start ? { ExclusiveStartKey: start } : {}),
          }),
        );
        for (const { SK } of page.Items ?? []) {
          subscribers++;
          connections.add((SK?.S ?? '').split('#')[0] ?? '');
        }
        start = page.LastEvaluatedKey;
      } while (start);
    };
    await Promise.all(Array.from({ length: this.#shards }, (_, shard) => count(shard)));
    return { connections: connections.size, subscribers };
  }
}
