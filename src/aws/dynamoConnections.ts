import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import type { AudiencePlace } from '../pipeline/deliver/ports.ts';
import type { Identity } from '../resolvers/identity.ts';
import type { Connection, Connections, Reservation } from '../resolvers/ports.ts';
import { ConditionalWrites } from './conditionalWrites.ts';
import {
  CONNECTION_SECONDS,
  connectionKey,
  N,
  number,
  placesOf,
  placeText,
  S,
  seconds,
  text,
} from './connectionItems.ts';

/** In the index until the acknowledgement: sparse, and empty on a quiet day. */
const UNACKNOWLEDGED = { GSI1PK: S('UNACKNOWLEDGED') };
const sortableMillis = (millis: number) => String(millis).padStart(15, '0');

/**
 * Connections in the `Connections` table: `CONNECTION#id / CONNECTION`, with a map of the
 * subscriptions. Those without an acknowledgement lie in `GSI1` too: `UNACKNOWLEDGED / opened`.
 *
 * @remarks All reads but that of the index are strongly consistent and by key; a row whose time is
 *   over is ignored from that moment, whenever DynamoDB deletes it.
 */
export class DynamoConnections implements Connections {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #table: string;
  readonly #writes: ConditionalWrites;

  constructor(client: Pick<DynamoDBClient, 'send'>, table: string) {
    this.#client = client;
    this.#table = table;
    this.#writes = new ConditionalWrites(client, table);
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
    const first = await this.#writes.update({
      Key,
      UpdateExpression: 'SET messageSecond = :now, messageCount = :one',
      ConditionExpression:
        'attribute_exists(PK) AND #ttl > :now AND (attribute_not_exists(messageSecond) OR messageSecond < :now)',
      ExpressionAttributeNames: { '#ttl': 'ttl' },
      ExpressionAttributeValues: { ...values, ':one': N(1) },
    });
    const item =
      first ??
      (await this.#writes.update({
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
    const item = await this.#writes.update({
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
    const item = await this.#writes.update({
      Key,
      UpdateExpression: 'SET subscriptions.#id = :place',
      ConditionExpression:
        'attribute_exists(PK) AND attribute_not_exists(subscriptions.#id) AND size(subscriptions) < :limit',
      ExpressionAttributeNames: { '#id': place.subscriptionId },
      ExpressionAttributeValues: {
        ':place': placeText(place),
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
}
