import {
  type AttributeValue,
  type DynamoDBClient,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb';

/** The items of a query, page by page; who stops asking has no further page read. */
export async function* queryPages(
  client: Pick<DynamoDBClient, 'send'>,
  query: Omit<QueryCommandInput, 'ExclusiveStartKey'>,
): AsyncGenerator<readonly Record<string, AttributeValue>[]> {
  let start: QueryCommandOutput['LastEvaluatedKey'];
  do {
    const page: QueryCommandOutput = await client.send(
      new QueryCommand({ ...query, ...(start ? { ExclusiveStartKey: start } : {}) }),
    );
    yield page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start);
}

/** All items of a query, however many pages they fill. */
export async function queryAll(
  client: Pick<DynamoDBClient, 'send'>,
  query: Omit<QueryCommandInput, 'ExclusiveStartKey'>,
): Promise<Record<string, AttributeValue>[]> {
  const items: Record<string, AttributeValue>[] = [];
  for await (const page of queryPages(client, query)) items.push(...page);
  return items;
}
