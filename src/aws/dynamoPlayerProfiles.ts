import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { PlayerProfile } from '../history/records/playerProfile.ts';
import type { PlayerProfiles } from '../pipeline/ports.ts';
import { batchGet } from './dynamoBatchGet.ts';

/** `PLAYER#id / PROFILE`. */
export class DynamoPlayerProfiles implements PlayerProfiles {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async load(playerIds: readonly string[]): Promise<ReadonlyMap<string, PlayerProfile>> {
    const items = await batchGet(
      this.#client,
      this.#table,
      playerIds.map((id) => ({ PK: `PLAYER#${id}`, SK: 'PROFILE' })),
    );
    const profiles = items.map(({ body }) => JSON.parse(body?.S ?? '') as PlayerProfile);
    return new Map(profiles.map((profile) => [profile.playerId, profile]));
  }
}
