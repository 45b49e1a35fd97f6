import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoDecidedDraws } from '../../src/aws/dynamoDecidedDraws.ts';
import { DynamoDraws } from '../../src/aws/dynamoDraws.ts';
import { DynamoGameReads } from '../../src/aws/dynamoGameReads.ts';
import { DynamoGameStates } from '../../src/aws/dynamoGameStates.ts';
import { DynamoPlayerProfiles } from '../../src/aws/dynamoPlayerProfiles.ts';
import { DynamoProfileWriter } from '../../src/aws/dynamoProfileWriter.ts';
import { newProfile } from '../../src/history/records/playerProfile.ts';
import type { StoredDraw } from '../../src/pipeline/ports.ts';
import { buildContext } from '../../src/resolvers/context.ts';
import { buildHttpServer } from '../../src/resolvers/http/httpServer.ts';
import { DEVELOPMENT } from '../../src/resolvers/identity.ts';
import { DocumentGate } from '../../src/resolvers/limits/documentGate.ts';
import { QUERY_LIMITS } from '../../src/resolvers/limits/queryLimits.ts';
import { buildFaceoffSchema } from '../../src/resolvers/schema.ts';
import { type DynaliteTables, startDynaliteTables } from '../support/dynaliteTables.ts';
import { MemoryBudget } from '../support/memoryBudget.ts';
import { memoryPorts } from '../support/memoryPorts.ts';

const GAMES = ['2018020204', '2018020205'];
const SEASON = '20182019';
const drawsOf = (gameId: string): StoredDraw[] =>
  Array.from({ length: 75 }, (_, n) => ({
    gameId,
    faceoffId: `${gameId}-1-${String(n + 1).padStart(2, '0')}`,
    ordinal: n + 1,
    season: SEASON,
    gameDate: '2018-11-03',
    homeTeam: 'TOR',
    awayTeam: 'MTL',
    period: 1,
    periodSecondsElapsed: n * 10,
    homeSpot: 'C',
    homeTakerId: `${gameId}h${n % 12}`,
    awayTakerId: `${gameId}a${n % 13}`,
    winner: n % 2 === 0 ? 'HOME' : 'AWAY',
  }));

let tables: DynaliteTables;
let calls: string[] = [];
let modelRows: number[] = [];
let ask: (query: string) => Promise<Record<string, never>>;

beforeAll(async () => {
  tables = await startDynaliteTables(['Game']);
  const writer = new DynamoDecidedDraws(tables.client, 'Game');
  const goal = { period: 1, moment: 0 };
  await writer.putGames(
    GAMES.map((gameId) => ({
      draws: drawsOf(gameId),
      scores: [
        { ...goal, gameId, periodSecondsElapsed: 95, home: 1, away: 0 },
        { ...goal, gameId, periodSecondsElapsed: 1145, home: 1, away: 1 },
      ],
    })),
  );
  const takers = GAMES.flatMap(drawsOf).flatMap((draw) => [draw.homeTakerId, draw.awayTakerId]);
  await new DynamoProfileWriter(tables.client, 'Game').write(
    [...new Set(takers)].map((playerId) => ({
      ...newProfile({ playerId, name: `Player ${playerId}` }),
      season: { season: SEASON, tally: [20, 11] },
    })),
  );
  const summary = { gameDate: '2018-11-03', season: SEASON, homeTeam: 'TOR', awayTeam: 'MTL' };
  const game = { body: '', outbox: [], version: 1 };
  for (const gameId of GAMES) {
    const rest = {
      status: 'ENDED',
      homeScore: 1,
      awayScore: 0,
      period: 3,
      lastSequence: 0,
    } as const;
    await new DynamoGameStates(tables.client, 'Game').save({
      ...game,
      gameId,
      summary: { ...summary, ...rest },
    });
  }
  const send = tables.client.send.bind(tables.client) as (command: object) => Promise<object>;
  tables.client.send = ((command: object) => {
    calls.push(command.constructor.name);
    return send(command);
  }) as never;
  const { client } = tables;
  const ports = memoryPorts({
    games: new DynamoGameReads(client, 'Game'),
    draws: new DynamoDraws(client, 'Game'),
    players: new DynamoPlayerProfiles(client, 'Game'),
    model: {
      async predict({ rows }) {
        modelRows.push(rows.length);
        const answers = rows.map(() => ({ probability: 0.5, contributions: [] }));
        return { modelVersion: 'v', answers };
      },
    },
  });
  const schema = buildFaceoffSchema();
  const server = await buildHttpServer({
    schema,
    gate: new DocumentGate(schema, QUERY_LIMITS),
    budget: new MemoryBudget(),
    documents: { find: async () => undefined },
    report: (_, error) => expect(error).toBeUndefined(),
    contextFor: (identity) => buildContext(ports, identity),
    identify: async () => DEVELOPMENT,
  });
  ask = async (query) => {
    calls = [];
    modelRows = [];
    const event = {
      rawPath: '/graphql',
      rawQueryString: '',
      headers: { 'content-type': 'application/json' },
      requestContext: { http: { method: 'POST' } },
      body: JSON.stringify({ query }),
    };
    const { body } = await server.handle(event as never, 'request');
    const { data, errors } = JSON.parse(body ?? '') as { data: never; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  };
});
afterAll(() => tables.close());

const RECORDS =
  'homeTaker { name season { tally { share } } } awayTaker { name season { tally { share } } }';

describe('calls to DynamoDB and the endpoint', () => {
  it("are three for a page of 100 draws of a season with both takers' season records", async () => {
    const data = await ask(
      `{ faceoffs(season: "${SEASON}", first: 100) { nodes { winner ${RECORDS} } } }`,
    );
    expect(data).toHaveProperty('faceoffs.nodes.length', 100);
    expect(data).toHaveProperty('faceoffs.nodes[99].awayTaker.season.tally.share', 0.55);
    expect(calls).toEqual(['QueryCommand', 'BatchGetItemCommand', 'BatchGetItemCommand']);
    expect(modelRows).toEqual([]);
  });

  it("are three and one for a game's draws with both takers' records and a what-if each", async () => {
    const data = await ask(`{ game(id: "${GAMES[0]}") { faceoffs(first: 100) { nodes { ${RECORDS}
      whatIf(homeTakerId: "${GAMES[0]}h5") { difference } } } } }`);
    expect(data).toHaveProperty('game.faceoffs.nodes.length', 75);
    expect(calls).toEqual(['BatchGetItemCommand', 'QueryCommand', 'BatchGetItemCommand']);
    // Each draw with the other taker and with the real pair.
    expect(modelRows).toEqual([150]);
  });

  it("are one more for the next goal after each of a page's draws, of however many games", async () => {
    const data = await ask(
      `{ faceoffs(season: "${SEASON}", first: 100) { nodes { gameId nextGoal { team secondsAfter } } } }`,
    );
    expect(data).toMatchObject({
      faceoffs: { nodes: { 0: { gameId: GAMES[0] }, 99: { gameId: GAMES[1] } } },
    });
    expect(data).toHaveProperty('faceoffs.nodes[0].nextGoal', { team: 'HOME', secondsAfter: 95 });
    expect(data).toHaveProperty('faceoffs.nodes[99].nextGoal', { team: 'AWAY', secondsAfter: 905 });
    expect(calls).toEqual(['QueryCommand', 'BatchGetItemCommand', 'BatchGetItemCommand']);
  });

  it('are never a scan, in no adapter and no role', () => {
    const adapters = readdirSync('src/aws').filter((file) => file.endsWith('.ts'));
    expect(adapters.length).toBeGreaterThan(30);
    for (const file of adapters) {
      expect(readFileSync(`src/aws/${file}`, 'utf8'), file).not.toMatch(
        /ScanCommand|PartiQL|ExecuteStatement/,
      );
    }
    const roles = readFileSync('serverless.yml', 'utf8');
    expect(roles).toContain('dynamodb:Query');
    expect(roles).not.toMatch(/dynamodb:(Scan|\*|PartiQL)/);
  });
});
