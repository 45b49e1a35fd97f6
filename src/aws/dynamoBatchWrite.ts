import {
  type AttributeValue,
  BatchWriteItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { retryWithTimers, untilProcessed } from './dynamoRetry.ts';

/** BatchWriteItem takes at most this many. Source: AWS, DynamoDB API reference. */
const BATCH_ITEMS = 25;

/** Puts items, each key once; what DynamoDB left unprocessed is sent again. One call per 25 items. */
export async function batchPut(
  client: Pick<DynamoDBClient, 'send'>,
  table: string,
  items: readonly Record<string, AttributeValue>[],
): Promise<void> {
  for (let from = 0; from < items.length; from += BATCH_ITEMS) {
    await untilProcessed(
      items.slice(from, from + BATCH_ITEMS),
      async (batch) => {
        const { UnprocessedItems: left } = await client.send(
          new BatchWriteItemCommand({
            RequestItems: { [table]: batch.map((Item) => ({ PutRequest: { Item } })) },
          }),
        );
        return (left?.[table] ?? []).flatMap(({ PutRequest: put }) =>
          put?.Item ? [put.Item] : [],
        );
      },
      retryWithTimers,
    );
  }
}
