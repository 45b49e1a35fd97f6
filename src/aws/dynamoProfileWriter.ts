import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { PlayerProfile } from '../history/records/playerProfile.ts';
import { batchPut } from './dynamoBatchWrite.ts';

/** Writes `PLAYER#id / PROFILE` items; a profile that is there is replaced. */
export class DynamoProfileWriter {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async write(profiles: readonly PlayerProfile[]): Promise<void> {
    await batchPut(
      this.#client,
      this.#table,
      profiles.map((profile) => ({
        PK: { S: `PLAYER#${profile.playerId}` },
        SK: { S: 'PROFILE' },
        body: { S: JSON.stringify(profile) },
      })),
    );
  }
}
