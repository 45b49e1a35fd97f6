import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
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
import type { Identity } from '../resolvers/identity.ts';
import type { Connection, Connections, Reservation } from '../resolvers/ports.ts';

type Item = Record<string, AttributeValue>;

/** API Gateway ends a connection after two hours; rows outlive it by ten minutes. */
const CONNECTION_SECONDS = 2 * 3600 + 600;
/** Operations outlive the subscriptions that name them. */
const OPERATION_SECONDS = 6 * 3600;

const S = (value: string): AttributeValue => ({ S: value });
const N = (value: number): AttributeValue => ({ N: String(value) });

const connectionKey = (connectionId: string): Item => ({
  PK: S(`CONNECTION#${connectionId}`),
  SK: S('CONNECTION'),
});
const topicName = (topic: Topic) =>
  topic.kind === 'DATE' ? `DATE#${topic.date}` : `${topic.kind}#${topic.gameId}`;
const audienceName = (topic: Topic, shard: number) => `AUDIENCE#${topicName(topic)}#${shard}`;
const placeKey = ({ topic, shard, connectionId, subscriptionId }: AudiencePlace): Item => ({
  PK: S(audienceName(topic, shard)),
  SK: S(`${connectionId}#${subscriptionId}`),
});
const operationItemKey = (key: string): Item => ({ PK: S(`OPERATION#${key}`), SK: S('OPERATION') });

/**
 * Connections, subscriptions and the operations they name, in the `Connections` table:
 * `CONNECTION#id / CONNECTION` (with a map of its subscriptions), `AUDIENCE#topic#shard /
 * connection#subscription`, `OPERATION#hash / OPERATION`. Connections without an acknowledgement lie
 * in `GSI1` too: `UNACKNOWLEDGED / opened`.
 *
 * @remarks All other reads are strongly consistent and by key; a row whose time is over is ignored from
 *   that moment, whenever DynamoDB deletes it.
 */
export class DynamoConnections implements Connections, Audiences {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #table: string;
  readonly #clock: Clock;
  readonly #pause: Pause;
  /** Operations that this process has stored lately, with the second until which that is enough. */
  readonly #stored = new Map<string, number>();

  constructor(client: Pick<DynamoDBClient, 'send'>, table: string, clock: Clock, pause: Pause) {
    this.#client = client;
    this.#table = table;
    this.#clock = clock;
    this.#pause = pause;
  }

  async open(connectionId: string, identity: Identity, now: number): Promise<void> {
    await this.#client.send(
      new PutItemCommand({
        TableName: this.#table,
        Item: {
          ...connectionKey(connectionId),
          openedAt: N(now),
          isAcknowledged: { BOOL: false },
          ...UNACKNOWLEDGED,
          GSI1SK: S(sortableMillis(now)),
          identity: S(JSON.stringify(identity)),
          subscriptions: { M: {} },
          ttl: N(seconds(now) + CONNECTION_SECONDS),
        },
      }),
    );
  }

  async receive(connectionId: string, now: number): Promise<Connection | undefined> {
    const Key = connectionKey(connectionId);
    const values = { ':now': N(seconds(now)) };
    const first = await this.#updateIf({
      Key,
      UpdateExpression: 'SET messageSecond = :now, messageCount = :one',
      ConditionExpression:
        'attribute_exists(PK) AND #ttl > :now AND (attribute_not_exists(messageSecond) OR messageSecond < :now)',
      ExpressionAttributeNames: { '#ttl': 'ttl' },
      ExpressionAttributeValues: { ...values, ':one': N(1) },
    });
    const item =
      first ??
      (await this.#updateIf({
        Key,
        UpdateExpression: 'ADD messageCount :one',
        ConditionExpression: 'attribute_exists(PK) AND #ttl > :now',
        ExpressionAttributeNames: { '#ttl': 'ttl' },
        ExpressionAttributeValues: { ...values, ':one': N(1) },
      }));
    if (!item) return undefined;
    return {
      connectionId,
      openedAt: number(item.openedAt),
      isAcknowledged: item.isAcknowledged?.BOOL === true,
      identity: JSON.parse(text(item.identity)) as Identity,
      messagesThisSecond: number(item.messageCount),
      subscriptions: placesOf(connectionId, item),
    };
  }

  async acknowledge(connectionId: string, identity: Identity): Promise<boolean> {
    const item = await this.#updateIf({
      Key: connectionKey(connectionId),
      UpdateExpression: 'SET isAcknowledged = :yes, #identity = :identity REMOVE GSI1PK, GSI1SK',
      ConditionExpression: 'isAcknowledged = :no',
      ExpressionAttributeNames: { '#identity': 'identity' },
      ExpressionAttributeValues: {
        ':yes': { BOOL: true },
        ':no': { BOOL: false },
        ':identity': S(JSON.stringify(identity)),
      },
    });
    return item !== undefined;
  }

  async unacknowledged(openedBefore: number): Promise<readonly string[]> {
    const { Items } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        IndexName: 'GSI1',
        KeyConditionExpression: 'GSI1PK = :name AND GSI1SK < :before',
        ProjectionExpression: 'PK',
        Limit: 500,
        ExpressionAttributeValues: {
          ':name': UNACKNOWLEDGED.GSI1PK,
          ':before': S(sortableMillis(openedBefore)),
        },
      }),
    );
    return (Items ?? []).map(({ PK }) => text(PK).slice('CONNECTION#'.length));
  }

  async reserve(place: AudiencePlace, limit: number): Promise<Reservation> {
    const Key = connectionKey(place.connectionId);
    const item = await this.#updateIf({
      Key,
      UpdateExpression: 'SET subscriptions.#id = :place',
      ConditionExpression:
        'attribute_exists(PK) AND attribute_not_exists(subscriptions.#id) AND size(subscriptions) < :limit',
      ExpressionAttributeNames: { '#id': place.subscriptionId },
      ExpressionAttributeValues: {
        ':place': S(JSON.stringify([place.topic, place.shard, place.nonce])),
        ':limit': N(limit),
      },
    });
    if (item) return 'RESERVED';
    const { Item: found } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key, ConsistentRead: true }),
    );
    if (!found) return 'GONE';
    return found.subscriptions?.M?.[place.subscriptionId] ? 'EXISTS' : 'TOO_MANY';
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
    const item = await this.#updateIf({
      Key: placeKey(place),
      UpdateExpression: 'SET positions = :positions REMOVE heldUntil',
      ConditionExpression: 'nonce = :nonce',
      ExpressionAttributeValues: { ':positions': positionsOf(positions), ':nonce': S(place.nonce) },
    });
    return item !== undefined;
  }

  async markLive(place: AudiencePlace, gameId: string): Promise<void> {
    await this.#updateIf({
      Key: placeKey(place),
      UpdateExpression: 'ADD liveGames :game',
      ConditionExpression: 'nonce = :nonce',
      ExpressionAttributeValues: { ':game': { SS: [gameId] }, ':nonce': S(place.nonce) },
    });
  }

  async noteLag(place: AudiencePlace, gameId: string, note: LaggedNote | undefined): Promise<void> {
    await this.#updateIf({
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
    await this.#deleteIf({
      Key: placeKey(place),
      ConditionExpression: 'nonce = :nonce',
      ExpressionAttributeValues: { ':nonce': S(place.nonce) },
    });
    await this.#updateIf({
      Key: connectionKey(place.connectionId),
      UpdateExpression: 'REMOVE subscriptions.#id',
      ConditionExpression: 'subscriptions.#id = :place',
      ExpressionAttributeNames: { '#id': place.subscriptionId },
      ExpressionAttributeValues: {
        ':place': S(JSON.stringify([place.topic, place.shard, place.nonce])),
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

  /** The item as it is after the update, or `undefined` when the condition does not hold. */
  async #updateIf(
    input: Omit<ConstructorParameters<typeof UpdateItemCommand>[0], 'TableName' | 'ReturnValues'>,
  ): Promise<Item | undefined> {
    try {
      const { Attributes } = await this.#client.send(
        new UpdateItemCommand({ TableName: this.#table, ReturnValues: 'ALL_NEW', ...input }),
      );
      return Attributes;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }

  async #deleteIf(
    input: Omit<ConstructorParameters<typeof DeleteItemCommand>[0], 'TableName'>,
  ): Promise<void> {
    try {
      await this.#client.send(new DeleteItemCommand({ TableName: this.#table, ...input }));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }
}

/** In the index until the acknowledgement: sparse, and empty on a quiet day. */
const UNACKNOWLEDGED = { GSI1PK: S('UNACKNOWLEDGED') };
const sortableMillis = (millis: number) => String(millis).padStart(15, '0');
const seconds = (millis: number) => Math.floor(millis / 1000);
const text = (value: AttributeValue | undefined) => value?.S ?? '';
const number = (value: AttributeValue | undefined) => Number(value?.N ?? 0);

function positionsOf(positions: Readonly<Record<string, number>>): AttributeValue {
  return {
    M: Object.fromEntries(Object.entries(positions).map(([game, at]) => [game, N(at)])),
  };
}

function placesOf(connectionId: string, item: Item): ReadonlyMap<string, AudiencePlace> {
  return new Map(
    Object.entries(item.subscriptions?.M ?? {}).map(([subscriptionId, value]) => {
      const [topic, shard, nonce] = JSON.parse(text(value)) as [Topic, number, string];
      return [subscriptionId, { topic, shard, nonce, connectionId, subscriptionId }];
    }),
  );
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
