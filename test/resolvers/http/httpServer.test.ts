import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { serverAudits } from 'graphql-http';
import { beforeAll, describe, expect, it } from 'vitest';
import { newProfile } from '../../../src/history/records/playerProfile.ts';
import { defaultRules } from '../../../src/pipeline/faceoff/defaultRules.ts';
import type { RuleTree } from '../../../src/pipeline/faceoff/lineUpRules.ts';
import { featureNames } from '../../../src/pipeline/features/featureList.ts';
import type { GameSummary, StoredDraw } from '../../../src/pipeline/ports.ts';
import { buildContext } from '../../../src/resolvers/context.ts';
import { buildHttpServer, type HttpServer } from '../../../src/resolvers/http/httpServer.ts';
import { DEVELOPMENT, type Identity } from '../../../src/resolvers/identity.ts';
import { DocumentGate } from '../../../src/resolvers/limits/documentGate.ts';
import { QUERY_LIMITS } from '../../../src/resolvers/limits/queryLimits.ts';
import { buildFaceoffSchema } from '../../../src/resolvers/schema.ts';
import { MemoryBudget } from '../../support/memoryBudget.ts';
import { MemoryDraws } from '../../support/memoryDraws.ts';
import { MemoryLog } from '../../support/memoryLog.ts';
import { memoryPorts } from '../../support/memoryPorts.ts';
import { faceoffPublication, GAME_ID, gamePublication } from '../../support/publications.ts';
import { HOSTILE_DOCUMENTS } from '../limits/hostileDocuments.ts';
import { MISUSED_ARGUMENTS } from '../limits/misusedArguments.ts';

const SUMMARY: GameSummary = {
  gameDate: '2018-11-03',
  season: '20182019',
  homeTeam: 'HOM',
  awayTeam: 'AWY',
  status: 'LIVE',
  homeScore: 1,
  awayScore: null,
  period: 2,
  lastSequence: 4,
};

const storedDraw = (n: number): StoredDraw => ({
  gameId: GAME_ID,
  faceoffId: `${GAME_ID}-1-${String(n + 1).padStart(2, '0')}`,
  ordinal: n + 1,
  season: '20182019',
  gameDate: '2018-11-03',
  timestamp: n,
  period: 1,
  periodSecondsElapsed: n,
  homeSpot: 'C',
  homeTakerId: `${8471000 + (n % 8)}`,
  awayTakerId: `${8472000 + (n % 8)}`,
  winner: 'HOME',
});
const log = new MemoryLog();
const reported: unknown[] = [];
const calls = { players: 0, model: 0, draws: 0 };
let isModelDown = false;
let isTableDown = false;
const ports = memoryPorts({
  games: {
    load: async (ids) => new Map(ids.filter((id) => id === GAME_ID).map((id) => [id, SUMMARY])),
    ofDate: async () => [{ gameId: GAME_ID, summary: SUMMARY }],
    recent: async () => [{ gameId: GAME_ID, summary: SUMMARY }],
  },
  draws: Object.assign(new MemoryDraws(), {
    byIds: async (ids: readonly string[]) =>
      new Map(ids.map((id, n) => [id, { ...storedDraw(n), faceoffId: id }])),
    async read(_: string, __: unknown, limit: number) {
      calls.draws++;
      if (!isTableDown)
        return Array.from({ length: Math.min(limit, 101) }, (___, n) => storedDraw(n));
      throw new Error('the table with its secret name does not answer');
    },
  }),
  players: {
    async load(ids) {
      calls.players++;
      const known = ids.filter((id) => id !== 'nobody');
      return new Map(
        known.map((id) => [
          id,
          {
            ...newProfile({ playerId: id, name: `Player ${id}`, position: 'C' }),
            career: [200, 110] as [number, number],
            versus: { '8475158': [10, 6, 5.2] as [number, number, number] },
          },
        ]),
      );
    },
  },
  model: {
    async predict({ rows, contributions }) {
      calls.model++;
      if (isModelDown) throw new Error('endpoint faceoff-model is down');
      const answers = rows.map((row, i) => ({
        probability: 0.5 + i / 1000,
        contributions: contributions ? [...row.keys(), 0.25] : [],
      }));
      return { modelVersion: 'v1', answers };
    },
  },
  log,
});
const schema = buildFaceoffSchema();
let server: HttpServer;
let identity: Identity | undefined = DEVELOPMENT;
beforeAll(async () => {
  await log.append([
    gamePublication(1),
    faceoffPublication(2),
    faceoffPublication(3),
    faceoffPublication(4),
  ]);
  server = await buildHttpServer({
    schema,
    gate: new DocumentGate(schema, QUERY_LIMITS),
    budget: new MemoryBudget(),
    documents: { find: async () => undefined },
    report: (_, error) => void reported.push(error),
    contextFor: (identity) => buildContext(ports, identity),
    identify: async () => identity,
  });
});

/** `fetch` to the handler, through the event that API Gateway would make of the request. */
async function fetchHandler(input: unknown, init: RequestInit = {}): Promise<Response> {
  const url = new URL(String(input));
  const event = {
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(new Headers(init.headers)),
    requestContext: { http: { method: init.method ?? 'GET' } },
    body: init.body ?? undefined,
    isBase64Encoded: false,
  } as unknown as APIGatewayProxyEventV2;
  const { statusCode = 0, headers, body } = await server.handle(event, 'request-1');
  return new Response(body ?? '', {
    status: statusCode,
    headers: headers as Record<string, string>,
  });
}

async function query(text: string, variables = {}) {
  const response = await fetchHandler('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: text, variables }),
  });
  return response.json() as Promise<{
    data?: Record<string, unknown>;
    errors?: { message: string; extensions: Record<string, unknown> }[];
  }>;
}

describe('GraphQL over HTTP', () => {
  it('passes every audit of graphql-http with the preflight header, MAY ones too', async () => {
    const audits = serverAudits({
      url: 'http://localhost/graphql',
      fetchFn: (url: unknown, init: RequestInit = {}) =>
        fetchHandler(url, {
          ...init,
          headers: {
            ...(init.headers as Record<string, string>),
            'apollo-require-preflight': 'true',
          },
        }),
    });
    const failed: string[] = [];
    for (const audit of audits) {
      const result = await audit.fn();
      if (result.status !== 'ok') failed.push(`${audit.id} ${audit.name}: ${result.reason}`);
    }
    expect(failed).toEqual([]);
    expect(audits).toHaveLength(61);
  });

  it('has no error and no warning without the preflight header', async () => {
    const audits = serverAudits({ url: 'http://localhost/graphql', fetchFn: fetchHandler });
    const failed: string[] = [];
    for (const audit of audits) {
      const result = await audit.fn();
      if (result.status === 'error' || result.status === 'warn') failed.push(audit.name);
    }
    expect(failed).toEqual([]);
  });

  it('takes predictions apart into the push of every input, in one call to the model', async () => {
    calls.model = 0;
    const { data } = await query(`query { game(id: "${GAME_ID}") { predictions(first: 3) { nodes {
      explanation { homeProbability baseline contributions { feature value contribution } modelVersion }
    } } } }`);
    const { nodes } = (
      data as { game: { predictions: { nodes: { explanation: { contributions: unknown[] } }[] } } }
    ).game.predictions;
    expect(calls.model).toBe(1);
    expect(nodes).toHaveLength(3);
    const strongest = featureNames.length - 1;
    expect(nodes[1]?.explanation).toMatchObject({
      homeProbability: 0.501,
      baseline: 0.25,
      modelVersion: 'v1',
    });
    expect(nodes[1]?.explanation.contributions).toHaveLength(featureNames.length);
    expect(nodes[1]?.explanation.contributions[0]).toMatchObject({
      feature: featureNames[strongest],
      contribution: strongest,
    });
  });

  it('asks the model once for what-ifs and explanations, however deep their fields lie', async () => {
    calls.model = 0;
    const { data, errors } = await query(`{
      whatIf(input: { homeTakerId: "1", awayTakerId: "2" }) { homeProbability }
      ofGame: whatIf(input: { gameId: "${GAME_ID}", homeTakerId: "1" }) { difference }
      game(id: "${GAME_ID}") {
        latestPrediction { whatIf(awayTakerId: "3") { difference } explanation { baseline } }
        predictions(first: 2) { nodes { explanation { baseline } whatIf(homeTakerId: "4") { difference } } }
        faceoffs(first: 5) { nodes { whatIf(homeTakerId: "5") { difference } } } } }`);
    expect(errors).toBeUndefined();
    expect(data).toHaveProperty('game.predictions.nodes[1].explanation.baseline', 0.25);
    expect(data).toHaveProperty('game.faceoffs.nodes.length', 5);
    expect(calls.model).toBe(1);
  });

  it('tells the tree by which the live path sees line-ups', async () => {
    const { data } = await query(
      'query { detector { settleMillis nodes { measure threshold yes no isLineUp } } }',
    );
    interface Node {
      readonly measure: string | null;
      readonly threshold: number | null;
      readonly yes: number | null;
      readonly no: number | null;
      readonly isLineUp: boolean | null;
    }
    const { nodes } = (data as { detector: { nodes: Node[] } }).detector;
    const treeAt = (index: number): unknown => {
      const node = nodes[index];
      if (node?.isLineUp !== null) return node?.isLineUp;
      return [node.threshold, treeAt(node.yes ?? -1), treeAt(node.no ?? -1)];
    };
    const expected = (tree: RuleTree): unknown =>
      'isLineUp' in tree
        ? tree.isLineUp
        : [tree.threshold, expected(tree.left), expected(tree.right)];
    expect(treeAt(0)).toEqual(expected(defaultRules.tree));
  });

  it('gives the games of late, and the newest prediction of each', async () => {
    const { data } = await query(
      'query { recentGames(first: 5) { gameId latestPrediction { sequence revision } } }',
    );
    expect(data).toEqual({
      recentGames: [{ gameId: GAME_ID, latestPrediction: { sequence: 4, revision: 1 } }],
    });
  });

  it('pages through the predictions of a game', async () => {
    const PAGE = `query ($after: Cursor) { game(id: "${GAME_ID}") {
      id gameId score { home } predictions(first: 2, after: $after) {
        nodes { sequence homeSpot situation { clock strength { text } } away { probability team } }
        pageInfo { hasNextPage hasPreviousPage endCursor }
      } } }`;
    interface Page {
      game: {
        predictions: {
          nodes: { sequence: number }[];
          pageInfo: { endCursor: string; hasNextPage: boolean };
        };
      };
    }
    const first = (await query(PAGE)).data as unknown as Page;
    expect(first.game).toMatchObject({ id: `Game:${GAME_ID}`, score: null });
    const { nodes, pageInfo } = first.game.predictions;
    expect(nodes).toMatchObject([
      { sequence: 2, situation: { clock: '1st 19:58', strength: { text: '5v5' } } },
      { sequence: 3, away: { probability: 0.47, team: 'AWAY' } },
    ]);
    expect(pageInfo.hasNextPage).toBe(true);
    const second = (await query(PAGE, { after: pageInfo.endCursor })).data as unknown as Page;
    expect(second.game.predictions).toMatchObject({
      nodes: [{ sequence: 4 }],
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
  });

  it('nulls one field when its backend fails, and masks why', async () => {
    isTableDown = true;
    const { data, errors } = await query(
      `{ game(id: "${GAME_ID}") { gameId faceoffs { nodes { id } } } }`,
    );
    isTableDown = false;
    expect(data).toEqual({ game: { gameId: GAME_ID, faceoffs: null } });
    expect(errors).toMatchObject([
      { message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ]);
    expect(JSON.stringify(errors)).not.toContain('secret');
    expect(String(reported.at(-1))).toContain('secret');
  });

  it.each(MISUSED_ARGUMENTS)('says what is wrong with predictions(%s)', async (args, message) => {
    const { errors } = await query(
      `{ game(id: "${GAME_ID}") { predictions(${args}) { nodes { id } } } }`,
    );
    expect(errors?.[0]?.message).toContain(message);
    expect(errors?.[0]?.extensions.code).toMatch(/BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/);
  });

  it('has no game for an unknown id', async () => {
    expect(await query('{ game(id: "1") { id } }')).toMatchObject({ data: { game: null } });
  });

  it.each(HOSTILE_DOCUMENTS)('refuses $name', async ({ text, code }) => {
    identity = { id: 'partner', scopes: ['public'] };
    const { errors, data } = await query(text);
    identity = DEVELOPMENT;
    expect(data ?? undefined).toBeUndefined();
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  it('refuses a batch, and a body above 100 KB', async () => {
    const post = (body: string) =>
      fetchHandler('http://localhost/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    expect((await post('[{"query":"{ __typename }"}]')).status).toBe(400);
    expect(
      (await post(JSON.stringify({ query: `{ __typename } # ${'x'.repeat(1e6)}` }))).status,
    ).toBe(413);
    expect((await post('{')).status).toBe(400);
  });

  it('tells what a query cost', async () => {
    const answer = await query('{ games(date: "2020-01-01") { homeTeam { abbreviation } } }');
    expect(answer).toMatchObject({ extensions: { cost: 20 } });
  });

  it('refuses who may not ask at all', async () => {
    identity = undefined;
    const { errors } = await query('{ __typename }');
    identity = DEVELOPMENT;
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('tells a key what it has left, and refuses when that is too little', async () => {
    identity = { id: 'partner-1', scopes: ['public'], unitsPerMinute: 30 };
    const ask = () =>
      fetchHandler('http://localhost/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ games(date: \\"2020-01-01\\") { homeTeam { name } } }"}',
      });
    const first = await ask();
    expect(first.headers.get('ratelimit-remaining')).toBe('10');
    expect(first.headers.get('x-graphql-cost')).toBe('20');
    expect(await first.json()).toMatchObject({ extensions: { cost: 20, remaining: 10 } });
    const second = await ask();
    identity = DEVELOPMENT;
    expect(second.status).toBe(429);
    expect(second.headers.get('retry-after')).toBe('60');
    expect(await second.json()).toMatchObject({
      errors: [{ extensions: { code: 'RATE_LIMITED', remaining: 10, resetSeconds: 60 } }],
    });
  });

  it('reads a page of 100 draws with both takers in one batch each, and asks the model once', async () => {
    Object.assign(calls, { players: 0, model: 0, draws: 0 });
    const { data, errors } = await query(`{ game(id: "${GAME_ID}") {
      faceoffs(first: 100) { nodes { homeTaker { name career { won share } } awayTaker { name season { season } } } }
      predictions { nodes { whatIf(homeTakerId: "8470000") { difference } } } } }`);
    expect(errors).toBeUndefined();
    expect(data).toHaveProperty('game.faceoffs.nodes.length', 100);
    expect(data).toHaveProperty('game.faceoffs.nodes[3].homeTaker.career', {
      won: 110,
      share: 0.55,
    });
    // The page, the draws that the model's inputs need, and players in two ticks.
    expect(calls.draws).toBe(2);
    expect(calls.players).toBeLessThanOrEqual(2);
    expect(calls.model).toBe(1);
  });

  it('tells a player, his record against another, and a pair that never met', async () => {
    const { data } = await query(`{
      player(id: "Player:8471675") { id name headToHead(opponentId: "8475158") { expectedWins tally { taken won } opponent { name } } none: headToHead(opponentId: "1") { expectedWins } }
      nobody: player(id: "nobody") { id }
      whatIf(input: { homeTakerId: "8471675", awayTakerId: "8475158", homeSpot: OFFENSIVE_LEFT }) { homeProbability difference modelVersion home { name } }
    }`);
    expect(data).toEqual({
      player: {
        id: 'Player:8471675',
        name: 'Player 8471675',
        headToHead: {
          expectedWins: 5.2,
          tally: { taken: 10, won: 6 },
          opponent: { name: 'Player 8475158' },
        },
        none: null,
      },
      nobody: null,
      whatIf: {
        homeProbability: 0.5,
        difference: null,
        modelVersion: 'v1',
        home: { name: 'Player 8471675' },
      },
    });
  });

  it('nulls only the what-if while the endpoint is down', async () => {
    isModelDown = true;
    const { data, errors } = await query(
      '{ player(id: "1") { name } whatIf(input: { homeTakerId: "1", awayTakerId: "2" }) { homeProbability } }',
    );
    isModelDown = false;
    expect(data).toEqual({ player: { name: 'Player 1' }, whatIf: null });
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(JSON.stringify(errors)).not.toContain('faceoff-model');
  });

  it.each([
    ['homeTakerId: "1", awayTakerId: "1"', 'same player twice'],
    ['homeTakerId: "1", awayTakerId: "2", homeSkaters: 9', 'Expected 3–6 skaters, got 9'],
    ['homeTakerId: "1", awayTakerId: "2", secondsRemaining: -5', 'Expected secondsRemaining'],
  ])('says what is wrong with whatIf(%s)', async (input, message) => {
    const { errors } = await query(`{ whatIf(input: { ${input} }) { homeProbability } }`);
    expect(errors?.[0]?.message).toContain(message);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
