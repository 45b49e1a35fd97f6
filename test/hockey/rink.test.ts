import { describe, expect, it } from 'vitest';
import {
  DOTS,
  HOME_SPOTS,
  homeSide,
  homeZone,
  nearestDot,
  toDot,
  toHomeSpot,
} from '../../src/hockey/rink.ts';

describe('rink', () => {
  it('snaps a place near a dot to it', () => {
    for (const [dot, { x, y }] of DOTS.entries()) expect(nearestDot(x + 3, y - 3)).toBe(dot);
  });

  it('names the same dot by the end that home attacks', () => {
    const leftOfOwnEnd = nearestDot(-69, 22);
    expect(toHomeSpot(leftOfOwnEnd, true)).toBe('DL');
    expect(toHomeSpot(leftOfOwnEnd, false)).toBe('OR');
  });

  it('has one dot for every spot, whichever end home attacks', () => {
    for (const attacksPositiveX of [true, false]) {
      const dots = HOME_SPOTS.map((spot) => toDot(spot, attacksPositiveX));
      expect(new Set(dots).size).toBe(9);
      for (const [i, dot] of dots.entries()) {
        expect(toHomeSpot(dot, attacksPositiveX)).toBe(HOME_SPOTS[i]);
      }
    }
  });

  it('tells zone and side from the home team’s view', () => {
    expect(HOME_SPOTS.map(homeZone).join()).toBe(
      'NEUTRAL,DEFENSIVE,DEFENSIVE,NEUTRAL,NEUTRAL,NEUTRAL,NEUTRAL,OFFENSIVE,OFFENSIVE',
    );
    expect(HOME_SPOTS.map(homeSide).join()).toBe(
      'CENTER,LEFT,RIGHT,LEFT,RIGHT,LEFT,RIGHT,LEFT,RIGHT',
    );
  });
});
