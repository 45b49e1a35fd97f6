import {
  type AttributeValue,
  BatchGetItemCommand,
  type DynamoDBClient,
  type KeysAndAttributes,
} from '@aws-sdk/client-dynamodb';
import { retryWithTimers, untilProcessed } from './dynamoRetry.ts';

/** BatchGetItem takes at most this many keys. Source: AWS, DynamoDB API reference. */
const BATCH_KEYS = 100;

export interface ItemKey {
  readonly PK: string;
  readonly SK: string;
}

/**
 * Items by key, in no order, each key once; what DynamoDB left unprocessed is asked for again. One
 * call per hundred keys.
 *
 * @param options - of each call, as `ProjectionExpression` and `ConsistentRead`
 */
export async function batchGet(
  client: Pick<DynamoDBClient, 'send'>,
  table: string,
  keys: readonly ItemKey[],
  options: Omit<KeysAndAttributes, 'Keys'> = {},
): Promise<Record<string, AttributeValue>[]> {
  const items: Record<string, AttributeValue>[] = [];
  const once = [...new Map(keys.map((key) => [`${key.PK}\n${key.SK}`, key])).values()];
  for (let from = 0; from < once.length; from += BATCH_KEYS) {
    await untilProcessed(
      once.slice(from, from + BATCH_KEYS),
      async (batch) => {
        const { Responses: found, UnprocessedKeys: left } = await client.send(
          new BatchGetItemCommand({
            RequestItems: {
              [table]: {
                ...options,
                Keys: batch.map(({ PK, SK }) => ({ PK: { S: PK }, SK: { S: SK } })),
              },
            },
          }),
        );
        items.push(...(found?.[table] ?? []));
        return (left?.[table]?.Keys ?? []).map(({ PK, SK }) => ({
          PK: PK?.S ?? '',
          SK: SK?.S ?? '',
        }));
      },
      retryWithTimers,
    );
  }
  return items;
}
