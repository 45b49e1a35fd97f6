import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Budget, BudgetAnswer } from '../resolvers/keys/budget.ts';

const WINDOW_MILLIS = 60_000;

/**
 * `KEY#id / BUDGET`: a token bucket kept as one number, the moment at which it would be full again.
 * One conditional write a request, two while a key is in use without pause.
 *
 * @remarks Source: the generic cell rate algorithm, ITU-T I.371 annex A.
 */
export class DynamoBudget implements Budget {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #table: string;

  constructor(client: Pick<DynamoDBClient, 'send'>, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async spend(
    keyId: string,
    unitsPerMinute: number,
    cost: number,
    now: number,
  ): Promise<BudgetAnswer> {
    const price = (cost * WINDOW_MILLIS) / unitsPerMinute;
    const latest = now + WINDOW_MILLIS - price;
    const fullAt =
      latest < now
        ? undefined
        : ((await this.#set(keyId, now + price, now)) ??
          (await this.#add(keyId, price, now, latest)));
    const at = fullAt ?? Math.max(now, (await this.#read(keyId)) ?? now);
    const left = Math.max(0, now + WINDOW_MILLIS - at);
    return {
      isGranted: fullAt !== undefined,
      limit: unitsPerMinute,
      remaining: Math.floor((left * unitsPerMinute) / WINDOW_MILLIS),
      resetSeconds: Math.ceil(Math.max(0, fullAt === undefined ? at - latest : at - now) / 1000),
    };
  }

  /** The bucket was full. */
  #set(keyId: string, fullAt: number, now: number) {
    return this.#update(keyId, {
      UpdateExpression: 'SET fullAt = :full, #ttl = :ttl',
      ConditionExpression: 'attribute_not_exists(fullAt) OR fullAt <= :now',
      ExpressionAttributeNames: { '#ttl': 'ttl' },
      ExpressionAttributeValues: {
        ':full': { N: String(fullAt) },
        ':now': { N: String(now) },
        ':ttl': { N: String(Math.ceil(now / 1000) + 3600) },
      },
    });
  }

  /** The bucket is in use: taken only if enough is left. */
  #add(keyId: string, price: number, now: number, latest: number) {
    return this.#update(keyId, {
      UpdateExpression: 'ADD fullAt :price',
      ConditionExpression: 'fullAt > :now AND fullAt <= :latest',
      ExpressionAttributeValues: {
        ':price': { N: String(price) },
        ':now': { N: String(now) },
        ':latest': { N: String(latest) },
      },
    });
  }

  async #update(
    keyId: string,
    input: Pick<
      ConstructorParameters<typeof UpdateItemCommand>[0],
      | 'UpdateExpression'
      | 'ConditionExpression'
      | 'ExpressionAttributeNames'
      | 'ExpressionAttributeValues'
    >,
  ): Promise<number | undefined> {
    try {
      const { Attributes } = await this.#client.send(
        new UpdateItemCommand({
          TableName: this.#table,
          Key: budgetKey(keyId),
          ReturnValues: 'ALL_NEW',
          ...input,
        }),
      );
      return Number(Attributes?.fullAt?.N);
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }

  async #read(keyId: string): Promise<number | undefined> {
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: budgetKey(keyId), ConsistentRead: true }),
    );
    return Item?.fullAt ? Number(Item.fullAt.N) : undefined;
  }
}

const budgetKey = (keyId: string) => ({ PK: { S: `KEY#${keyId}` }, SK: { S: 'BUDGET' } });
