import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { AccessEntry, AccessLog } from '../redaction/ports.ts';
import { TTL_ATTRIBUTE } from './tables.ts';

/** Who read what is itself kept for a year. */
const KEPT_SECONDS = 365 * 86_400;

/** `ACCESS#day / time#caller#chance` in the `Records` table; entries are never overwritten. */
export class DynamoAccessLog implements AccessLog {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #table: string;

  constructor(client: Pick<DynamoDBClient, 'send'>, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async append({ caller, action, recordIds, at }: AccessEntry): Promise<void> {
    const time = new Date(at).toISOString();
    await this.#client.send(
      new PutItemCommand({
        TableName: this.#table,
        Item: {
          PK: { S: `ACCESS#${time.slice(0, 10)}` },
          SK: { S: `${time}#${caller}#${randomUUID()}` },
          caller: { S: caller },
          action: { S: action },
          recordIds: { S: JSON.stringify(recordIds) },
          at: { N: String(at) },
          [TTL_ATTRIBUTE]: { N: String(Math.floor(at / 1000) + KEPT_SECONDS) },
        },
      }),
    );
  }
}
