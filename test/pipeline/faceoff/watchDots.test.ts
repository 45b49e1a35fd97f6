import { describe, expect, it } from 'vitest';
import { DOTS, nearestDot } from '../../../src/hockey/rink.ts';
import { Folder } from '../../../src/pipeline/faceoff/fold.ts';
import { pairAt, sightDot } from '../../../src/pipeline/faceoff/watchDots.ts';
import { newGameState } from '../../../src/pipeline/state/gameState.ts';
import { Random } from '../../../src/simulator/random.ts';
import { TrackingScene } from '../../support/trackingScene.ts';

const FRESH_MILLIS = 1000;

/** Both teams anywhere, often near a dot. */
function anywhere(random: Random) {
  const scene = new TrackingScene().introduce().onIce();
  const center = random.pick(DOTS);
  for (const team of ['h', 'a']) {
    for (const n of [1, 2, 3, 4, 5]) {
      const isNear = random.chance(0.5);
      const x = isNear ? center.x + 8 * random.normal() : random.between(-100, 100);
      const y = isNear ? center.y + 8 * random.normal() : random.between(-42.5, 42.5);
      scene.stand(`${team}${n}`, x, y);
    }
  }
  const state = newGameState(scene.gameId);
  const folder = new Folder(state, []);
  for (const event of scene.hold(80).events) folder.event(event);
  return state;
}

describe('sightDot', () => {
  it('sees within reach what it sees of all dots, when the closest pair is in reach', () => {
    let seen = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const state = anywhere(new Random(seed, 'sight'));
      const now = state.lastEventTimestamp;
      const all = sightDot(state, now, FRESH_MILLIS)!;
      for (const reach of [8, 12, 14, 20]) {
        const near = sightDot(state, now, FRESH_MILLIS, reach);
        if (all.view.nearestFeet < reach) {
          seen++;
          expect(near).toEqual(all);
        } else if (near) expect(near.view.nearestFeet).toBeLessThan(reach);
      }
      const pair = pairAt(state, all.dot, now, FRESH_MILLIS);
      expect(pair).toMatchObject({ homeTaker: all.homeTaker, awayTaker: all.awayTaker });
      expect(pair?.feet).toBeCloseTo(all.view.nearestFeet, 9);
    }
    expect(seen).toBeGreaterThan(100);
  });
});

describe('nearestDot', () => {
  it('is the dot that a search finds', () => {
    const random = new Random(1, 'dots');
    for (let i = 0; i < 20_000; i++) {
      const [x, y] = [random.between(-110, 110), random.between(-50, 50)];
      const feet = DOTS.map((dot) => Math.hypot(x - dot.x, y - dot.y));
      expect(feet[nearestDot(x, y)]).toBeCloseTo(Math.min(...feet), 9);
    }
  });
});
