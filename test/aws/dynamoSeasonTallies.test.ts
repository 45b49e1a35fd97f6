import { afterAll, beforeAll, expect, it } from 'vitest';
import { DynamoSeasonTallies } from '../../src/aws/dynamoSeasonTallies.ts';
import { type DynaliteTables, startDynaliteTables } from '../support/dynaliteTables.ts';

let tables: DynaliteTables;
beforeAll(async () => {
  tables = await startDynaliteTables(['Game']);
});
afterAll(() => tables.close());

it('keeps a season’s tallies, replaced only by who knows the league', async () => {
  const store = new DynamoSeasonTallies(tables.client, 'Game');
  expect(await store.load('20242025')).toBeUndefined();
  await store.writeMissing(new Map([['20242025', [['a', 20, 11]]]]));
  await store.writeMissing(new Map([['20242025', [['b', 30, 11]]]]));
  expect(await store.load('20242025')).toEqual([['a', 20, 11]]);
  await store.write(new Map([['20242025', [['c', 40, 11]]]]));
  expect(await store.load('20242025')).toEqual([['c', 40, 11]]);
});
