import { describe, expect, it } from 'vitest';
import { handednessOf, likelyHand } from '../../../src/history/records/handedness.ts';
import { HOME_SPOTS, type HomeSpot } from '../../../src/hockey/rink.ts';

const drawsAt = (taken: Partial<Record<HomeSpot, number>>) =>
  HOME_SPOTS.map((spot) => [taken[spot] ?? 0, 0] as const);

describe('handedness', () => {
  it('is what the table tells, wherever a taker is sent', () => {
    const byDot = drawsAt({ DR: 500 });
    expect(handednessOf({ shoots: 'L', byDot })).toBe(1);
    expect(handednessOf({ shoots: 'R', byDot })).toBe(-1);
  });

  it.each([
    ['C', 2 * 0.67 - 1],
    ['L', 2 * 0.89 - 1],
    ['R', 2 * 0.3 - 1],
    [undefined, 2 * 0.65 - 1],
  ] as const)(
    'begins with the share of left shots among his position (%s)',
    (position, expected) => {
      expect(handednessOf({ position, byDot: drawsAt({}) })).toBeCloseTo(expected, 12);
    },
  );

  it.each([
    [{ DL: 12, OL: 10, 'N-L': 2, DR: 8, OR: 6 }, 'L'],
    [{ DL: 4, OL: 3, DR: 12, OR: 10 }, 'R'],
    [{ C: 400, DL: 9, DR: 13 }, undefined],
  ] as const)('comes from the sides he is sent to: %j', (taken, hand) => {
    expect(likelyHand(handednessOf({ position: 'C', byDot: drawsAt(taken) }))).toBe(hand);
  });

  it('worked by hand: a center sent left 13 times and right 3', () => {
    const odds = (0.67 / 0.33) * ((20 / 12) * (9 / 7)) ** 5;
    const byDot = drawsAt({ DL: 13, OR: 3 });
    expect(handednessOf({ position: 'C', byDot })).toBeCloseTo((odds - 1) / (odds + 1), 12);
  });
});
