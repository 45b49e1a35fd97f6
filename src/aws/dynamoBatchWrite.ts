import {
  type AttributeValue,
  BatchWriteItemCommand,
  type DynamoDBClient,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import type { ItemKey } from './dynamoBatchGet.ts';
import { retryWithTimers, untilProcessed } from './dynamoRetry.ts';

/** BatchWriteItem takes at most this many. Source: AWS, DynamoDB API reference. */
const BATCH_ITEMS = 25;

/** Puts items, each key once; what DynamoDB left unprocessed is sent again. One call per 25 items. */
export function batchPut(
  client: Pick<DynamoDBClient, 'send'>,
  table: string,
  items: readonly Record<string, AttributeValue>[],
): Promise<void> {
  return batchWrite(
    client,
    table,
    items.map((Item) => ({ PutRequest: { Item } })),
  );
}

/** Deletes items, as {@link batchPut} puts them: in order of calls, in none within a call. */
export function batchDelete(
  client: Pick<DynamoDBClient, 'send'>,
  table: string,
  keys: readonly ItemKey[],
): Promise<void> {
  return batchWrite(
    client,
    table,
    keys.map(({ PK, SK }) => ({ DeleteRequest: { Key: { PK: { S: PK }, SK: { S: SK } } } })),
  );
}

async function batchWrite(
  client: Pick<DynamoDBClient, 'send'>,
  table: string,
  requests: readonly WriteRequest[],
): Promise<void> {
  for (let from = 0; from < requests.length; from += BATCH_ITEMS) {
    await untilProcessed(
      requests.slice(from, from + BATCH_ITEMS),
      async (batch) => {
        const { UnprocessedItems: left } = await client.send(
          new BatchWriteItemCommand({ RequestItems: { [table]: [...batch] } }),
        );
        return left?.[table] ?? [];
      },
      retryWithTimers,
    );
  }
}
