import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { queryAll, queryPages } from '../../src/aws/dynamoQuery.ts';

/** A table of pages; each but the last names the next. */
function table(...pages: string[][]) {
  const asked: unknown[] = [];
  const client = {
    async send({ input }: { readonly input: { readonly ExclusiveStartKey?: { n: number } } }) {
      const n = input.ExclusiveStartKey?.n ?? 0;
      asked.push(n);
      return {
        Items: pages[n]?.map((name) => ({ PK: { S: name } })),
        ...(n + 1 < pages.length ? { LastEvaluatedKey: { n: n + 1 } } : {}),
      };
    },
  } as unknown as DynamoDBClient;
  return { client, asked };
}

describe('queries', () => {
  it('go on behind the last key of each page, empty ones too, until none is named', async () => {
    const { client, asked } = table(['a', 'b'], [], ['c']);
    const items = await queryAll(client, { TableName: 'T' });
    expect(items.map(({ PK }) => PK?.S)).toEqual(['a', 'b', 'c']);
    expect(asked).toEqual([0, 1, 2]);
  });

  it('read no page that nobody asks for', async () => {
    const { client, asked } = table(['a'], ['b'], ['c']);
    for await (const page of queryPages(client, { TableName: 'T' })) {
      if (page[0]?.PK?.S === 'b') break;
    }
    expect(asked).toEqual([0, 1]);
  });

  it('find nothing in a table without items', async () => {
    expect(await queryAll(table([]).client, { TableName: 'T' })).toEqual([]);
  });
});
