import { describe, expect, it } from 'vitest';
import { sweepDeliveries } from '../../../src/resolvers/websocket/sweepDeliveries.ts';
import { MemoryGames } from '../../support/memoryGames.ts';
import { MemoryProgress } from '../../support/memoryRows.ts';

const NOW = 1_000_000;

async function setUp() {
  let now = NOW;
  const progress = new MemoryProgress({ now: () => now });
  const games = new MemoryGames();
  for (const gameId of ['free', 'held', 'failed', 'dead']) games.add(gameId);
  const lease = await progress.acquire('free', 0, 'a', NOW + 1000);
  await progress.release('free', 0, 'a', lease?.wakes ?? 0);
  await progress.acquire('held', 0, 'a', NOW + 5000);
  await progress.acquire('failed', 1, 'a', NOW + 5000);
  await progress.expire('failed', 1, 'a');
  await progress.acquire('dead', 0, 'a', NOW + 1000);
  const woken: string[][] = [];
  const trigger = { wake: async (ids: readonly string[]) => void woken.push([...ids]) };
  return {
    woken,
    sweep: () => sweepDeliveries({ games, progress, trigger, shards: 2 }),
    pass: (millis: number) => {
      now += millis;
    },
  };
}

describe('sweepDeliveries', () => {
  it('wakes games with a delivery that failed or died, on any shard, and no other', async () => {
    const { woken, sweep, pass } = await setUp();
    expect(await sweep()).toEqual(['failed']);
    pass(2000);
    expect([...(await sweep())].sort()).toEqual(['dead', 'failed']);
    expect(woken.map((ids) => ids.sort())).toEqual([['failed'], ['dead', 'failed']]);
  });

  it('wakes nobody where all is delivered', async () => {
    const { woken } = await setUp();
    const progress = new MemoryProgress({ now: () => NOW });
    const games = new MemoryGames();
    games.add('free');
    const trigger = { wake: async (ids: readonly string[]) => void woken.push([...ids]) };
    expect(await sweepDeliveries({ games, progress, trigger, shards: 1 })).toEqual([]);
    expect(woken).toEqual([]);
  });
});
