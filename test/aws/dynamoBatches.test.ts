import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { batchGet } from '../../src/aws/dynamoBatchGet.ts';
import { batchDelete, batchPut } from '../../src/aws/dynamoBatchWrite.ts';
import { BATCH_ATTEMPTS, untilProcessed } from '../../src/aws/dynamoRetry.ts';

type Key = Record<'PK' | 'SK', { readonly S: string }>;
const keys = (count: number) => Array.from({ length: count }, (_, n) => ({ PK: `P${n}`, SK: 'S' }));

/** A table that processes so many items of a call and leaves the rest. */
function table(processes: number) {
  const sizes: number[] = [];
  const stored: Key[] = [];
  const deleted: Key[] = [];
  const client = {
    async send({ input }: { readonly input: { readonly RequestItems: { readonly T: never } } }) {
      const asked = input.RequestItems.T as
        | { readonly Keys: Key[] }
        | { readonly PutRequest?: { Item: Key }; readonly DeleteRequest?: { Key: Key } }[];
      const isRead = 'Keys' in asked;
      const all: readonly unknown[] = isRead ? asked.Keys : asked;
      sizes.push(all.length);
      const left = all.slice(processes);
      if (isRead) {
        const found = asked.Keys.slice(0, processes);
        return {
          Responses: { T: found },
          UnprocessedKeys: left.length > 0 ? { T: { Keys: left } } : {},
        };
      }
      for (const { PutRequest: put, DeleteRequest: deletion } of asked.slice(0, processes)) {
        if (put) stored.push(put.Item);
        if (deletion) deleted.push(deletion.Key);
      }
      return { UnprocessedItems: left.length > 0 ? { T: left } : {} };
    },
  } as unknown as DynamoDBClient;
  return { client, sizes, stored, deleted };
}

describe('batches', () => {
  it('ask again for the keys that were left unprocessed, and only for those', async () => {
    const { client, sizes } = table(40);
    const items = await batchGet(client, 'T', [...keys(130), ...keys(3)]);
    expect(sizes).toEqual([100, 60, 20, 30]);
    expect(new Set(items.map(({ PK }) => PK?.S)).size).toBe(130);
  });

  it('send again the items that were left unprocessed', async () => {
    const { client, sizes, stored } = table(20);
    const items = keys(30).map(({ PK, SK }) => ({ PK: { S: PK }, SK: { S: SK } }));
    await batchPut(client, 'T', items);
    expect(sizes).toEqual([25, 5, 5]);
    expect(stored).toHaveLength(30);
  });

  it('delete again what was left unprocessed', async () => {
    const { client, sizes, deleted } = table(20);
    await batchDelete(client, 'T', keys(30));
    expect(sizes).toEqual([25, 5, 5]);
    expect(new Set(deleted.map(({ PK }) => PK.S)).size).toBe(30);
  });

  it('give up after some attempts that wait longer each, and say what was left', async () => {
    const slept: number[] = [];
    const options = { sleep: async (millis: number) => void slept.push(millis), random: () => 1 };
    const never = untilProcessed([1, 2], async (batch) => batch, options);
    await expect(never).rejects.toThrow('2 items were left');
    expect(slept).toEqual([50, 100, 200, 400, 800, 1600, 1600]);
    expect(slept).toHaveLength(BATCH_ATTEMPTS - 1);
  });
});
