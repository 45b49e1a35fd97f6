import { describe, expect, it } from 'vitest';
import { DOTS } from '../../../src/hockey/rink.ts';
import type { Location, TrackingEvent } from '../../../src/pipeline/ingest/trackingEvent.ts';
import { FaceoffDetector } from '../../../src/simulator/detectFaceoffs.ts';
import { TrackingScene } from '../../support/trackingScene.ts';

const CENTER = 0;
const END = 6;

/** What is told of a scene, in short. */
function told(events: readonly TrackingEvent[]) {
  const detector = new FaceoffDetector();
  return events
    .flatMap((event) => detector.take(event))
    .map(({ dot, homeTakerId, awayTakerId }) => `${homeTakerId}-${awayTakerId} ${dot.x},${dot.y}`);
}

const opening = () => new TrackingScene().introduce().onIce().clock(false);
const lineUpAt = (dot: number) => opening().scatter().hold(1000).lineUp(dot).hold(2500).events;
const moved = (events: readonly TrackingEvent[], move: (sample: Location) => object) =>
  events.map((event) => (event.type === 'LOCATION' ? { ...event, ...move(event) } : event));
const at = (dot: number) => `h1-a1 ${DOTS[dot]!.x},${DOTS[dot]!.y}`;

/** The same places told `hertz` times a second. */
function resampled(events: readonly TrackingEvent[], hertz: number): TrackingEvent[] {
  const start = events[0]!.timestamp;
  const end = events.at(-1)!.timestamp;
  const last = new Map<string, Location>();
  const out: TrackingEvent[] = [];
  let next = 0;
  for (let now = start; now <= end; now += 1000 / hertz) {
    for (; next < events.length && events[next]!.timestamp <= now; next++) {
      const event = events[next]!;
      if (event.type === 'LOCATION') last.set(event.entityId, event);
      else out.push(event);
    }
    for (const sample of last.values()) out.push({ ...sample, timestamp: Math.round(now) });
  }
  return out.map((event, i) => ({ ...event, sequence: i + 1 }));
}

describe.each(DOTS.map((_, dot) => dot))('a line-up at dot %i', (dot) => {
  it('is seen whatever the rate, without velocities, and a foot off', () => {
    const events = lineUpAt(dot);
    const bare = moved(events, () => ({ vx: undefined, vy: undefined }));
    expect(told(events)).toEqual([at(dot)]);
    expect(told(bare)).toEqual([at(dot)]);
    for (const hertz of [10, 15, 30, 60]) expect(told(resampled(bare, hertz))).toEqual([at(dot)]);
    for (const [x, y] of [
      [1, 0],
      [-0.7, 0.7],
      [0, -1],
    ] as const) {
      expect(told(moved(bare, (s) => ({ x: s.x + x, y: s.y + y })))).toEqual([at(dot)]);
    }
  });

  it('is the mirrored one on a mirrored rink', () => {
    const { x, y } = DOTS[dot]!;
    const mirrored = (sx: number, sy: number) =>
      told(moved(lineUpAt(dot), (s) => ({ x: sx * s.x, y: sy * s.y })));
    expect(mirrored(1, -1)).toEqual([`h1-a1 ${x},${0 - y || 0}`]);
    expect(mirrored(-1, 1)).toEqual([`h1-a1 ${0 - x || 0},${y}`]);
  });
});

describe('detection on hard tracking', () => {
  it('does without players who are out of view', () => {
    const scene = opening().scatter().hold(1000).lineUp(END);
    for (const id of ['h3', 'h4', 'a2', 'a5', 'hG']) scene.places.delete(id);
    expect(told(scene.hold(2500).events)).toEqual([at(END)]);
  });

  it('does without a clock, rosters and velocities when samples carry team and role', () => {
    const side = { h: 'HOME', a: 'AWAY' } as const;
    const events = moved(lineUpAt(END), (s) => ({
      vx: undefined,
      vy: undefined,
      team: side[s.entityId[0] as 'h' | 'a'],
      isGoalkeeper: s.entityId.endsWith('G'),
    })).filter(({ type }) => type === 'LOCATION');
    expect(told(resampled(events, 15))).toEqual([at(END)]);
  });

  it('tells a line-up that stood there when tracking began, or began again, at once', () => {
    const side = { h: 'HOME', a: 'AWAY' } as const;
    const bare = (events: readonly TrackingEvent[]) =>
      moved(events, (s) => ({
        team: side[s.entityId[0] as 'h' | 'a'],
        isGoalkeeper: s.entityId.endsWith('G'),
      })).filter(({ type }) => type === 'LOCATION');
    const standing = opening().lineUp(END).hold(400);
    expect(told(bare(standing.events))).toEqual([at(END)]);
    // Who is seen to come must stand for as long as ever.
    const coming = opening().scatter().hold(1000).lineUp(END).hold(500);
    expect(told(bare(coming.events))).toEqual([]);
    const { now } = coming;
    const broken = bare(coming.events).filter(({ timestamp }) => timestamp < now - 500);
    const again = bare(opening().lineUp(END).hold(400).events).map((event, n) => ({
      ...event,
      sequence: 100_000 + n,
      timestamp: event.timestamp + (now - standing.now) + 1500,
    }));
    expect(told([...broken, ...again])).toEqual([at(END)]);
  });

  it('takes no goalkeeper, named on the sample, for a taker', () => {
    const scene = opening().lineUp(END).stand('hG', DOTS[END]!.x, DOTS[END]!.y).hold(2500);
    const events = moved(scene.events, (s) => ({
      team: s.entityId.startsWith('h') ? 'HOME' : 'AWAY',
      isGoalkeeper: s.entityId.endsWith('G'),
    })).filter(({ type }) => type === 'LOCATION');
    expect(told(events)).toEqual([at(END)]);
  });

  it('sees none in a commercial break: bunches at the benches, someone crossing a dot', () => {
    const scene = opening().scatter().hold(20_000, false);
    for (let x = -30; x < 30; x += 1.6)
      scene
        .stand('h2', x, 0)
        .stand('a2', x + 1, 0.5)
        .hold(80, false);
    expect(told(scene.hold(5000, false).events)).toEqual([]);
  });

  it('is right in the end after a line-up at a wrong dot', () => {
    const scene = opening().lineUp(CENTER).hold(4000).scatter().hold(5000).lineUp(END).hold(700);
    expect(told(scene.events)).toEqual([at(CENTER), at(END)]);
  });

  it('hears of a substitute who comes back into view at the dot, at his third sample', () => {
    const scene = opening().lineUp(CENTER).hold(3000, false);
    scene.places.delete('h2');
    scene.hold(1500, false).stand('h1', -20, 8).hold(800, false);
    const steppedIn = scene.now;
    scene.stand('h2', -3, 0).hold(240, false);
    expect(told(scene.events)).toEqual([at(CENTER), 'h2-a1 0,0']);
    expect(scene.now - steppedIn).toBe(240);
  });

  it('tells nobody new after a drop that no clock tells', () => {
    const scene = new TrackingScene().introduce().lineUp(CENTER).hold(3000, false);
    for (let i = 0; i < 12; i++) {
      const away = 3 + 1.6 * i;
      scene
        .stand('h1', -away, 0)
        .stand('a1', away, 0)
        .stand('h2', -18 + 1.6 * i, 2);
      scene.hold(80, false);
    }
    scene.stand('h2', -3, 0).stand('a2', 3, 0).hold(200, false);
    expect(told(scene.events)).toEqual([at(CENTER)]);
  });

  it('keeps the taker when a teammate skates past fast, near him', () => {
    const scene = opening().lineUp(CENTER).hold(3000, false);
    for (let y = -24; y < 24; y += 1.6) scene.stand('h2', -2, y).hold(80, false);
    expect(told(scene.hold(1000, false).events)).toEqual([at(CENTER)]);
  });
});
