import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { PlayerProfile } from '../history/records/playerProfile.ts';
import { seasonTallies } from '../history/records/seasonTallies.ts';
import type { PlayerRecords } from '../pipeline/ports.ts';
import { DynamoProfileWriter } from './dynamoProfileWriter.ts';
import { DynamoSeasonTallies } from './dynamoSeasonTallies.ts';

/** `PLAYER#id / PROFILE` of each, and the season's `TALLIES`. */
export class DynamoPlayerRecords implements PlayerRecords {
  readonly #profiles: DynamoProfileWriter;
  readonly #tallies: DynamoSeasonTallies;

  constructor(client: DynamoDBClient, table: string) {
    this.#profiles = new DynamoProfileWriter(client, table);
    this.#tallies = new DynamoSeasonTallies(client, table);
  }

  /** Tallies first: records that reach to the day of the game are not put again by a retry. */
  async put(profiles: readonly PlayerProfile[], season: string): Promise<void> {
    await this.#tallies.raise(season, seasonTallies(profiles).get(season) ?? []);
    await this.#profiles.write(profiles);
  }
}
