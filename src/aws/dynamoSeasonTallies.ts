import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { PlayerTally } from '../history/records/seasonTallies.ts';
import type { SeasonTallies } from '../resolvers/ports.ts';
import { jitteredDelay, retryWithTimers } from './dynamoRetry.ts';

/** A night of the league ends sixteen games. */
const ATTEMPTS = 16;

const parsed = (body: string | undefined) =>
  body === undefined ? undefined : (JSON.parse(body) as readonly PlayerTally[]);

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
    return parsed(await this.#body(season, false));
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

  /**
   * Puts players' draws into a season; who has as many already stays as he is, so that a game played
   * again takes nothing away.
   *
   * @throws when others write the season all the time
   */
  async raise(season: string, tallies: readonly PlayerTally[]): Promise<void> {
    for (let attempt = 0; tallies.length > 0; attempt++) {
      const before = await this.#body(season, true);
      const known = new Map<string, PlayerTally>();
      for (const tally of parsed(before) ?? []) known.set(tally[0], tally);
      for (const tally of tallies) {
        if ((known.get(tally[0])?.[1] ?? 0) < tally[1]) known.set(tally[0], tally);
      }
      const raised = [...known.values()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      try {
        if (before === undefined)
          return await this.#put(season, raised, 'attribute_not_exists(PK)');
        return await this.#put(season, raised, 'body = :before', { ':before': { S: before } });
      } catch (error) {
        // Another game has ended at the same time.
        if (!(error instanceof ConditionalCheckFailedException) || attempt === ATTEMPTS)
          throw error;
        await retryWithTimers.sleep(jitteredDelay(attempt, retryWithTimers.random));
      }
    }
  }

  async #body(season: string, isConsistent: boolean): Promise<string | undefined> {
    const { Item } = await this.#client.send(
      new GetItemCommand({
        TableName: this.#table,
        Key: keyOf(season),
        ConsistentRead: isConsistent,
      }),
    );
    return Item?.body?.S;
  }

  async #put(
    season: string,
    tallies: readonly PlayerTally[],
    ConditionExpression?: string,
    ExpressionAttributeValues?: Record<string, AttributeValue>,
  ): Promise<void> {
    await this.#client.send(
      new PutItemCommand({
        TableName: this.#table,
        Item: { ...keyOf(season), body: { S: JSON.stringify(tallies) } },
        ConditionExpression,
        ExpressionAttributeValues,
      }),
    );
  }
}
