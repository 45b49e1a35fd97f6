import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DynamoDraws } from '../../src/aws/dynamoDraws.ts';
import { DynamoPlayerProfiles } from '../../src/aws/dynamoPlayerProfiles.ts';
import { draw, playByPlay } from '../history/importers/playByPlayGame.ts';
import { type DynaliteTables, startDynaliteTables } from '../support/dynaliteTables.ts';
import { runFaceoff } from '../support/runningSystem.ts';

const faceoff = (parameters: readonly string[], environment: Record<string, string> = {}) =>
  runFaceoff(['history', ...parameters], environment);

let directory: string;
let league: Server;
let api: string;
let tables: DynaliteTables | undefined;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'faceoff-history-'));
  const plays = [
    draw({ winner: 11, loser: 21, x: 0, y: 0, zone: 'N', time: '00:00' }),
    draw({ winner: 21, loser: 11, x: 69, y: 22, zone: 'D', time: '00:40' }),
    draw({ winner: 11, loser: 22, x: -69, y: 22, zone: 'D', time: '01:40' }),
  ];
  league = createServer(({ url = '' }, response) => {
    const id = /gamecenter\/(\d+)/.exec(url)?.[1];
    const game = { season: 20232024, gameType: 2, gameState: 'OFF' };
    const teams = { homeTeam: { abbrev: 'HHH' }, awayTeam: { abbrev: 'AAA' } };
    const answer = id
      ? playByPlay({ id: Number(id), plays })
      : url.startsWith('/v1/schedule/')
        ? { gameWeek: [{ games: [{ id: 2023020001, ...game, ...teams }] }] }
        : url.includes('HHH')
          ? { forwards: [{ id: 11, positionCode: 'C', shootsCatches: 'R' }] }
          : { forwards: [] };
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => league.listen(0, '127.0.0.1', resolve));
  api = `http://127.0.0.1:${(league.address() as AddressInfo).port}/`;
});

afterEach(async () => {
  league.closeAllConnections();
  await new Promise((resolve) => league.close(resolve));
  await tables?.close();
  tables = undefined;
  await rm(directory, { recursive: true, force: true });
});

describe('faceoff history', () => {
  it('downloads a season, makes tables of it, and loads the records the live path reads', async () => {
    const imported = await faceoff([
      ...['import', '--season', '20232024', '--api', api, '--requests-per-second', '20'],
      ...['--out', directory, '--json'],
    ]);
    expect(imported.code, imported.stderr).toBe(0);
    expect(JSON.parse(imported.stdout)).toMatchObject({
      games: 1,
      draws: 3,
      players: 4,
      drawsBySeason: { 20232024: 3 },
      downloaded: { games: 1, requests: 4 },
    });

    tables = await startDynaliteTables();
    const loaded = await faceoff(['load', '--history', directory, '--json'], {
      GAME_TABLE: 'Game',
      AWS_ENDPOINT_URL_DYNAMODB: tables.endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    });
    expect(loaded.code, loaded.stderr).toBe(0);
    expect(JSON.parse(loaded.stdout)).toEqual({
      table: 'Game',
      players: 3,
      games: 1,
      draws: 3,
      asOf: '2023-10-10',
    });
    const profiles = await new DynamoPlayerProfiles(tables.client, 'Game').load(['11', '22']);
    expect(profiles.get('11')).toMatchObject({ career: [3, 2], shoots: 'R', name: 'Home Eleven' });
    expect(profiles.get('22')).toMatchObject({ career: [1, 0] });
    const draws = new DynamoDraws(tables.client, 'Game');
    const list = { kind: 'PLAYER', playerId: '22' } as const;
    const page = await draws.list({ list, season: '20232024', limit: 10 });
    expect(page).toMatchObject({
      draws: [{ faceoffId: '2023020001-1-03', homeTeam: 'HHH', winner: 'HOME' }],
      hasNextPage: false,
    });
  });

  it.each([
    [['import', '--out', 'x'], 2, 'expected --from with a directory, or --season to download'],
    [['import', '--out', 'x', '--season', '2023'], 2, 'expected a season like 20242025'],
    [['import', '--out', 'x', '--from', 'nowhere'], 1, 'expected a directory with history'],
    [['load', '--history', 'x', '--directory', 'nowhere'], 1, 'GAME_TABLE'],
  ])('says what was expected: %j', async (parameters, exitCode, words) => {
    const { code, stderr } = await faceoff(parameters);
    expect([code, stderr]).toEqual([exitCode, expect.stringContaining(words)]);
  });

  it('says which address did not answer, and refuses a rate that is not polite', async () => {
    const base = ['import', '--out', directory, '--season', '20232024', '--api', api];
    expect((await faceoff([...base, '--requests-per-second', '99'])).code).toBe(2);
    league.removeAllListeners('request').on('request', (_, response) => {
      response.writeHead(404).end();
    });
    const { code, stderr } = await faceoff(base);
    expect(code).toBe(1);
    expect(stderr).toContain('/v1/schedule/2023-09-15, got status 404');
  });
});
