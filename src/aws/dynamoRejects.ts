import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Clock, Reject, Rejects } from '../pipeline/ports.ts';
import { TTL_ATTRIBUTE } from './tables.ts';

/** How long a reject waits for a person. */
const REJECT_SECONDS = 30 * 24 * 3600;
/** An item holds 400 KB; a Kinesis record may be larger. Source: AWS, DynamoDB quotas. */
const PAYLOAD_CHARACTERS = 100_000;

/** `REJECT#source / gameId#id`, with its payload and a TTL. */
export class DynamoRejects implements Rejects {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #clock: Clock;

  constructor(client: DynamoDBClient, table: string, clock: Clock) {
    this.#client = client;
    this.#table = table;
    this.#clock = clock;
  }

  async store(rejects: readonly Reject[]): Promise<void> {
    const ttl = Math.floor(this.#clock.now() / 1000) + REJECT_SECONDS;
    for (const { source, gameId, reason, payload, id } of rejects) {
      await this.#client.send(
        new PutItemCommand({
          TableName: this.#table,
          Item: {
            PK: { S: `REJECT#${source}` },
            SK: { S: `${gameId ?? ''}#${id}` },
            reason: { S: reason },
            payload: { S: payload.slice(0, PAYLOAD_CHARACTERS) },
            payloadLength: { N: String(payload.length) },
            [TTL_ATTRIBUTE]: { N: String(ttl) },
          },
        }),
      );
    }
  }
}
