import { execute, parse } from 'graphql';
import { beforeEach, describe, expect, it } from 'vitest';
import { newProfile } from '../../src/history/records/playerProfile.ts';
import type { StoredDraw } from '../../src/pipeline/ports.ts';
import { buildContext } from '../../src/resolvers/context.ts';
import { DEVELOPMENT, type Identity } from '../../src/resolvers/identity.ts';
import { NODE_TYPES } from '../../src/resolvers/nodeId.ts';
import { buildFaceoffSchema } from '../../src/resolvers/schema.ts';
import { MemoryDraws } from '../support/memoryDraws.ts';
import { MemoryForecasts } from '../support/memoryForecasts.ts';
import { MemoryGames } from '../support/memoryGames.ts';
import { MemoryLog } from '../support/memoryLog.ts';
import { memoryPorts } from '../support/memoryPorts.ts';
import { MemoryRecords, redactedRecord } from '../support/memoryRecords.ts';
import { faceoffPublication, GAME_ID, gamePublication } from '../support/publications.ts';

const schema = buildFaceoffSchema();
const reads = { players: 0, draws: 0, publications: 0 };
const log = new MemoryLog();
const games = new MemoryGames();

const DRAW: StoredDraw = {
  gameId: GAME_ID,
  faceoffId: `${GAME_ID}-1-01`,
  ordinal: 1,
  season: '20182019',
  gameDate: '2018-11-03',
  timestamp: 0,
  period: 1,
  periodSecondsElapsed: 0,
  homeSpot: 'C',
  homeTakerId: '8471675',
  awayTakerId: '8475158',
  winner: 'HOME',
};

async function ask(text: string, identity: Identity = DEVELOPMENT) {
  const ports = memoryPorts({
    games,
    log,
    publications: {
      at: (positions) => {
        reads.publications++;
        return log.at(positions);
      },
    },
    draws: Object.assign(new MemoryDraws([DRAW]), {
      byIds: (ids: readonly string[]) => {
        reads.draws++;
        return new MemoryDraws([DRAW]).byIds(ids);
      },
    }),
    players: {
      load: async (ids) => {
        reads.players++;
        return new Map(
          ids.flatMap((id) =>
            id.startsWith('847') ? [[id, newProfile({ playerId: id, name: `Player ${id}` })]] : [],
          ),
        );
      },
    },
    forecasts: new MemoryForecasts(['8471675', 'TOR']),
    recordsFor: new MemoryRecords([redactedRecord('r1')]).recordsFor,
  });
  const contextValue = buildContext(ports, identity);
  const answer = await execute({ schema, document: parse(text), contextValue });
  return JSON.parse(JSON.stringify(answer)) as {
    data: Record<string, unknown>;
    errors?: { message: string; path: unknown[]; extensions: { code: string } }[];
  };
}

/** One id of every type, as the API gives them out. */
const IDS = {
  Game: `Game:${GAME_ID}`,
  Team: 'Team:TOR',
  Player: 'Player:8471675',
  Faceoff: `Faceoff:${GAME_ID}-1-01`,
  FaceoffPrediction: `FaceoffPrediction:${GAME_ID}:2`,
  FaceoffForecast: 'FaceoffForecast:team:TOR:next_5',
  RedactedRecord: 'RedactedRecord:r1',
};

describe('node', () => {
  beforeEach(async () => {
    Object.assign(reads, { players: 0, draws: 0, publications: 0 });
    games.add(GAME_ID, { homeTeam: 'TOR', awayTeam: 'UTA', season: '20242025' });
    await log.append([gamePublication(1), faceoffPublication(2), faceoffPublication(3)]);
  });

  it('has a way to every type that implements Node', () => {
    const node = schema.getType('Node');
    if (!node || !('getInterfaces' in node)) throw new Error('no interface Node');
    const types = schema.getImplementations(node as never).objects.map(({ name }) => name);
    expect([...types].sort()).toEqual([...NODE_TYPES].sort());
    expect(Object.keys(IDS).sort()).toEqual([...NODE_TYPES].sort());
  });

  it.each(Object.entries(IDS))('finds a %s and gives the same id back', async (type, id) => {
    const { data, errors } = await ask(`{ node(id: "${id}") { __typename id } }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ node: { __typename: type, id } });
  });

  it.each([
    'Game:1',
    'Team:a team',
    'Player:1',
    `Faceoff:${GAME_ID}-9-99`,
    'Faceoff:what',
    `FaceoffPrediction:${GAME_ID}:1`,
    `FaceoffPrediction:${GAME_ID}:-1`,
    'FaceoffForecast:player:1:next_1',
    'FaceoffForecast:what',
    'RedactedRecord:r9',
    'Player:',
    'Nothing:1',
    'constructor:1',
    '8471675',
    '',
  ])('is null for %j', async (id) => {
    expect(await ask(`{ node(id: "${id}") { id } }`)).toEqual({ data: { node: null } });
  });

  it('answers many in order, with one read for all of a type', async () => {
    const ids = [IDS.Player, 'Player:1', 'Player:8475158', IDS.Faceoff, `Faceoff:${GAME_ID}-1-02`];
    ids.push(IDS.FaceoffPrediction, `FaceoffPrediction:${GAME_ID}:3`);
    const { data, errors } = await ask(
      `{ nodes(ids: ${JSON.stringify(ids)}) { id ... on Player { name } } }`,
    );
    expect(errors).toBeUndefined();
    expect((data.nodes as ({ id: string } | null)[]).map((node) => node?.id ?? null)).toEqual([
      IDS.Player,
      null,
      'Player:8475158',
      IDS.Faceoff,
      null,
      IDS.FaceoffPrediction,
      `FaceoffPrediction:${GAME_ID}:3`,
    ]);
    expect(reads).toEqual({ players: 1, draws: 1, publications: 1 });
  });

  it('refuses redacted records in their own place when the scope is missing', async () => {
    const { data, errors } = await ask(
      `{ nodes(ids: ["${IDS.RedactedRecord}", "${IDS.Player}"]) { id } }`,
      { id: 'partner', scopes: ['public'] },
    );
    expect(data).toEqual({ nodes: [null, { id: IDS.Player }] });
    expect(errors).toMatchObject([{ path: ['nodes', 0], extensions: { code: 'FORBIDDEN' } }]);
  });

  it('takes at most 100 ids', async () => {
    const { errors } = await ask(
      `{ nodes(ids: ${JSON.stringify(Array(101).fill('Player:1'))}) { id } }`,
    );
    expect(errors?.[0]?.message).toBe('Expected at most 100 ids, got 101.');
  });

  it('gives full team names, of the season played', async () => {
    const { data } = await ask(
      `{ game(id: "${GAME_ID}") { homeTeam { name abbreviation } awayTeam { name } } }`,
    );
    expect(data).toEqual({
      game: {
        homeTeam: { name: 'Toronto Maple Leafs', abbreviation: 'TOR' },
        awayTeam: { name: 'Utah Hockey Club' },
      },
    });
  });
});
