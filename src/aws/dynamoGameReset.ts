import { type AttributeValue, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { StoredDraw } from '../pipeline/ports.ts';
import { drawItems } from './drawItems.ts';
import type { ItemKey } from './dynamoBatchGet.ts';
import { batchDelete } from './dynamoBatchWrite.ts';

/** Deletes everything of a game (`GAME#id`, and the rows that list its draws), so that it can be played again from its beginning. */
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
        ConsistentRead: true,
        Limit: 1000,
      }),
    );
    const keys = items.flatMap(keysOf);
    if (keys.length === 0) return;
    await batchDelete(client, table, keys);
  }
}

/** An item's key; a draw's rows in lists go with it, those first that are found by it alone. */
function keysOf({ PK, SK, body }: Record<string, AttributeValue>): readonly ItemKey[] {
  const own = { PK: PK?.S ?? '', SK: SK?.S ?? '' };
  if (!own.SK.startsWith('DRAW#')) return [own];
  const items = drawItems([JSON.parse(body?.S ?? '') as StoredDraw]);
  const keys = items.map((item) => ({ PK: item.PK?.S ?? '', SK: item.SK?.S ?? '' }));
  return [...keys.filter(({ PK: key }) => key !== own.PK), own];
}
