import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { ApiKeys, StoredKey } from '../resolvers/keys/apiKey.ts';
import { queryAll } from './dynamoQuery.ts';

const keyOf = (id: string) => ({ PK: { S: `KEY#${id}` }, SK: { S: 'KEY' } });

/** `KEY#id / KEY`, listed by GSI1 `KEYS / created#id`. */
export class DynamoApiKeys implements ApiKeys {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #table: string;

  constructor(client: Pick<DynamoDBClient, 'send'>, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async create(key: StoredKey): Promise<void> {
    const { revokedAt: _, ...body } = key;
    await this.#client.send(
      new PutItemCommand({
        TableName: this.#table,
        Item: {
          ...keyOf(key.id),
          GSI1PK: { S: 'KEYS' },
          GSI1SK: { S: `${String(key.createdAt).padStart(15, '0')}#${key.id}` },
          body: { S: JSON.stringify(body) },
        },
        ConditionExpression: 'attribute_not_exists(PK)',
      }),
    );
  }

  async find(id: string): Promise<StoredKey | undefined> {
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: keyOf(id), ConsistentRead: true }),
    );
    return Item && toKey(Item);
  }

  async list(): Promise<readonly StoredKey[]> {
    const items = await queryAll(this.#client, {
      TableName: this.#table,
      IndexName: 'GSI1',
      KeyConditionExpression: 'GSI1PK = :keys',
      ExpressionAttributeValues: { ':keys': { S: 'KEYS' } },
    });
    return items.map(toKey);
  }

  revoke(id: string, now: number): Promise<boolean> {
    return this.#update(id, 'SET revokedAt = if_not_exists(revokedAt, :at)', now);
  }

  endAt(id: string, moment: number): Promise<boolean> {
    return this.#update(id, 'SET endsAt = :at', moment);
  }

  async #update(id: string, expression: string, at: number): Promise<boolean> {
    try {
      await this.#client.send(
        new UpdateItemCommand({
          TableName: this.#table,
          Key: keyOf(id),
          UpdateExpression: expression,
          ConditionExpression: 'attribute_exists(PK)',
          ExpressionAttributeValues: { ':at': { N: String(at) } },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }
}

function toKey(item: Record<string, AttributeValue>): StoredKey {
  const body = JSON.parse(item.body?.S ?? '') as Omit<StoredKey, 'revokedAt'>;
  const ends = [body.expiresAt, item.endsAt ? Number(item.endsAt.N) : null].filter(
    (moment) => moment !== null,
  );
  return {
    ...body,
    expiresAt: ends.length === 0 ? null : Math.min(...ends),
    revokedAt: item.revokedAt ? Number(item.revokedAt.N) : null,
  };
}
