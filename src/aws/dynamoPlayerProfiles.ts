import { BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { PlayerProfile } from '../history/records/playerProfile.ts';
import type { PlayerProfiles } from '../pipeline/ports.ts';
import { retryWithTimers, untilProcessed } from './dynamoRetry.ts';

/** BatchGetItem takes at most this many keys. Source: AWS, DynamoDB API reference. */
const BATCH_KEYS = 100;

/** `PLAYER#id / PROFILE`. */
export class DynamoPlayerProfiles implements PlayerProfiles {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async load(playerIds: readonly string[]): Promise<ReadonlyMap<string, PlayerProfile>> {
    const profiles = new Map<string, PlayerProfile>();
    const ids = [...new Set(playerIds)];
    for (let from = 0; from < ids.length; from += BATCH_KEYS) {
      await untilProcessed(
        ids.slice(from, from + BATCH_KEYS),
        async (batch) => {
          const { Responses: found, UnprocessedKeys: left } = await this.#client.send(
            new BatchGetItemCommand({
              RequestItems: {
                [this.#table]: {
                  Keys: batch.map((id) => ({ PK: { S: `PLAYER#${id}` }, SK: { S: 'PROFILE' } })),
                },
              },
            }),
          );
          for (const item of found?.[this.#table] ?? []) {
            const profile = JSON.parse(item.body?.S ?? '') as PlayerProfile;
            profiles.set(profile.playerId, profile);
          }
          return (left?.[this.#table]?.Keys ?? []).map(({ PK }) => PK?.S?.slice(7) ?? '');
        },
        retryWithTimers,
      );
    }
    return profiles;
  }
}
