import { describe, expect, it } from 'vitest';
import { shortGameScript } from '../../src/simulator/bundledLeague.ts';
import { simulateGame } from '../../src/simulator/simulateGame.ts';
import { moveDraw } from '../../src/simulator/truth.ts';

describe('moveDraw', () => {
  it('gives the truth of the same game played later', () => {
    const truthAt = (startTimestamp: number) => {
      const { events, truth } = simulateGame(shortGameScript(), { seed: 1, startTimestamp });
      for (const _ of events);
      return truth;
    };
    const later = truthAt(1_000_000 + 3_600_000);
    expect(truthAt(1_000_000).map((draw) => moveDraw(draw, 3_600_000))).toEqual(later);
  });
});
