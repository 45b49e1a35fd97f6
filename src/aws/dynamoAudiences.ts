import {
  type AttributeValue,
  BatchGetItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import type {
  AudienceMember,
  AudiencePlace,
  Audiences,
  LaggedNote,
  Operation,
  Topic,
} from '../pipeline/deliver/ports.ts';
import type { Pause } from '../pipeline/deliver/postQueue.ts';
import type { Clock } from '../pipeline/ports.ts';
import {
  CONNECTION_SECONDS,
  ConditionalWrites,
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

/** Operations outlive the subscriptions that name them. */
const OPERATION_SECONDS = 6 * 3600;

const topicName = (topic: Topic) =>
  topic.kind === 'DATE' ? `DATE#${topic.date}` : `${topic.kind}#${topic.gameId}`;
const audienceName = (topic: Topic, shard: number) => `AUDIENCE#${topicName(topic)}#${shard}`;
const placeKey = ({ topic, shard, connectionId, subscriptionId }: AudiencePlace): Item => ({
  PK: S(audienceName(topic, shard)),
  SK: S(`${connectionId}#${subscriptionId}`),
});
const operationItemKey = (key: string): Item => ({ PK: S(`OPERATION#${key}`), SK: S('OPERATION') });

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
  readonly #pause: Pause;
  /** Operations that this process has stored lately, with the second until which that is enough. */
  readonly #stored = new Map<string, number>();

  constructor(client: Pick<DynamoDBClient, 'send'>, table: string, clock: Clock, pause: Pause) {
    this.#client = client;
    this.#table = table;
    this.#writes = new ConditionalWrites(client, table);
    this.#clock = clock;
    this.#pause = pause;
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
    let ExclusiveStartKey: Item | undefined;
    do {
      const page = await this.#client.send(
        new QueryCommand({
          TableName: this.#table,
          ConsistentRead: true,
          KeyConditionExpression: 'PK = :audience',
          ExpressionAttributeValues: { ':audience': S(audienceName(topic, shard)) },
          ...(ExclusiveStartKey ? { ExclusiveStartKey } : {}),
        }),
      );
      for (const item of page.Items ?? []) {
        const member = memberOf(topic, shard, item);
        if (member.expiresAt > now) members.push(member);
      }
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return members;
  }

  async operations(keys: readonly string[]): Promise<ReadonlyMap<string, Operation>> {
    const found = new Map<string, Operation>();
    let missing = [...new Set(keys)].map(operationItemKey);
    for (let attempt = 0; missing.length > 0; attempt++) {
      if (attempt > 0) await this.#pause(Math.min(1000, 25 * 2 ** attempt));
      const asked = missing.slice(0, 100);
      const { Responses, UnprocessedKeys } = await this.#client.send(
        new BatchGetItemCommand({
          RequestItems: { [this.#table]: { Keys: asked, ConsistentRead: true } },
        }),
      );
      for (const item of Responses?.[this.#table] ?? []) {
        const operation = JSON.parse(text(item.operation)) as Operation;
        found.set(operation.key, operation);
      }
      const unprocessed = UnprocessedKeys?.[this.#table]?.Keys ?? [];
      if (unprocessed.length === 0) attempt = -1;
      missing = [...unprocessed, ...missing.slice(100)];
    }
    return found;
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
    await this.#client.send(
      new PutItemCommand({
        TableName: this.#table,
        Item: {
          ...operationItemKey(operation.key),
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
