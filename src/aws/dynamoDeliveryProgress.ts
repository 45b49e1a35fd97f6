import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  type DeliveryLease,
  type DeliveryPlace,
  type DeliveryProgress,
  LeaseLostError,
} from '../pipeline/deliver/ports.ts';
import type { Clock } from '../pipeline/ports.ts';
import { ConditionalWrites } from './conditionalWrites.ts';

const N = (value: number): AttributeValue => ({ N: String(value) });
const number = (value: AttributeValue | undefined) => Number(value?.N ?? 0);

/**
 * Progress of delivery in the `Game` table: `GAME#id / DELIVERY#shard` with `delivered`, `wakes`, and
 * the lease (`leaseOwner`, `leaseUntil` in epoch milliseconds).
 */
export class DynamoDeliveryProgress implements DeliveryProgress {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #table: string;
  readonly #writes: ConditionalWrites;
  readonly #clock: Clock;

  constructor(client: Pick<DynamoDBClient, 'send'>, table: string, clock: Clock) {
    this.#client = client;
    this.#table = table;
    this.#writes = new ConditionalWrites(client, table);
    this.#clock = clock;
  }

  async acquire(
    gameId: string,
    shard: number,
    owner: string,
    leaseUntil: number,
  ): Promise<DeliveryLease | undefined> {
    const taken = await this.#take(gameId, shard, owner, leaseUntil);
    if (taken) return taken;
    // The holder compares the count when it lets go. It may have let go before the count rose, so
    // the lease is tried once more after it.
    await this.#client.send(
      new UpdateItemCommand({
        TableName: this.#table,
        Key: keyOf(gameId, shard),
        UpdateExpression: 'ADD wakes :one',
        ExpressionAttributeValues: { ':one': N(1) },
      }),
    );
    return this.#take(gameId, shard, owner, leaseUntil);
  }

  async advance(
    gameId: string,
    shard: number,
    owner: string,
    delivered: number,
    leaseUntil: number,
  ): Promise<void> {
    const item = await this.#writes.update({
      Key: keyOf(gameId, shard),
      UpdateExpression: 'SET delivered = :delivered, leaseUntil = :until',
      ConditionExpression: 'leaseOwner = :owner',
      ExpressionAttributeValues: {
        ':delivered': N(delivered),
        ':until': N(leaseUntil),
        ':owner': { S: owner },
      },
    });
    if (!item) throw new LeaseLostError(`Delivery of game ${gameId} shard ${shard} was taken over`);
  }

  async release(
    gameId: string,
    shard: number,
    owner: string,
    wakes: number,
  ): Promise<number | undefined> {
    const Key = keyOf(gameId, shard);
    const released = await this.#writes.update({
      Key,
      UpdateExpression: 'REMOVE leaseOwner, leaseUntil',
      ConditionExpression: 'leaseOwner = :owner AND wakes = :wakes',
      ExpressionAttributeValues: { ':owner': { S: owner }, ':wakes': N(wakes) },
    });
    if (released) return undefined;
    const item = await this.#read(gameId, shard);
    return item?.leaseOwner?.S === owner ? number(item.wakes) : undefined;
  }

  async expire(gameId: string, shard: number, owner: string): Promise<void> {
    await this.#writes.update({
      Key: keyOf(gameId, shard),
      UpdateExpression: 'SET leaseUntil = :never',
      ConditionExpression: 'leaseOwner = :owner',
      ExpressionAttributeValues: { ':owner': { S: owner }, ':never': N(0) },
    });
  }

  async look(gameId: string, shard: number): Promise<DeliveryPlace> {
    const item = await this.#read(gameId, shard);
    const isLeased = item?.leaseOwner !== undefined;
    return {
      delivered: number(item?.delivered),
      isLeased,
      isAbandoned: isLeased && number(item.leaseUntil) <= this.#clock.now(),
    };
  }

  async #take(
    gameId: string,
    shard: number,
    owner: string,
    leaseUntil: number,
  ): Promise<DeliveryLease | undefined> {
    const item = await this.#writes.update({
      Key: keyOf(gameId, shard),
      UpdateExpression: 'SET leaseOwner = :owner, leaseUntil = :until ADD wakes :one',
      ConditionExpression:
        'attribute_not_exists(leaseOwner) OR leaseUntil <= :now OR leaseOwner = :owner',
      ExpressionAttributeValues: {
        ':owner': { S: owner },
        ':until': N(leaseUntil),
        ':now': N(this.#clock.now()),
        ':one': N(1),
      },
    });
    return item && { delivered: number(item.delivered), wakes: number(item.wakes) };
  }

  async #read(gameId: string, shard: number) {
    const { Item } = await this.#client.send(
      new GetItemCommand({
        TableName: this.#table,
        Key: keyOf(gameId, shard),
        ConsistentRead: true,
      }),
    );
    return Item;
  }
}

function keyOf(gameId: string, shard: number): Record<string, AttributeValue> {
  return { PK: { S: `GAME#${gameId}` }, SK: { S: `DELIVERY#${shard}` } };
}
