import { describe, expect, it } from 'vitest';
import {
  cellOf,
  countGame,
  KEPT_GAMES,
  KEPT_SEASONS,
  readCell,
} from '../../../src/history/records/drawCounts.ts';
import { newProfile } from '../../../src/history/records/playerProfile.ts';
import { RecordBook } from '../../../src/history/records/recordBook.ts';
import { HOME_SPOTS } from '../../../src/hockey/rink.ts';
import { madeUpPlayers, pastGames } from '../../support/pastGames.ts';

const sum = (cells: Record<number, readonly [number, number]>) =>
  Object.values(cells).reduce(([a, b], [taken, won]) => [a + taken, b + won], [0, 0]);

describe('a cell', () => {
  it('is read back as it was counted, for both takers of a draw', () => {
    for (const [dot, homeSpot] of HOME_SPOTS.entries()) {
      const setting = { homeSpot, homeSkaters: 5, awaySkaters: 4 };
      expect(readCell(cellOf(setting, 1))).toEqual({ dot, strength: 2, isHome: true });
      const away = readCell(cellOf(setting, -1));
      expect(away).toMatchObject({ strength: 0, isHome: false });
      // The visitor faces the other way.
      const turned = { C: 'C', D: 'O', O: 'D', 'N-': 'N+', 'N+': 'N-' } as const;
      const zone = homeSpot === 'C' ? 'C' : (homeSpot.slice(0, -1) as 'D');
      const side = homeSpot === 'C' ? '' : homeSpot.endsWith('L') ? 'R' : 'L';
      expect(HOME_SPOTS[away.dot ?? -1]).toBe(`${turned[zone]}${side}`);
    }
  });

  it('says what nobody tells', () => {
    expect(readCell(cellOf({}, 1))).toEqual({ dot: undefined, strength: undefined, isHome: true });
  });
});

describe("a player's counts", () => {
  const games = pastGames(300);
  const book = new RecordBook(madeUpPlayers);
  for (const game of games) book.take(game);

  it('add up to his career and his season', () => {
    for (const profile of book.all()) {
      const { career, seasons } = profile.counts!;
      expect(sum(career)).toEqual(profile.career);
      const last = seasons.at(-1)!;
      expect(last.season).toBe(profile.season.season);
      expect(sum(last.cells)).toEqual(profile.season.tally);
      expect(sum(last.versus as never)).toEqual(profile.season.tally);
      const home = Object.entries(career).filter(([cell]) => readCell(Number(cell)).isHome);
      expect(sum(Object.fromEntries(home))).toEqual(profile.home);
    }
  });

  it('keep five seasons and the last games, opponents of the newest season alone', () => {
    const { seasons, lastGames } = book.of('p0').counts!;
    expect(seasons.map(({ season }) => season)).toEqual(
      [...new Set(games.map(({ season }) => season))].slice(-KEPT_SEASONS),
    );
    expect(seasons.map(({ versus }) => versus !== undefined)).toEqual([
      ...Array(KEPT_SEASONS - 1).fill(false),
      true,
    ]);
    expect(lastGames).toHaveLength(KEPT_GAMES);
    const his = games.filter(({ draws }) => draws.some((draw) => draw.homeTakerId === 'p0'));
    expect(lastGames.map(({ gameDate }) => gameDate)).toEqual(
      his.slice(-KEPT_GAMES).map(({ gameDate }) => gameDate),
    );
  });

  it('stay small enough to read a hundred of them at once', () => {
    const sizes = [...book.all()].map(({ counts }) => JSON.stringify(counts).length);
    expect(Math.max(...sizes)).toBeLessThan(16_000);
  });

  it('grow from nothing', () => {
    const profiles = new Map(
      ['a', 'b'].map((id) => [id, newProfile({ playerId: id, name: id })] as const),
    );
    countGame(
      {
        season: '20242025',
        gameDate: '2024-10-08',
        draws: [{ homeTakerId: 'a', awayTakerId: 'b', winner: 'AWAY', homeSpot: 'OL' }],
      },
      (id) => profiles.get(id)!,
    );
    expect(profiles.get('b')?.counts).toEqual({
      career: { [cellOf({ homeSpot: 'OL' }, -1)]: [1, 1] },
      seasons: [
        {
          season: '20242025',
          games: 1,
          cells: { [cellOf({ homeSpot: 'OL' }, -1)]: [1, 1] },
          versus: { a: [1, 1] },
        },
      ],
      lastGames: [
        {
          season: '20242025',
          gameDate: '2024-10-08',
          draws: [[2 * cellOf({ homeSpot: 'OL' }, -1) + 1, 'a']],
        },
      ],
    });
  });
});
