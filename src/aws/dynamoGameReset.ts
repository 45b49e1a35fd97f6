import { BatchWriteItemCommand, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { retryWithTimers, untilProcessed } from './dynamoRetry.ts';

const BATCH_ITEMS = 25;

/** Deletes everything of a game (`GAME#id`), so that it can be played again from its beginning. */
export async function resetGame(
  client: DynamoDBClient,
  table: string,
  gameId: string,
): Promise<void> {
  for (;;) {
    const { Items: items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'PK = :pk',
        ExpressionAttributeValues: { ':pk': { S: `GAME#${gameId}` } },
        ProjectionExpression: 'PK, SK',
        ConsistentRead: true,
        Limit: 1000,
      }),
    );
    const keys = items.map(({ PK, SK }) => ({ PK: PK?.S ?? '', SK: SK?.S ?? '' }));
    if (keys.length === 0) return;
    for (let from = 0; from < keys.length; from += BATCH_ITEMS) {
      await untilProcessed(
        keys.slice(from, from + BATCH_ITEMS),
        async (batch) => {
          const { UnprocessedItems: left } = await client.send(
            new BatchWriteItemCommand({
              RequestItems: {
                [table]: batch.map(({ PK, SK }) => ({
                  DeleteRequest: { Key: { PK: { S: PK }, SK: { S: SK } } },
                })),
              },
            }),
          );
          return (left?.[table] ?? []).map(({ DeleteRequest: request }) => ({
            PK: request?.Key?.['PK']?.S ?? '',
            SK: request?.Key?.['SK']?.S ?? '',
          }));
        },
        retryWithTimers,
      );
    }
  }
}
