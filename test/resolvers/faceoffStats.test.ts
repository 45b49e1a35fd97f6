import { describe, expect, it } from 'vitest';
import type { PastDraw, PastGame } from '../../src/history/records/pastGame.ts';
import { newProfile } from '../../src/history/records/playerProfile.ts';
import { RecordBook } from '../../src/history/records/recordBook.ts';
import { type HomeSpot, homeSide, homeZone } from '../../src/hockey/rink.ts';
import { faceoffStats } from '../../src/resolvers/faceoffStats.ts';
import type { PlayerFaceoffStatsArgs } from '../../src/resolvers/generated.ts';
import { madeUpPlayers, pastGames, seeded } from '../support/pastGames.ts';

const random = seeded(7);
/** Over eight seasons; of every fifth draw nobody knows the place, of every seventh the strength. */
const games: readonly PastGame[] = pastGames(320).map((game) => ({
  ...game,
  draws: game.draws.map((draw) => {
    const { homeSpot, homeSkaters, awaySkaters, ...rest } = draw;
    return {
      ...rest,
      ...(random() < 0.2 ? {} : { homeSpot }),
      ...(random() < 1 / 7 ? {} : { homeSkaters: 3 + Math.floor(random() * 3), awaySkaters: 4 }),
    };
  }),
}));
const book = new RecordBook(madeUpPlayers);
for (const game of games) book.take(game);
const p0 = book.of('p0');
const p9 = book.of('p9');

const turned = (spot: HomeSpot): HomeSpot => {
  if (spot === 'C') return 'C';
  const zone = { D: 'O', O: 'D', 'N-': 'N+', 'N+': 'N-' }[spot.slice(0, -1)];
  return `${zone}${spot.endsWith('L') ? 'R' : 'L'}` as HomeSpot;
};

/** The same question, answered by looking at every draw. */
function byHand(playerId: string, args: PlayerFaceoffStatsArgs) {
  const his = games.filter(({ draws }) => draws.some((draw) => isHis(draw, playerId)));
  const seasons = [...new Set(his.map(({ season }) => season))];
  const window = {
    CAREER: his,
    LAST_FIVE_SEASONS: his.filter(({ season }) => seasons.slice(-5).includes(season)),
    SEASON: his.filter(({ season }) => season === (args.season ?? seasons.at(-1))),
    LAST_GAMES: his.slice(-(args.lastGames ?? 10)),
  }[args.window];
  const counted = { taken: 0, won: 0, untold: 0 };
  for (const draw of window.flatMap(({ draws }) => draws)) {
    if (!isHis(draw, playerId)) continue;
    const isHome = draw.homeTakerId === playerId;
    if (args.opponentId && args.opponentId !== (isHome ? draw.awayTakerId : draw.homeTakerId)) {
      continue;
    }
    const spot = draw.homeSpot && (isHome ? draw.homeSpot : turned(draw.homeSpot));
    const more =
      draw.homeSkaters === undefined
        ? undefined
        : (draw.homeSkaters - (draw.awaySkaters ?? 0)) * (isHome ? 1 : -1);
    const strength =
      more === undefined ? undefined : more < 0 ? 'SHORT_HANDED' : more > 0 ? 'POWER_PLAY' : 'EVEN';
    const answers = [
      args.venue ? args.venue === (isHome ? 'HOME' : 'AWAY') : true,
      args.strength ? strength && strength === args.strength : true,
      args.zone ? spot && homeZone(spot) === args.zone : true,
      args.dotSide ? spot && homeSide(spot) === args.dotSide : true,
    ];
    if (answers.includes(false)) continue;
    if (answers.includes(undefined)) counted.untold++;
    else {
      counted.taken++;
      if ((draw.winner === 'HOME') === isHome) counted.won++;
    }
  }
  return counted;
}
const isHis = (draw: PastDraw, id: string) => draw.homeTakerId === id || draw.awayTakerId === id;

const asked = (args: Partial<PlayerFaceoffStatsArgs>): PlayerFaceoffStatsArgs => ({
  window: 'CAREER',
  ...args,
});

describe('face-off statistics', () => {
  const pick = <T>(...values: readonly T[]) => values[Math.floor(random() * values.length)]!;
  const questions = Array.from({ length: 400 }, (): PlayerFaceoffStatsArgs => {
    const window = pick('CAREER', 'LAST_FIVE_SEASONS', 'SEASON', 'LAST_GAMES');
    return {
      window,
      ...(window === 'SEASON' ? { season: pick('20202021', '20232024', null) } : {}),
      ...(window === 'LAST_GAMES' ? { lastGames: pick(1, 7, 20, null) } : {}),
      ...(window === 'LAST_GAMES' ? { opponentId: pick('p6', 'p9', null) } : {}),
      zone: pick('DEFENSIVE', 'NEUTRAL', 'OFFENSIVE', null),
      dotSide: pick('LEFT', 'CENTER', 'RIGHT', null, null),
      strength: pick('SHORT_HANDED', 'EVEN', 'POWER_PLAY', null, null),
      venue: pick('HOME', 'AWAY', null, null),
    };
  });

  it('agree with a count of every draw, for 400 questions about two players', () => {
    let withDraws = 0;
    for (const args of questions) {
      for (const profile of [p0, p9]) {
        const stats = faceoffStats(profile, args);
        const expected = byHand(profile.playerId, args);
        const { taken, won, untold } = expected;
        if (stats === null) expect([taken, args]).toEqual([0, args]);
        else {
          expect([args, ...stats.tally, stats.untold]).toEqual([args, taken, won, untold]);
        }
        if (taken > 0) withDraws++;
      }
    }
    expect(withDraws).toBeGreaterThan(100);
  });

  it('against one opponent over the career and the season are those of the record', () => {
    const career = faceoffStats(p0, asked({ opponentId: 'Player:p9' }));
    const season = faceoffStats(p0, asked({ window: 'SEASON', opponentId: 'p9' }));
    for (const [stats, window] of [
      [career, 'CAREER'],
      [season, 'SEASON'],
    ] as const) {
      const { taken, won } = byHand('p0', { window, opponentId: 'p9' });
      expect(taken).toBeGreaterThan(0);
      expect(stats?.tally).toEqual([taken, won]);
    }
  });

  it('are null where the record does not tell', () => {
    const nobody = newProfile({ playerId: 'x', name: 'X' });
    expect(faceoffStats(nobody, asked({}))).toBeNull();
    expect(faceoffStats(p0, asked({ window: 'SEASON', season: '20162017' }))).toBeNull();
    expect(faceoffStats(p0, asked({ opponentId: 'nobody' }))).toBeNull();
    expect(faceoffStats(p0, asked({ opponentId: 'p9', zone: 'NEUTRAL' }))).toBeNull();
    const placeless = new RecordBook(madeUpPlayers);
    placeless.take({
      season: '20102011',
      gameDate: '2010-10-08',
      draws: [{ homeTakerId: 'p0', awayTakerId: 'p1', winner: 'HOME' }],
    });
    expect(faceoffStats(placeless.of('p0'), asked({ zone: 'OFFENSIVE' }))).toBeNull();
    expect(faceoffStats(placeless.of('p0'), asked({}))?.tally).toEqual([1, 1]);
  });

  it.each([
    [{ season: '20182019' }, 'Expected season only with window SEASON.'],
    [{ window: 'SEASON', season: '2018' } as const, 'Expected a season like 20242025.'],
    [{ lastGames: 5 }, 'Expected lastGames only with window LAST_GAMES.'],
    [
      { window: 'LAST_GAMES', lastGames: 0 } as const,
      'Expected lastGames between 1 and 20, got 0.',
    ],
    [
      { window: 'LAST_GAMES', lastGames: 21 } as const,
      'Expected lastGames between 1 and 20, got 21.',
    ],
  ])('say what is wrong with %j', (args, message) => {
    expect(() => faceoffStats(p0, asked(args))).toThrow(message);
  });
});
