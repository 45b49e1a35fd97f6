import { describe, expect, it } from 'vitest';
import { PlayByPlayError, readPlayByPlay } from '../../../src/history/importers/playByPlay.ts';
import { draw, goal, playByPlay } from './playByPlayGame.ts';

const read = (json: unknown) => {
  const dropped = new Map<string, number>();
  return { result: readPlayByPlay(json, dropped), dropped };
};

describe('play-by-play of the league', () => {
  it('becomes draws with clock, place, strength and score, seen from home', () => {
    const { result, dropped } = read(
      playByPlay({
        plays: [
          draw({ winner: 11, loser: 21, x: 0, y: 0, zone: 'N', time: '00:00' }),
          // Home defends the left side, so −69 is its own end; −22 is then on its right.
          draw({ winner: 21, loser: 11, x: -69, y: -22, zone: 'O', time: '01:05', code: '1451' }),
          goal(1, 0),
          draw({ winner: 12, loser: 22, x: 20, y: 22, zone: 'N', time: '10:59', code: '0651' }),
        ],
      }),
    );
    expect(dropped.size).toBe(0);
    expect(result?.game).toMatchObject({
      gameId: '2023020001',
      season: '20232024',
      gameType: 'R',
      gameDate: '2023-10-10',
      homeTeam: 'HHH',
      awayTeam: 'AAA',
    });
    expect(result?.game.draws).toEqual([
      {
        period: 1,
        periodSecondsElapsed: 0,
        homeSpot: 'C',
        homeTakerId: '11',
        awayTakerId: '21',
        winner: 'HOME',
        homeSkaters: 5,
        awaySkaters: 5,
        isHomeGoalkeeperIn: true,
        isAwayGoalkeeperIn: true,
        homeScore: 0,
        awayScore: 0,
      },
      {
        period: 1,
        periodSecondsElapsed: 65,
        homeSpot: 'DR',
        homeAttacksPositiveX: true,
        homeTakerId: '11',
        awayTakerId: '21',
        winner: 'AWAY',
        homeSkaters: 5,
        awaySkaters: 4,
        isHomeGoalkeeperIn: true,
        isAwayGoalkeeperIn: true,
        homeScore: 0,
        awayScore: 0,
      },
      {
        period: 1,
        periodSecondsElapsed: 659,
        homeSpot: 'N+L',
        homeAttacksPositiveX: true,
        homeTakerId: '12',
        awayTakerId: '22',
        winner: 'HOME',
        homeSkaters: 5,
        awaySkaters: 6,
        isHomeGoalkeeperIn: true,
        isAwayGoalkeeperIn: false,
        homeScore: 1,
        awayScore: 0,
      },
    ]);
    expect(result?.dressed).toContainEqual({
      team: 'HHH',
      player: { id: '11', name: 'Home Eleven', position: 'C' },
    });
    expect([result?.homeFinal, result?.awayFinal]).toEqual([3, 2]);
  });

  it('tells the ends of older games by the zones of the same period', () => {
    const { result } = read(
      playByPlay({
        plays: [
          draw({ winner: 11, loser: 21, x: -20, y: 22, zone: 'N', time: '00:30', side: undefined }),
          // Home wins in its attacking zone at −69: it attacks −x.
          draw({ winner: 11, loser: 21, x: -69, y: 22, zone: 'O', time: '02:00', side: undefined }),
        ],
      }),
    );
    expect(result?.game.draws.map(({ homeSpot }) => homeSpot)).toEqual(['N+R', 'OR']);
  });

  it('counts draws that cannot be used and why, and keeps the others', () => {
    const { result, dropped } = read(
      playByPlay({
        plays: [
          draw({ winner: 11, loser: undefined, x: 0, y: 0, zone: 'N', time: '00:00' }),
          draw({ winner: 11, loser: 12, x: 0, y: 0, zone: 'N', time: '00:10' }),
          draw({ winner: 11, loser: 21, x: 40, y: 0, zone: 'O', time: '00:20' }),
        ],
      }),
    );
    expect(Object.fromEntries(dropped)).toEqual({
      'a taker is not known': 1,
      'the winner is not known': 1,
      'the place is not known (draw kept without it)': 1,
    });
    expect(result?.game.draws).toHaveLength(1);
    expect(result?.game.draws[0]?.homeSpot).toBeUndefined();
  });

  it('of a preseason game is no history', () => {
    expect(read(playByPlay({ gameType: 1 })).result).toBeUndefined();
  });

  it.each([
    [null],
    [[]],
    [{ plays: [] }],
    [{ ...playByPlay({}), id: 'x' }],
    [{ ...playByPlay({}), season: 2023 }],
  ])('that is something else is refused: %j', (json) => {
    expect(() => read(json)).toThrow(PlayByPlayError);
  });
});
