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

it('raises players of games that end at the same time, and takes nothing away', async () => {
  const store = new DynamoSeasonTallies(tables.client, 'Game');
  const games = Array.from({ length: 6 }, (_, n) => [`p${n}`, 20 + n, 11] as const);
  await Promise.all(games.map((tally) => store.raise('20232024', [tally])));
  expect(await store.load('20232024')).toEqual([...games].reverse());
  await store.raise('20232024', [
    ['p0', 19, 10],
    ['p1', 99, 50],
  ]);
  const after = await store.load('20232024');
  expect(after?.[0]).toEqual(['p1', 99, 50]);
  expect(after?.at(-1)).toEqual(['p0', 20, 11]);
});
