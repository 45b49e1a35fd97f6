import {
  type AttributeValue,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type {
  AudienceMember,
  AudiencePlace,
  Audiences,
  LaggedNote,
  Operation,
  Topic,
} from '../pipeline/deliver/ports.ts';
import type { Clock } from '../pipeline/ports.ts';
import { ConditionalWrites } from './conditionalWrites.ts';
import {
  CONNECTION_SECONDS,
  connectionKey,
  type Item,
  N,
  number,
  placesOf,
  placeText,
  S,
  seconds,
  text,
} from './connectionItems.ts';
import { batchGet } from './dynamoBatchGet.ts';
import { queryPages } from './dynamoQuery.ts';

/** Operations outlive the subscriptions that name them. */
const OPERATION_SECONDS = 6 * 3600;

const topicName = (topic: Topic) =>
  topic.kind === 'DATE' ? `DATE#${topic.date}` : `${topic.kind}#${topic.gameId}`;
const audienceName = (topic: Topic, shard: number) => `AUDIENCE#${topicName(topic)}#${shard}`;
const placeKey = ({ topic, shard, connectionId, subscriptionId }: AudiencePlace): Item => ({
  PK: S(audienceName(topic, shard)),
  SK: S(`${connectionId}#${subscriptionId}`),
});
const operationKey = (key: string) => ({ PK: `OPERATION#${key}`, SK: 'OPERATION' });

/**
 * Subscriptions and the operations they name, in the `Connections` table: `AUDIENCE#topic#shard /
 * connection#subscription` and `OPERATION#hash / OPERATION`.
 *
 * @remarks All reads are strongly consistent and by key; a row whose time is over is ignored from
 *   that moment, whenever DynamoDB deletes it.
 */
export class DynamoAudiences implements Audiences {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #table: string;
  readonly #writes: ConditionalWrites;
  readonly #clock: Clock;
  /** Operations that this process has stored lately, with the second until which that is enough. */
  readonly #stored = new Map<string, number>();

  constructor(client: Pick<DynamoDBClient, 'send'>, table: string, clock: Clock) {
    this.#client = client;
    this.#table = table;
    this.#writes = new ConditionalWrites(client, table);
    this.#clock = clock;
  }

  async join(member: AudienceMember, operation: Operation): Promise<void> {
    await this.#storeOperation(operation);
    await this.#client.send(
      new PutItemCommand({
        TableName: this.#table,
        Item: {
          ...placeKey(member),
          operation: S(member.operationKey),
          nonce: S(member.nonce),
          positions: positionsOf(member.positions),
          ...(member.heldUntil === null ? {} : { heldUntil: N(member.heldUntil) }),
          expiresAt: N(member.expiresAt),
          ...(member.keyId === undefined ? {} : { keyId: S(member.keyId) }),
          ttl: N(Math.ceil(member.expiresAt / 1000) + 600),
        },
      }),
    );
  }

  async admit(place: AudiencePlace, positions: Readonly<Record<string, number>>): Promise<boolean> {
    const item = await this.#writes.update({
      Key: placeKey(place),
      UpdateExpression: 'SET positions = :positions REMOVE heldUntil',
      ConditionExpression: 'nonce = :nonce',
      ExpressionAttributeValues: { ':positions': positionsOf(positions), ':nonce': S(place.nonce) },
    });
    return item !== undefined;
  }

  async markLive(place: AudiencePlace, gameId: string): Promise<void> {
    await this.#writes.update({
      Key: placeKey(place),
      UpdateExpression: 'ADD liveGames :game',
      ConditionExpression: 'nonce = :nonce',
      ExpressionAttributeValues: { ':game': { SS: [gameId] }, ':nonce': S(place.nonce) },
    });
  }

  async noteLag(place: AudiencePlace, gameId: string, note: LaggedNote | undefined): Promise<void> {
    await this.#writes.update({
      Key: placeKey(place),
      UpdateExpression: note ? 'SET #lag = :note' : 'REMOVE #lag',
      ConditionExpression: 'nonce = :nonce',
      ExpressionAttributeNames: { '#lag': `lag#${gameId}` },
      ExpressionAttributeValues: {
        ':nonce': S(place.nonce),
        ...(note ? { ':note': S(JSON.stringify(note)) } : {}),
      },
    });
  }

  async leave(place: AudiencePlace): Promise<void> {
    // The row first: an id that is free again must not find its old row.
    await this.#writes.delete({
      Key: placeKey(place),
      ConditionExpression: 'nonce = :nonce',
      ExpressionAttributeValues: { ':nonce': S(place.nonce) },
    });
    await this.#writes.update({
      Key: connectionKey(place.connectionId),
      UpdateExpression: 'REMOVE subscriptions.#id',
      ConditionExpression: 'subscriptions.#id = :place',
      ExpressionAttributeNames: { '#id': place.subscriptionId },
      ExpressionAttributeValues: {
        ':place': placeText(place),
      },
    });
  }

  async members(topic: Topic, shard: number): Promise<readonly AudienceMember[]> {
    const now = this.#clock.now();
    const members: AudienceMember[] = [];
    const pages = queryPages(this.#client, {
      TableName: this.#table,
      ConsistentRead: true,
      KeyConditionExpression: 'PK = :audience',
      ExpressionAttributeValues: { ':audience': S(audienceName(topic, shard)) },
    });
    for await (const page of pages) {
      for (const item of page) {
        const member = memberOf(topic, shard, item);
        if (member.expiresAt > now) members.push(member);
      }
    }
    return members;
  }

  async operations(keys: readonly string[]): Promise<ReadonlyMap<string, Operation>> {
    const items = await batchGet(this.#client, this.#table, keys.map(operationKey), {
      ConsistentRead: true,
    });
    const operations = items.map((item) => JSON.parse(text(item.operation)) as Operation);
    return new Map(operations.map((operation) => [operation.key, operation]));
  }

  async removeConnection(connectionId: string): Promise<void> {
    const { Attributes } = await this.#client.send(
      new DeleteItemCommand({
        TableName: this.#table,
        Key: connectionKey(connectionId),
        ReturnValues: 'ALL_OLD',
      }),
    );
    if (!Attributes) return;
    for (const place of placesOf(connectionId, Attributes).values()) {
      await this.#client.send(
        new DeleteItemCommand({ TableName: this.#table, Key: placeKey(place) }),
      );
    }
  }

  async #storeOperation(operation: Operation): Promise<void> {
    const now = seconds(this.#clock.now());
    if ((this.#stored.get(operation.key) ?? 0) > now) return;
    const { PK, SK } = operationKey(operation.key);
    await this.#client.send(
      new PutItemCommand({
        TableName: this.#table,
        Item: {
          PK: S(PK),
          SK: S(SK),
          operation: S(JSON.stringify(operation)),
          ttl: N(now + OPERATION_SECONDS),
        },
      }),
    );
    if (this.#stored.size > 10_000) this.#stored.clear();
    this.#stored.set(operation.key, now + OPERATION_SECONDS - CONNECTION_SECONDS);
  }
}

function positionsOf(positions: Readonly<Record<string, number>>): AttributeValue {
  return {
    M: Object.fromEntries(Object.entries(positions).map(([game, at]) => [game, N(at)])),
  };
}

function memberOf(topic: Topic, shard: number, item: Item): AudienceMember {
  const sortKey = text(item.SK);
  const end = sortKey.indexOf('#');
  const lagged: Record<string, LaggedNote> = {};
  for (const [name, value] of Object.entries(item)) {
    if (name.startsWith('lag#')) lagged[name.slice(4)] = JSON.parse(text(value)) as LaggedNote;
  }
  return {
    topic,
    shard,
    connectionId: sortKey.slice(0, end),
    subscriptionId: sortKey.slice(end + 1),
    nonce: text(item.nonce),
    operationKey: text(item.operation),
    positions: Object.fromEntries(
      Object.entries(item.positions?.M ?? {}).map(([game, at]) => [game, number(at)]),
    ),
    liveGames: new Set(item.liveGames?.SS ?? []),
    heldUntil: item.heldUntil ? number(item.heldUntil) : null,
    lagged,
    expiresAt: number(item.expiresAt),
    keyId: item.keyId?.S,
  };
}
