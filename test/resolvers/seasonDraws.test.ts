import { execute, parse } from 'graphql';
import { beforeEach, describe, expect, it } from 'vitest';
import { newProfile } from '../../src/history/records/playerProfile.ts';
import type { ModelRequest, StoredDraw } from '../../src/pipeline/ports.ts';
import { buildContext, type ResolverPorts } from '../../src/resolvers/context.ts';
import { DEVELOPMENT } from '../../src/resolvers/identity.ts';
import { buildFaceoffSchema } from '../../src/resolvers/schema.ts';
import { MemoryDraws } from '../support/memoryDraws.ts';
import { MemoryGames } from '../support/memoryGames.ts';
import { MemoryLog } from '../support/memoryLog.ts';
import { memoryPorts } from '../support/memoryPorts.ts';
import { faceoffPublication, GAME_ID, gamePublication } from '../support/publications.ts';

const SEASON = '20182019';
const draw = (gameId: string, gameDate: string, ordinal: number): StoredDraw => ({
  gameId,
  faceoffId: `${gameId}-1-0${ordinal}`,
  ordinal,
  season: SEASON,
  gameDate,
  homeTeam: 'TOR',
  awayTeam: 'MTL',
  period: 1,
  periodSecondsElapsed: ordinal * 60,
  homeSpot: 'OL',
  homeSkaters: 5,
  awaySkaters: 4,
  homeScore: 1,
  awayScore: 0,
  homeTakerId: ordinal === 2 ? '8478402' : '8471675',
  awayTakerId: '8475158',
  winner: 'HOME',
});
const OTHER = '2018020300';
const DRAWS = [
  ...[1, 2, 3].map((n) => draw(GAME_ID, '2018-11-03', n)),
  ...[1, 2].map((n) => draw(OTHER, '2018-11-20', n)),
];

const schema = buildFaceoffSchema();
let asked: ModelRequest[];
let ports: ResolverPorts;
beforeEach(async () => {
  asked = [];
  const games = new MemoryGames();
  games.add(GAME_ID);
  const log = new MemoryLog();
  await log.append([gamePublication(1), faceoffPublication(2)]);
  const goal = { gameId: GAME_ID, period: 1, periodSecondsElapsed: 120, moment: 1 };
  ports = memoryPorts({
    games,
    log,
    draws: new MemoryDraws(DRAWS, [{ ...goal, home: 2, away: 0 }]),
    players: {
      load: async (ids) =>
        new Map(
          ids.map((playerId) => {
            const profile = newProfile({ playerId, name: `Player ${playerId}` });
            return [playerId, { ...profile, season: { season: SEASON, tally: [5, 4] } }];
          }),
        ),
    },
    model: {
      async predict(request) {
        asked.push(request);
        const answers = request.rows.map((_, i) => ({
          probability: 0.5 + i / 10,
          contributions: [],
        }));
        return { modelVersion: 'v', answers };
      },
    },
  });
});

async function ask(text: string) {
  const contextValue = buildContext(ports, DEVELOPMENT);
  const { data, errors } = await execute({ schema, document: parse(text), contextValue });
  return { data: JSON.parse(JSON.stringify(data)) as Record<string, never>, errors };
}

describe("a season's draws", () => {
  it('come page by page, of all, a team and a player', async () => {
    interface Page {
      nodes: { faceoffId: string }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    }
    const PAGE = 'nodes { faceoffId } pageInfo { hasNextPage endCursor }';
    for (const [open, close, expected] of [
      ['', '', DRAWS],
      ['team(id: "TOR") {', '}', DRAWS],
      ['team(id: "BOS") {', '}', []],
      ['player(id: "8478402") {', '}', DRAWS.filter(({ ordinal }) => ordinal === 2)],
    ] as const) {
      const found: string[] = [];
      let after = '';
      for (let isMore = true; isMore; ) {
        const args = `season: "${SEASON}", first: 2${after ? `, after: "${after}"` : ''}`;
        const { data } = await ask(`{ ${open} faceoffs(${args}) { ${PAGE} } ${close} }`);
        const [top] = Object.values(data) as unknown as (Page & { faceoffs?: Page })[];
        const page = top?.faceoffs ?? (top as Page);
        found.push(...page.nodes.map(({ faceoffId }) => faceoffId));
        isMore = page.pageInfo.hasNextPage;
        after = page.pageInfo.endCursor;
      }
      expect(found).toEqual(expected.map(({ faceoffId }) => faceoffId));
    }
  });

  it('say where, when, at what strength and score, and what they led to', async () => {
    const { data, errors } = await ask(`{ faceoffs(season: "${SEASON}", first: 3) { nodes {
      date season eventTime homeTeam { name } awayTeam { abbreviation } strength { text } score { home away }
      nextGoal { team secondsAfter } } } }`);
    expect(errors).toBeUndefined();
    const { nodes } = data.faceoffs as unknown as { nodes: object[] };
    expect(nodes[0]).toEqual({
      date: '2018-11-03',
      season: SEASON,
      eventTime: null,
      homeTeam: { name: 'Toronto Maple Leafs' },
      awayTeam: { abbreviation: 'MTL' },
      strength: { text: '5v4' },
      score: { home: 1, away: 0 },
      nextGoal: { team: 'HOME', secondsAfter: 60 },
    });
    expect(nodes[2]).toMatchObject({ nextGoal: null });
  });

  it.each([
    ['season: "2018"', 'Expected a season like 20242025'],
    ['season: "20182019", after: "bm9wZQ"', 'Expected a cursor of a season'],
    ['season: "20182019", first: 0', 'Expected first between 1 and 100'],
  ])('say what is wrong with faceoffs(%s)', async (args, message) => {
    const { data, errors } = await ask(`{ faceoffs(${args}) { nodes { id } } }`);
    expect(data).toEqual({ faceoffs: null });
    expect(errors?.[0]?.message).toContain(message);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('what if', () => {
  const ANSWER = 'homeProbability actualHomeProbability difference home { name } away { name }';

  it("puts another taker into a draw that was taken: all of a page's in one call", async () => {
    const { data, errors } = await ask(
      `{ faceoffs(season: "${SEASON}") { nodes { whatIf(homeTakerId: "8470000") { ${ANSWER} } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.rows).toHaveLength(10);
    const { nodes } = data.faceoffs as unknown as { nodes: { whatIf: object }[] };
    expect(nodes[0]?.whatIf).toEqual({
      homeProbability: 0.5,
      actualHomeProbability: 0.6,
      difference: expect.closeTo(-0.1),
      home: { name: 'Player 8470000' },
      away: { name: 'Player 8475158' },
    });
  });

  it("starts from a game's latest draw, and compares with the pair who are there", async () => {
    const { data, errors } = await ask(
      `{ whatIf(input: { gameId: "Game:${GAME_ID}", awayTakerId: "8470000", homeSkaters: 4 }) { ${ANSWER} } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      whatIf: { actualHomeProbability: 0.6, home: { name: 'Player 8471675' } },
    });
    const [imagined, actual] = asked[0]?.rows ?? [];
    expect(imagined).not.toEqual(actual);
  });

  it.each([
    ['gameId: "2018029999"', 'Expected a game with a prediction, got 2018029999'],
    ['homeTakerId: "1"', 'Expected both takers, or a gameId'],
    [`gameId: "${GAME_ID}", homeTakerId: "8475158"`, 'got the same player twice'],
    [`gameId: "${GAME_ID}", period: 0`, 'Expected a period from 1, got 0'],
    [`gameId: "${GAME_ID}", awaySkaters: 2`, 'Expected 3–6 skaters, got 2'],
    [`gameId: "${GAME_ID}", secondsRemaining: 1201`, 'Expected secondsRemaining of 0–1200'],
  ])('says what is wrong with whatIf(input: { %s })', async (input, message) => {
    const { data, errors } = await ask(`{ whatIf(input: { ${input} }) { homeProbability } }`);
    expect(data).toEqual({ whatIf: null });
    expect(errors?.[0]?.message).toContain(message);
  });
});
