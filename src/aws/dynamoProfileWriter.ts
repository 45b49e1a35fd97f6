import { BatchWriteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { PlayerProfile } from '../history/records/playerProfile.ts';
import { retryWithTimers, untilProcessed } from './dynamoRetry.ts';

/** BatchWriteItem takes at most this many. Source: AWS, DynamoDB API reference. */
const BATCH_ITEMS = 25;

/** Writes `PLAYER#id / PROFILE` items; a profile that is there is replaced. */
export class DynamoProfileWriter {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async write(profiles: readonly PlayerProfile[]): Promise<void> {
    for (let from = 0; from < profiles.length; from += BATCH_ITEMS) {
      await untilProcessed(
        profiles.slice(from, from + BATCH_ITEMS),
        async (batch) => {
          const { UnprocessedItems: left } = await this.#client.send(
            new BatchWriteItemCommand({
              RequestItems: {
                [this.#table]: batch.map((profile) => ({
                  PutRequest: {
                    Item: {
                      PK: { S: `PLAYER#${profile.playerId}` },
                      SK: { S: 'PROFILE' },
                      body: { S: JSON.stringify(profile) },
                    },
                  },
                })),
              },
            }),
          );
          const unprocessed = new Set(
            (left?.[this.#table] ?? []).map(({ PutRequest: put }) => put?.Item?.PK?.S),
          );
          return batch.filter(({ playerId }) => unprocessed.has(`PLAYER#${playerId}`));
        },
        retryWithTimers,
      );
    }
  }
}
