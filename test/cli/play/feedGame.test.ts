import { describe, expect, it } from 'vitest';
import { feedGame } from '../../../src/cli/play/feedGame.ts';
import type { ArrivedEvent } from '../../../src/cli/play/packRecords.ts';

const arrivals: ArrivedEvent[] = Array.from({ length: 500 }, (_, sequence) => ({
  arrivalTimestamp: sequence * 10,
  event: { gameId: 'g', sequence, timestamp: sequence * 10, type: 'GAME_ENDED' },
}));

/** A clock whose sleepers wake at once, with the time moved on. */
function fakeClock() {
  let now = 0;
  return {
    now: () => now,
    sleep: async (millis: number) => {
      now += millis;
    },
  };
}

function collect() {
  const clock = fakeClock();
  const seen: { sequence: number; at: number }[] = [];
  const producer = {
    put: async (records: readonly { data: Uint8Array }[]) => {
      for (const { data } of records) {
        for (const line of new TextDecoder().decode(data).split('\n')) {
          seen.push({ sequence: JSON.parse(line).sequence, at: clock.now() });
        }
      }
    },
  };
  return { clock, producer, seen };
}

describe('feedGame', () => {
  it('feeds every event once, in order', async () => {
    const { clock, producer, seen } = collect();
    const signal = new AbortController().signal;
    const fed = await feedGame({
      arrivals,
      producer,
      clock,
      speed: Number.POSITIVE_INFINITY,
      signal,
    });
    expect(seen.map(({ sequence }) => sequence)).toEqual(
      arrivals.map(({ event }) => event.sequence),
    );
    expect(fed).toMatchObject({ events: 500, eventTimestamp: 4990 });
  });

  it('keeps the game’s own pace, divided by the speed', async () => {
    const { clock, producer, seen } = collect();
    const signal = new AbortController().signal;
    await feedGame({ arrivals, producer, clock, speed: 8, signal });
    const lateness = seen.map(({ sequence, at }) => at - (sequence * 10) / 8);
    // A record waits 40 ms on the wall clock, so its events come that much apart from their time.
    expect(Math.max(...lateness) - Math.min(...lateness)).toBeLessThanOrEqual(45);
  });

  it('goes on where a stopped feed had come to', async () => {
    const first = collect();
    const stop = new AbortController();
    const stopped = await feedGame({
      ...first,
      arrivals,
      speed: 1,
      signal: stop.signal,
      onPut: ({ records }) => {
        if (records >= 40) stop.abort();
      },
    });
    const second = collect();
    await feedGame({
      ...second,
      arrivals,
      speed: 1,
      signal: new AbortController().signal,
      skipRecords: stopped.records,
    });
    const all = [...first.seen, ...second.seen].map(({ sequence }) => sequence);
    expect(all).toEqual(arrivals.map(({ event }) => event.sequence));
  });

  it('waits at full speed for a consumer that is behind', async () => {
    const { clock, producer } = collect();
    let lag = 2000;
    await feedGame({
      arrivals: Array.from({ length: 20 }, () => arrivals).flat(),
      producer,
      clock,
      speed: Number.POSITIVE_INFINITY,
      signal: new AbortController().signal,
      lag: () => {
        lag -= 100;
        return lag;
      },
    });
    expect(lag).toBeLessThanOrEqual(1500);
  });
});
