import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoAudiences } from '../../src/aws/dynamoAudiences.ts';
import { DynamoConnections } from '../../src/aws/dynamoConnections.ts';
import { DynamoDeliveryProgress } from '../../src/aws/dynamoDeliveryProgress.ts';
import { DynamoPresence } from '../../src/aws/dynamoPresence.ts';
import type {
  AudienceMember,
  Audiences,
  DeliveryProgress,
  Operation,
} from '../../src/pipeline/deliver/ports.ts';
import { LeaseLostError } from '../../src/pipeline/deliver/ports.ts';
import { DEVELOPMENT } from '../../src/resolvers/identity.ts';
import type { Connections } from '../../src/resolvers/ports.ts';
import { type DynaliteTables, startDynaliteTables } from '../support/dynaliteTables.ts';
import { MemoryProgress, MemoryRows } from '../support/memoryRows.ts';

let now = 1_700_000_000_000;
const clock = { now: () => now };
let tables: DynaliteTables;
beforeAll(async () => {
  tables = await startDynaliteTables(['Game', 'Connections']);
});
afterAll(() => tables.close());

const OPERATION: Operation = {
  key: 'op',
  document: 'subscription { x }',
  operationName: null,
  variables: {},
  scope: 'public',
};

function member(connectionId: string, subscriptionId: string, nonce = 'n1'): AudienceMember {
  return {
    topic: { kind: 'GAME', gameId: 'g' },
    shard: 0,
    connectionId,
    subscriptionId,
    nonce,
    operationKey: OPERATION.key,
    positions: { g: 3 },
    liveGames: new Set(),
    heldUntil: now + 1000,
    lagged: {},
    expiresAt: now + 60_000,
    keyId: 'key-1',
  };
}

const inDynamo = () => ({
  connections: new DynamoConnections(tables.client, 'Connections'),
  audiences: new DynamoAudiences(tables.client, 'Connections', clock),
});
const inMemory = () => {
  const rows = new MemoryRows(clock);
  return { connections: rows, audiences: rows };
};
const implementations: [string, () => { connections: Connections; audiences: Audiences }][] = [
  ['DynamoDB', inDynamo],
  ['memory', inMemory],
];

describe.each(implementations)('connections and audiences in %s', (name, make) => {
  it('acknowledges once, reserves an id once and up to the limit', async () => {
    const { connections } = make();
    expect(await connections.receive('nobody', now)).toBeUndefined();
    await connections.open('a', DEVELOPMENT, now);
    expect(await connections.acknowledge('a', DEVELOPMENT)).toBe(true);
    expect(await connections.acknowledge('a', DEVELOPMENT)).toBe(false);
    expect(await connections.reserve(member('a', 'one'), 2)).toBe('RESERVED');
    expect(await connections.reserve(member('a', 'one'), 2)).toBe('EXISTS');
    expect(await connections.reserve(member('a', 'two.with:odd#chars'), 2)).toBe('RESERVED');
    expect(await connections.reserve(member('a', 'three'), 2)).toBe('TOO_MANY');
    expect(await connections.reserve(member('nobody', 'one'), 2)).toBe('GONE');
    const connection = await connections.receive('a', now);
    expect([...(connection?.subscriptions.keys() ?? [])].sort()).toEqual([
      'one',
      'two.with:odd#chars',
    ]);
    expect(connection).toMatchObject({ isAcknowledged: true, identity: { id: 'development' } });
  });

  it('lists who has not been acknowledged, and no others', async () => {
    const { connections } = make();
    await connections.open('late', DEVELOPMENT, now - 20_000);
    await connections.open('acknowledged', DEVELOPMENT, now - 20_000);
    await connections.open('fresh', DEVELOPMENT, now);
    await connections.acknowledge('acknowledged', DEVELOPMENT);
    const listed = await connections.unacknowledged(now - 10_000);
    expect(listed).toContain('late');
    expect(listed).not.toContain('acknowledged');
    expect(listed).not.toContain('fresh');
  });

  it('keeps a row from joining to leaving', async () => {
    const { connections, audiences } = make();
    const own = member(`b-${name}`, 'one#more');
    const find = async () =>
      (await audiences.members(own.topic, 0)).find((row) => row.connectionId === own.connectionId);
    await connections.open(own.connectionId, DEVELOPMENT, now);
    await connections.reserve(own, 5);
    await audiences.join(own, OPERATION);
    expect(await find()).toEqual(own);
    expect(await audiences.admit({ ...own, nonce: 'other' }, { g: 9 })).toBe(false);
    expect(await audiences.admit(own, { g: 9 })).toBe(true);
    await audiences.markLive(own, 'g');
    await audiences.noteLag(own, 'g', { missed: 2, resumeFrom: 7 });
    expect(await find()).toEqual({
      ...own,
      positions: { g: 9 },
      heldUntil: null,
      liveGames: new Set(['g']),
      lagged: { g: { missed: 2, resumeFrom: 7 } },
    });
    await audiences.noteLag(own, 'g', undefined);
    expect((await find())?.lagged).toEqual({});
    await audiences.leave({ ...own, nonce: 'other' });
    expect(await find()).toBeDefined();
    await audiences.leave(own);
    expect(await find()).toBeUndefined();
    expect((await connections.receive(own.connectionId, now))?.subscriptions.size).toBe(0);
    await audiences.markLive(own, 'g');
    expect(await find()).toBeUndefined();
    expect((await audiences.operations(['op', 'unknown'])).get('op')).toEqual(OPERATION);
  });

  it('removes a connection with its rows, and ignores rows whose time is over', async () => {
    const { connections, audiences } = make();
    const own = member(`c-${name}`, 'one');
    await connections.open(own.connectionId, DEVELOPMENT, now);
    await connections.reserve(own, 5);
    await audiences.join(own, OPERATION);
    const old = { ...member(`d-${name}`, 'one'), expiresAt: now };
    await audiences.join(old, OPERATION);
    const ids = async () => (await audiences.members(own.topic, 0)).map((row) => row.connectionId);
    expect(await ids()).toContain(own.connectionId);
    expect(await ids()).not.toContain(old.connectionId);
    await audiences.removeConnection(own.connectionId);
    await audiences.removeConnection(own.connectionId);
    expect(await ids()).not.toContain(own.connectionId);
    expect(await connections.receive(own.connectionId, now)).toBeUndefined();
  });
});

describe('connections in DynamoDB', () => {
  it('counts the messages of a second', async () => {
    const { connections } = inDynamo();
    await connections.open('m', DEVELOPMENT, now);
    const count = async () => (await connections.receive('m', now))?.messagesThisSecond;
    expect([await count(), await count(), await count()]).toEqual([1, 2, 3]);
    now += 1000;
    expect(await count()).toBe(1);
    now += 3 * 3_600_000;
    expect(await connections.receive('m', now)).toBeUndefined();
  });

  it('counts who follows a game', async () => {
    const { audiences } = inDynamo();
    const topic = { kind: 'GAME', gameId: 'p' } as const;
    await audiences.join({ ...member('p1', 'a'), topic }, OPERATION);
    await audiences.join({ ...member('p1', 'b'), topic }, OPERATION);
    await audiences.join({ ...member('p2', 'a'), topic, shard: 1 }, OPERATION);
    await audiences.join({ ...member('p3', 'a'), topic, expiresAt: now }, OPERATION);
    const presence = new DynamoPresence(tables.client, 'Connections', clock, 2);
    expect(await presence.ofGame('p')).toEqual({ connections: 2, subscribers: 3 });
  });
});

const progresses: [string, () => DeliveryProgress][] = [
  ['DynamoDB', () => new DynamoDeliveryProgress(tables.client, 'Game', clock)],
  ['memory', () => new MemoryProgress(clock)],
];

describe.each(progresses)('delivery progress in %s', (name, make) => {
  it('has one holder at a time, who hears of every wake before letting go', async () => {
    const progress = make();
    const id = `lease-${name}`;
    const until = now + 1000;
    const lease = await progress.acquire(id, 0, 'first', until);
    expect(lease?.delivered).toBe(0);
    expect(await progress.acquire(id, 0, 'second', until)).toBeUndefined();
    await progress.advance(id, 0, 'first', 5, until);
    expect(await progress.look(id, 0)).toEqual({
      delivered: 5,
      isLeased: true,
      isAbandoned: false,
    });
    const wakes = await progress.release(id, 0, 'first', lease?.wakes ?? 0);
    expect(wakes).toBeGreaterThan(lease?.wakes ?? 0);
    expect(await progress.release(id, 0, 'first', wakes ?? 0)).toBeUndefined();
    expect(await progress.look(id, 0)).toEqual({
      delivered: 5,
      isLeased: false,
      isAbandoned: false,
    });
    expect((await progress.acquire(id, 0, 'second', until))?.delivered).toBe(5);
  });

  it('lets the same request go on at once, and another when the time is over', async () => {
    const progress = make();
    const id = `retry-${name}`;
    await progress.acquire(id, 0, 'crashed', now + 1000);
    expect(await progress.acquire(id, 0, 'crashed', now + 1000)).toBeDefined();
    now += 2000;
    expect(await progress.look(id, 0)).toMatchObject({ isLeased: true, isAbandoned: true });
    expect(await progress.acquire(id, 0, 'next', now + 1000)).toBeDefined();
    await expect(progress.advance(id, 0, 'crashed', 9, now)).rejects.toThrow(LeaseLostError);
    expect(await progress.release(id, 0, 'crashed', 1)).toBeUndefined();
    expect((await progress.look(id, 0)).isLeased).toBe(true);
  });

  it('lets anyone go on behind a failure, and does not end the lease of another', async () => {
    const progress = make();
    const id = `failure-${name}`;
    await progress.acquire(id, 0, 'failed', now + 1000);
    await progress.advance(id, 0, 'failed', 3, now + 1000);
    await progress.expire(id, 0, 'failed');
    expect(await progress.look(id, 0)).toEqual({
      delivered: 3,
      isLeased: true,
      isAbandoned: true,
    });
    expect((await progress.acquire(id, 0, 'next', now + 1000))?.delivered).toBe(3);
    await progress.expire(id, 0, 'failed');
    expect(await progress.acquire(id, 0, 'third', now + 1000)).toBeUndefined();
  });
});
