import { describe, expect, it } from 'vitest';
import type { StoredKey } from '../../../src/resolvers/keys/apiKey.ts';
import { listeningRights } from '../../../src/resolvers/keys/listeningRights.ts';

const key = (changes: Partial<StoredKey> = {}): StoredKey => ({
  id: 'k',
  hash: '',
  name: 'a partner',
  scopes: ['public'],
  unitsPerMinute: 1000,
  createdAt: 0,
  expiresAt: null,
  revokedAt: null,
  ...changes,
});

function setUp() {
  const world = {
    now: 1000,
    stored: new Map([['k', key()]]),
    reads: 0,
    isAway: false,
    reports: [] as unknown[],
  };
  const rights = listeningRights(
    {
      async find(id) {
        world.reads++;
        if (world.isAway) throw new Error('The table is away');
        return world.stored.get(id);
      },
    },
    { now: () => world.now },
    (_, error) => world.reports.push(error),
  );
  const ended = async (...ids: string[]) => [...(await rights.ended(new Set(ids)))];
  return { world, ended };
}

describe('listeningRights', () => {
  it('reads a key once in half a minute, and knows of its revocation after that', async () => {
    const { world, ended } = setUp();
    expect(await ended('k', 'unknown')).toEqual(['unknown']);
    world.stored.set('k', key({ revokedAt: 1001 }));
    expect(await ended('k')).toEqual([]);
    expect(world.reads).toBe(2);
    world.now += 30_000;
    expect(await ended('k')).toEqual(['k']);
  });

  it('knows of an expiry at once', async () => {
    const { world, ended } = setUp();
    world.stored.set('k', key({ expiresAt: 5000 }));
    expect(await ended('k')).toEqual([]);
    world.now = 5000;
    expect(await ended('k')).toEqual(['k']);
    expect(world.reads).toBe(1);
  });

  it('goes on as before when keys cannot be read, and tells the operator', async () => {
    const { world, ended } = setUp();
    world.stored.set('k', key({ revokedAt: 1 }));
    expect(await ended('k')).toEqual(['k']);
    world.isAway = true;
    world.now += 60_000;
    expect(await ended('k', 'never read')).toEqual(['k']);
    expect(world.reports).toHaveLength(2);
  });
});
