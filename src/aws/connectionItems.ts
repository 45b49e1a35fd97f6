import type { AttributeValue } from '@aws-sdk/client-dynamodb';
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
