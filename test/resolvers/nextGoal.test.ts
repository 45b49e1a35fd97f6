import { describe, expect, it } from 'vitest';
import type { StoredScore } from '../../src/pipeline/ports.ts';
import { nextGoal } from '../../src/resolvers/nextGoal.ts';

const GAME = '2018020204';
const score = (
  period: number,
  periodSecondsElapsed: number,
  home: number,
  away: number,
): StoredScore => ({ gameId: GAME, period, periodSecondsElapsed, moment: 0, home, away });
const draw = (period: number, periodSecondsElapsed: number, gameId = GAME) => ({
  gameId,
  period,
  periodSecondsElapsed,
});

describe('the next goal after a draw', () => {
  const scores = [score(1, 130.5, 1, 0), score(2, 30, 1, 1), score(4, 100, 2, 1)];

  it.each([
    ['in the same period', draw(1, 100), { team: 'HOME', secondsAfter: 30.5 }],
    ['not the one just before it', draw(1, 130.5), { team: 'AWAY', secondsAfter: 1099.5 }],
    ['across intermissions', draw(3, 1190), { team: 'HOME', secondsAfter: 110 }],
    ['none after the last', draw(4, 100), null],
  ])('%s', (_, taken, expected) => {
    expect(nextGoal(taken, scores)).toEqual(expected);
  });

  it('counts overtimes of the playoffs as whole periods', () => {
    const gameId = '2018030111';
    expect(nextGoal(draw(4, 1000, gameId), [score(5, 50, 1, 0)])).toEqual({
      team: 'HOME',
      secondsAfter: 250,
    });
    expect(nextGoal(draw(4, 250), [score(5, 50, 1, 0)])).toEqual({
      team: 'HOME',
      secondsAfter: 100,
    });
  });

  it('leaves out a goal that was taken back', () => {
    const back = [score(1, 10, 1, 0), score(1, 10, 0, 0), score(1, 300, 0, 1)];
    expect(nextGoal(draw(1, 0), back)).toEqual({ team: 'AWAY', secondsAfter: 300 });
  });

  it('is none where nobody told the goals', () => {
    expect(nextGoal(draw(1, 0), [])).toBeNull();
  });
});
