import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { AudiencePlace, Topic } from '../pipeline/deliver/ports.ts';

export type Item = Record<string, AttributeValue>;

/** API Gateway ends a connection after two hours; rows outlive it by ten minutes. */
export const CONNECTION_SECONDS = 2 * 3600 + 600;

export const S = (value: string): AttributeValue => ({ S: value });
export const N = (value: number): AttributeValue => ({ N: String(value) });
export const text = (value: AttributeValue | undefined): string => value?.S ?? '';
export const number = (value: AttributeValue | undefined): number => Number(value?.N ?? 0);
export const seconds = (millis: number): number => Math.floor(millis / 1000);

export const connectionKey = (connectionId: string): Item => ({
  PK: S(`CONNECTION#${connectionId}`),
  SK: S('CONNECTION'),
});

/** A subscription's place in its audience, as the map in its connection's item keeps it. */
export const placeText = ({ topic, shard, nonce }: AudiencePlace): AttributeValue =>
  S(JSON.stringify([topic, shard, nonce]));

/** The subscriptions that a connection's item names, by id. */
export function placesOf(connectionId: string, item: Item): ReadonlyMap<string, AudiencePlace> {
  return new Map(
    Object.entries(item.subscriptions?.M ?? {}).map(([subscriptionId, value]) => {
      const [topic, shard, nonce] = JSON.parse(text(value)) as [Topic, number, string];
      return [subscriptionId, { topic, shard, nonce, connectionId, subscriptionId }];
    }),
  );
}

/** Updates and deletions under a condition in one table. */
export class ConditionalWrites {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #table: string;

  constructor(client: Pick<DynamoDBClient, 'send'>, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** @returns the item as it is after the update, or `undefined` when the condition does not hold. */
  async update(
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

  /** Deletes, unless the condition does not hold. */
  async delete(
    input: Omit<ConstructorParameters<typeof DeleteItemCommand>[0], 'TableName'>,
  ): Promise<void> {
    try {
      await this.#client.send(new DeleteItemCommand({ TableName: this.#table, ...input }));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }
}
