import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoDecidedDraws } from '../../src/aws/dynamoDecidedDraws.ts';
import { DynamoDraws } from '../../src/aws/dynamoDraws.ts';
import { resetGame } from '../../src/aws/dynamoGameReset.ts';
import type { StoredDraw } from '../../src/pipeline/ports.ts';
import type { DrawList, DrawListQuery } from '../../src/resolvers/ports.ts';
import { type DynaliteTables, startDynaliteTables } from '../support/dynaliteTables.ts';

const SEASON = '20242025';
const GAMES = [
  ['2024020001', '2024-10-08', 'TOR', 'MTL'],
  ['2024020002', '2024-10-08', 'BOS', 'FLA'],
  ['2024020030', '2024-10-12', 'MTL', 'BOS'],
] as const;

/** 60 draws in three periods; the home takers `h0`–`h3` and away takers `a0`–`a4` take turns. */
const drawsOf = ([gameId, gameDate, homeTeam, awayTeam]: (typeof GAMES)[number]): StoredDraw[] =>
  Array.from({ length: 60 }, (_, n) => {
    const period = 1 + Math.floor(n / 20);
    const ordinal = 1 + (n % 20);
    return {
      gameId,
      faceoffId: `${gameId}-${period}-${String(ordinal).padStart(2, '0')}`,
      ordinal,
      season: SEASON,
      gameDate,
      homeTeam,
      awayTeam,
      period,
      periodSecondsElapsed: ordinal * 60,
      homeSpot: 'C',
      homeTakerId: `${homeTeam}h${n % 4}`,
      awayTakerId: `${awayTeam}a${n % 5}`,
      winner: 'HOME',
    };
  });
const ALL = GAMES.flatMap(drawsOf);

let tables: DynaliteTables;
let calls: string[] = [];
let reader: DynamoDraws;

beforeAll(async () => {
  tables = await startDynaliteTables(['Game']);
  const writer = new DynamoDecidedDraws(tables.client, 'Game');
  // One game as history writes it, the others as the live path does, out of order.
  await writer.putGames([{ draws: drawsOf(GAMES[0]), scores: [] }]);
  for (const game of [GAMES[2], GAMES[1]]) for (const draw of drawsOf(game)) await writer.put(draw);
  const send = tables.client.send.bind(tables.client) as (command: object) => Promise<object>;
  reader = new DynamoDraws(
    {
      send: (command: object) => {
        calls.push(command.constructor.name);
        return send(command);
      },
    } as never,
    'Game',
  );
});
afterAll(() => tables.close());

const ids = (draws: readonly StoredDraw[]) => draws.map(({ faceoffId }) => faceoffId);

async function all(list: DrawList, limit: number) {
  const found: StoredDraw[] = [];
  let after: DrawListQuery['after'];
  for (;;) {
    calls = [];
    const page = await reader.list({ list, season: SEASON, after, limit });
    expect(calls).toEqual(['QueryCommand', 'BatchGetItemCommand']);
    found.push(...page.draws);
    if (!page.hasNextPage) return found;
    expect(page.draws).toHaveLength(limit);
    after = found.at(-1);
  }
}

describe("a season's draws", () => {
  it.each([1, 7, 60, 100])('come page by page of %i in order, two calls each', async (limit) => {
    const few = limit === 1 ? 5 : ALL.length;
    if (limit > 1) expect(ids(await all({ kind: 'SEASON' }, limit))).toEqual(ids(ALL));
    else {
      const { draws } = await reader.list({ list: { kind: 'SEASON' }, season: SEASON, limit: few });
      expect(ids(draws)).toEqual(ids(ALL.slice(0, few)));
    }
  });

  it('come of one team, at home and away', async () => {
    const found = await all({ kind: 'TEAM', team: 'MTL' }, 50);
    expect(ids(found)).toEqual(ids([...drawsOf(GAMES[0]), ...drawsOf(GAMES[2])]));
  });

  it('come of one player', async () => {
    const found = await all({ kind: 'PLAYER', playerId: 'MTLa3' }, 5);
    expect(ids(found)).toEqual(ids(ALL.filter(({ awayTakerId }) => awayTakerId === 'MTLa3')));
    expect(found).toHaveLength(12);
  });

  it('are none of a season or player that is not stored', async () => {
    const nobody = { kind: 'PLAYER', playerId: 'nobody' } as const;
    const none = { draws: [], hasNextPage: false };
    expect(await reader.list({ list: nobody, season: SEASON, limit: 5 })).toEqual(none);
    expect(await reader.list({ list: { kind: 'SEASON' }, season: '20002001', limit: 5 })).toEqual(
      none,
    );
  });

  it('go on where the draws of a game are gone', async () => {
    await resetGame(tables.client, 'Game', GAMES[1][0]);
    const list = { kind: 'TEAM', team: 'FLA' } as const;
    expect(await reader.list({ list, season: SEASON, limit: 10 })).toMatchObject({ draws: [] });
    expect(await all({ kind: 'SEASON' }, 100)).toHaveLength(120);
  });
});

describe('goals', () => {
  it('come in the order in which they fell, each once', async () => {
    const writer = new DynamoDecidedDraws(tables.client, 'Game');
    const score = (period: number, periodSecondsElapsed: number, moment: number, home: number) => ({
      ...{ gameId: 'goals', period, periodSecondsElapsed, moment, home, away: 0 },
    });
    const scores = [score(1, 90, 5, 1), score(1, 1100.5, 7, 2), score(1, 1100.5, 8, 1)];
    for (const one of [...scores].reverse()) await writer.putScore(one);
    await writer.putScore(scores[1]!);
    const loaded = scores.map((one) => ({ ...one, gameId: 'loaded' }));
    await writer.putGames([{ draws: [], scores: [...loaded].reverse() }]);
    expect(await reader.scores(['goals', 'loaded', 'none'])).toEqual(
      new Map([
        ['goals', scores],
        ['loaded', loaded],
      ]),
    );
  });
});
