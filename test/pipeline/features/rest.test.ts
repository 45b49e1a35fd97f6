import { describe, expect, it } from 'vitest';
import type { TableGame } from '../../../src/history/tables/tableGame.ts';
import { featureNames } from '../../../src/pipeline/features/featureList.ts';
import { rollHistory } from '../../../src/training/rollHistory.ts';
import { madeUpPlayers } from '../../support/pastGames.ts';

const game = (season: string, gameDate: string, isDateAssumed?: true): TableGame => ({
  gameId: undefined,
  season,
  gameDate,
  isDateAssumed,
  gameType: 'R',
  homeTeam: 'AAA',
  awayTeam: 'BBB',
  draws: [
    {
      homeTakerId: 'p0',
      awayTakerId: 'p1',
      winner: 'HOME',
      homeSpot: 'C',
      period: 1,
      periodSecondsElapsed: 0,
    },
  ],
});

/** Rest, back-to-back and games of the week of the home taker, game by game. */
function restOf(games: readonly TableGame[]) {
  const { features } = rollHistory(games, madeUpPlayers);
  const at = (row: number, name: string) =>
    features[row * featureNames.length + featureNames.indexOf(name)];
  return games.map((_, row) =>
    ['homeRestDays', 'homeBackToBack', 'homeWeekGames'].map((name) => at(row, name)),
  );
}

const UNKNOWN = [Number.NaN, Number.NaN, Number.NaN];

describe('rest', () => {
  it('counts days since the last game, back-to-back games, and games of the week', () => {
    const days = ['2018-10-04', '2018-10-05', '2018-10-09', '2018-12-20'];
    expect(restOf(days.map((day) => game('20182019', day)))).toEqual([
      [Number.NaN, 0, 0],
      [1, 1, 1],
      [4, 0, 2],
      [30, 0, 0],
    ]);
  });

  it('is unknown in a game without a date, and in the next one of the season', () => {
    const games = [
      game('20182019', '2018-10-04'),
      game('20182019', '2018-10-04', true),
      game('20182019', '2018-10-08'),
      game('20182019', '2018-10-09'),
    ];
    expect(restOf(games)).toEqual([[Number.NaN, 0, 0], UNKNOWN, UNKNOWN, [1, 1, 2]]);
  });

  it('is a summer after a season without dates', () => {
    const games = [game('20172018', '2017-10-05', true), game('20182019', '2018-10-04')];
    expect(restOf(games)).toEqual([UNKNOWN, [30, 0, 0]]);
  });
});
