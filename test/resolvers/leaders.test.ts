import { describe, expect, it } from 'vitest';
import { seasonTallies } from '../../src/history/records/seasonTallies.ts';
import { leaders } from '../../src/resolvers/leaders.ts';

const SEASON = '20242025';
const profiles = [
  { playerId: 'many', seasons: [[SEASON, 1000, 500]] },
  { playerId: 'best', seasons: [[SEASON, 400, 240]] },
  { playerId: 'same', seasons: [[SEASON, 200, 120]] },
  {
    playerId: 'rare',
    seasons: [
      [SEASON, 20, 19],
      ['20232024', 500, 100],
    ],
  },
  { playerId: 'once', seasons: [[SEASON, 1, 1]] },
] as const;
const bySeason = seasonTallies(profiles.map((one) => ({ ...one, seasons: [...one.seasons] })));
const store = { load: async (season: string) => bySeason.get(season) };
const ask = (args: Partial<Parameters<typeof leaders>[0]>) =>
  leaders({ season: SEASON, by: 'SHARE_WON', minimumDraws: 100, first: 10, ...args }, store);

describe('leaders of a season', () => {
  it('are those with enough draws, equals sharing a rank', async () => {
    expect(await ask({})).toEqual([
      { playerId: 'best', rank: 1, tally: [400, 240] },
      { playerId: 'same', rank: 1, tally: [200, 120] },
      { playerId: 'many', rank: 3, tally: [1000, 500] },
    ]);
    expect((await ask({ minimumDraws: 10 }))?.[0]?.playerId).toBe('rare');
    expect((await ask({ minimumDraws: 1 }))?.map(({ playerId }) => playerId)).not.toContain('once');
  });

  it('are in the order asked for, as many as asked for', async () => {
    expect((await ask({ by: 'DRAWS_TAKEN', first: 1 }))?.[0]?.playerId).toBe('many');
    expect((await ask({ by: 'DRAWS_WON', first: 2 }))?.map(({ rank }) => rank)).toEqual([1, 2]);
  });

  it('are not known for a season that is not stored', async () => {
    expect(await ask({ season: '19171918' })).toBeNull();
  });

  it.each([
    [{ season: '2024' }, 'Expected a season like 20242025'],
    [{ first: 101 }, 'Expected first between 1 and 100'],
    [{ minimumDraws: 0 }, 'Expected minimumDraws of at least 1'],
  ])('say what is wrong with %j', async (args, message) => {
    await expect(ask(args)).rejects.toThrow(message);
  });
});
