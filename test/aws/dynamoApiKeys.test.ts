import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoApiKeys } from '../../src/aws/dynamoApiKeys.ts';
import { DynamoBudget } from '../../src/aws/dynamoBudget.ts';
import { DEVELOPMENT } from '../../src/resolvers/identity.ts';
import {
  formatKey,
  hashSecret,
  identityOfKey,
  isStillGood,
  type StoredKey,
  secretOf,
} from '../../src/resolvers/keys/apiKey.ts';
import { successorOf } from '../../src/resolvers/keys/issueKey.ts';
import { type DynaliteTables, startDynaliteTables } from '../support/dynaliteTables.ts';

const NOW = 1_700_000_000_000;
let tables: DynaliteTables;
let keys: DynamoApiKeys;
let budget: DynamoBudget;
beforeAll(async () => {
  tables = await startDynaliteTables(['Records']);
  keys = new DynamoApiKeys(tables.client, 'Records');
  budget = new DynamoBudget(tables.client, 'Records');
});
afterAll(() => tables.close());

const SECRET = new Uint8Array(32).fill(7);

async function create(id: string, changes: Partial<StoredKey> = {}): Promise<string> {
  const key = formatKey(id, SECRET);
  await keys.create({
    id,
    hash: hashSecret(secretOf(key)),
    name: 'Partner',
    scopes: ['public'],
    unitsPerMinute: 100,
    createdAt: NOW,
    expiresAt: null,
    revokedAt: null,
    ...changes,
  });
  return key;
}

describe('API keys', () => {
  it('tell whose they are, until revoked', async () => {
    const key = await create('aaaa0001');
    const identity = { id: 'aaaa0001', scopes: ['public'], unitsPerMinute: 100 };
    expect(await identityOfKey(key, keys, NOW)).toEqual(identity);
    expect(await keys.revoke('aaaa0001', NOW)).toBe(true);
    expect(await identityOfKey(key, keys, NOW)).toBeUndefined();
    expect(await keys.revoke('nobody00', NOW)).toBe(false);
  });

  it('end when their time is over', async () => {
    const key = await create('aaaa0002', { expiresAt: NOW });
    expect(await identityOfKey(key, keys, NOW - 1)).toMatchObject({ expiresAt: NOW });
    expect(await identityOfKey(key, keys, NOW)).toBeUndefined();
  });

  it('are rotated: the successor has the same rights, the old one ends when told', async () => {
    await create('aaaa0004', { scopes: ['public', 'presence'], expiresAt: NOW + 1000 });
    const old = await keys.find('aaaa0004');
    if (!old) throw new Error('not stored');
    const { stored, text } = successorOf(old, NOW + 400);
    await keys.create(stored);
    expect(await keys.endAt(old.id, NOW + 500)).toBe(true);
    expect(await identityOfKey(text, keys, NOW + 600)).toEqual({
      id: stored.id,
      scopes: ['public', 'presence'],
      unitsPerMinute: 100,
      expiresAt: NOW + 1400,
    });
    expect(await keys.find(old.id)).toMatchObject({ expiresAt: NOW + 500 });
    expect(await keys.find(stored.id)).toMatchObject({ replaces: old.id });
    // Never later than it was made for.
    await keys.endAt(old.id, NOW + 9000);
    expect(await keys.find(old.id)).toMatchObject({ expiresAt: NOW + 1000 });
    expect(await keys.endAt('nobody00', NOW)).toBe(false);
    await keys.revoke(stored.id, NOW);
  });

  it('are asked again by id while a socket is open', async () => {
    const key = await create('aaaa0005');
    const identity = await identityOfKey(key, keys, NOW);
    if (!identity) throw new Error('not good');
    expect(await isStillGood(identity, keys, NOW)).toBe(true);
    await keys.revoke('aaaa0005', NOW);
    expect(await isStillGood(identity, keys, NOW)).toBe(false);
    expect(await isStillGood(DEVELOPMENT, keys, NOW)).toBe(true);
  });

  it('are not guessed from the id, nor found when malformed', async () => {
    const key = await create('aaaa0003');
    const wrong = `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`;
    for (const text of [
      wrong,
      '',
      'faceoff_aaaa0003_',
      `${key}00`,
      'faceoff_zzzz0009_'.padEnd(82, '0'),
    ]) {
      expect(await identityOfKey(text, keys, NOW)).toBeUndefined();
    }
  });

  it('are listed, the secret nowhere in the table', async () => {
    const listed = await keys.list();
    expect(listed.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['aaaa0001', 'aaaa0002', 'aaaa0003']),
    );
    expect(listed[0]?.revokedAt).toBe(NOW);
    expect(JSON.stringify(listed)).not.toContain(Buffer.from(SECRET).toString('hex'));
  });
});

describe('a budget', () => {
  it('is spent, refuses, and fills again with time', async () => {
    const spend = (cost: number, now: number) => budget.spend('k', 60, cost, now);
    expect(await spend(50, NOW)).toMatchObject({ isGranted: true, limit: 60, remaining: 10 });
    expect(await spend(20, NOW)).toEqual({
      isGranted: false,
      limit: 60,
      remaining: 10,
      resetSeconds: 10,
    });
    expect(await spend(10, NOW)).toMatchObject({ isGranted: true, remaining: 0 });
    expect(await spend(20, NOW + 20_000)).toMatchObject({ isGranted: true, remaining: 0 });
    expect(await spend(61, NOW + 600_000)).toMatchObject({ isGranted: false, remaining: 60 });
    expect(await spend(60, NOW + 600_000)).toMatchObject({ isGranted: true });
  });

  it('never grants more than it has to requests at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => budget.spend('many', 100, 10, NOW)),
    );
    expect(answers.filter(({ isGranted }) => isGranted)).toHaveLength(10);
  });
});
