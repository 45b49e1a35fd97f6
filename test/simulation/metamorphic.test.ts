import { describe, expect, it } from 'vitest';
import type { TrackingEvent } from '../../src/pipeline/ingest/trackingEvent.ts';
import { shortGameScript } from '../../src/simulator/bundledLeague.ts';
import { simulateGame } from '../../src/simulator/simulateGame.ts';
import { EVEN, lastTold, runQuietly, shuffled, storedState } from './quietRun.ts';
import { Random } from './random.ts';
import { comparable, randomGame } from './schedule.ts';

const scene = (seed: number): TrackingEvent[] => randomGame('2024020001', new Random(seed));
const simulated = (): TrackingEvent[] =>
  [...simulateGame(shortGameScript(), { seed: 11, noise: 'clean' }).events].map((one) => one.event);

/** The same events a half turn of the rink away: teams have changed ends. */
const turned = (events: readonly TrackingEvent[]): TrackingEvent[] =>
  events.map((event) => {
    if (event.type === 'LOCATION') {
      const { x, y, vx, vy, ...rest } = event;
      const speeds = vx === undefined || vy === undefined ? {} : { vx: -vx || 0, vy: -vy || 0 };
      return { ...rest, x: -x || 0, y: -y || 0, ...speeds };
    }
    if (event.type !== 'FACEOFF') return event;
    return { ...event, dot: { x: -event.dot.x || 0, y: -event.dot.y || 0 } };
  });

const GAMES: readonly (readonly [string, () => TrackingEvent[]])[] = [
  ...Array.from({ length: 24 }, (_, i) => [`scene ${i}`, () => scene(1000 + i)] as const),
  ['a simulated game', simulated],
];

describe.each(GAMES)('%s', (_, eventsOf) => {
  const events = eventsOf();
  const { gameId } = events[0]!;

  it('has something to tell', async () => {
    const world = await runQuietly(events);
    expect(Object.keys(lastTold(world, gameId)).length).toBeGreaterThan(1);
  });

  it('publishes the same, packed and batched otherwise', async () => {
    const random = new Random(5);
    const expected = (await runQuietly(events)).publications(gameId);
    const packings = [
      { eventsInRecord: () => 1, recordsInBatch: () => 100 },
      { eventsInRecord: () => 500, recordsInBatch: () => 1 },
      {
        eventsInRecord: () => 1 + random.below(80),
        recordsInBatch: () => 1 + random.below(9),
      },
    ];
    for (const packing of packings) {
      const world = await runQuietly(events, packing);
      expect(world.publications(gameId)).toEqual(expected);
    }
  });

  it('publishes the same when every event comes twice', async () => {
    const expected = (await runQuietly(events)).publications(gameId);
    const doubled = events.flatMap((event) => [event, event]);
    expect((await runQuietly(doubled)).publications(gameId)).toEqual(expected);
    const random = new Random(6);
    const again = events.flatMap((event, i) =>
      random.chance(0.1) ? [event, ...events.slice(Math.max(0, i - 20), i)] : [event],
    );
    expect((await runQuietly(again)).publications(gameId)).toEqual(expected);
  });

  it('publishes the same when shards split and merge', async () => {
    const random = new Random(7);
    const expected = await runQuietly(events);
    const resharded = await runQuietly(events, { ...EVEN, environment: () => random.below(3) });
    expect(lastTold(resharded, gameId)).toEqual(lastTold(expected, gameId));
    expect(comparable(storedState(resharded, gameId))).toEqual(
      comparable(storedState(expected, gameId)),
    );
  });

  it('publishes the same on a rink turned by half, at the dots turned', async () => {
    const expected = (await runQuietly(events)).publications(gameId);
    const came = (await runQuietly(turned(events))).publications(gameId);
    const turnedBack = came.map((one) =>
      one.kind === 'FACEOFF' ? { ...one, dot: { x: -one.dot.x || 0, y: -one.dot.y || 0 } } : one,
    );
    const plain = expected.map((one) =>
      one.kind === 'FACEOFF' ? { ...one, dot: { x: one.dot.x || 0, y: one.dot.y || 0 } } : one,
    );
    expect(turnedBack).toEqual(plain);
  });

  it('ends in the same state and last revisions with every event up to 500 ms late', async () => {
    const expected = await runQuietly(events);
    for (const seed of [1, 2, 3]) {
      const late = await runQuietly(shuffled(events, new Random(seed)));
      expect(lastTold(late, gameId)).toEqual(lastTold(expected, gameId));
      expect(comparable(storedState(late, gameId))).toEqual(
        comparable(storedState(expected, gameId)),
      );
    }
  });
});
