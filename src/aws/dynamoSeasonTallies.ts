import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { PlayerTally } from '../history/records/seasonTallies.ts';
import type { SeasonTallies } from '../resolvers/ports.ts';

const keyOf = (season: string) => ({ PK: { S: `SEASON#${season}` }, SK: { S: 'TALLIES' } });

/** `SEASON#20242025 / TALLIES`: one item a season, some 15 KB. */
export class DynamoSeasonTallies implements SeasonTallies {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #table: string;

  constructor(client: Pick<DynamoDBClient, 'send'>, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async load(season: string): Promise<readonly PlayerTally[] | undefined> {
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: keyOf(season) }),
    );
    const body = Item?.body?.S;
    return body === undefined ? undefined : (JSON.parse(body) as readonly PlayerTally[]);
  }

  /** Seasons that are there are replaced. */
  async write(seasons: ReadonlyMap<string, readonly PlayerTally[]>): Promise<void> {
    for (const [season, tallies] of seasons) await this.#put(season, tallies);
  }

  /** Seasons that are there stay: whoever knows a single game's players must not replace a league's. */
  async writeMissing(seasons: ReadonlyMap<string, readonly PlayerTally[]>): Promise<void> {
    for (const [season, tallies] of seasons) {
      try {
        await this.#put(season, tallies, 'attribute_not_exists(PK)');
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    }
  }

  async #put(
    season: string,
    tallies: readonly PlayerTally[],
    ConditionExpression?: string,
  ): Promise<void> {
    await this.#client.send(
      new PutItemCommand({
        TableName: this.#table,
        Item: { ...keyOf(season), body: { S: JSON.stringify(tallies) } },
        ConditionExpression,
      }),
    );
  }
}
