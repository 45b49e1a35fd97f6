import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoDecidedDraws } from '../../src/aws/dynamoDecidedDraws.ts';
import { DynamoGameReads } from '../../src/aws/dynamoGameReads.ts';
import { resetGame } from '../../src/aws/dynamoGameReset.ts';
import { DynamoGameStates } from '../../src/aws/dynamoGameStates.ts';
import { DynamoPlayerProfiles } from '../../src/aws/dynamoPlayerProfiles.ts';
import { DynamoPlayerRecords } from '../../src/aws/dynamoPlayerRecords.ts';
import { DynamoProfileWriter } from '../../src/aws/dynamoProfileWriter.ts';
import { DynamoPublicationLog, LOG_SECONDS } from '../../src/aws/dynamoPublicationLog.ts';
import { DynamoRejects } from '../../src/aws/dynamoRejects.ts';
import { newProfile } from '../../src/history/records/playerProfile.ts';
import { LivePath } from '../../src/pipeline/live.ts';
import { type StoredGame, VersionConflictError } from '../../src/pipeline/ports.ts';
import { newGameState } from '../../src/pipeline/state/gameState.ts';
import { encodeGameState } from '../../src/pipeline/state/gameStateCodec.ts';
import { type DynaliteTables, startDynaliteTables } from '../support/dynaliteTables.ts';
import { faceoffPublication, gamePublication } from '../support/publications.ts';

/**
 * The ports of the live path against DynamoDB's wire protocol: dynalite, or with `REMOTE=1` the
 * account of the environment and the table of `GAME_TABLE`.
 */
const isRemote = process.env.REMOTE === '1';
const table = isRemote ? (process.env.GAME_TABLE ?? 'Game') : 'Game';
const run = isRemote ? `${process.pid}${Date.now()}` : '';
let local: DynaliteTables | undefined;
let client: DynamoDBClient;

beforeAll(async () => {
  if (isRemote) client = new DynamoDBClient({});
  else {
    local = await startDynaliteTables();
    client = new DynamoDBClient({
      endpoint: local.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
  }
});

afterAll(async () => {
  client.destroy();
  await local?.close();
});

let now = 1_700_000_000_000;
const clock = { now: () => now };
const gameOf = (gameId: string, version: number, body = 'state'): StoredGame => ({
  gameId,
  version,
  body,
  outbox: [faceoffPublication(version, { gameId })],
  summary: {
    gameDate: '2024-10-08',
    season: '20242025',
    homeTeam: 'HOM',
    awayTeam: 'AWY',
    status: 'LIVE',
    homeScore: null,
    awayScore: 2,
    period: 1,
    lastSequence: version,
  },
});

describe('game states', () => {
  it('give back what was written, outbox included', async () => {
    const states = new DynamoGameStates(client, table);
    const game = gameOf(`states${run}`, 1);
    expect(await states.load(game.gameId)).toBeUndefined();
    await states.save(game);
    expect(await states.load(game.gameId)).toEqual(game);
  });

  it('take each version from one writer only', async () => {
    const states = new DynamoGameStates(client, table);
    const gameId = `versions${run}`;
    await states.save(gameOf(gameId, 1));
    await expect(states.save(gameOf(gameId, 1, 'other'))).rejects.toThrow(VersionConflictError);
    await states.save(gameOf(gameId, 2));
    await expect(states.save(gameOf(gameId, 2, 'zombie'))).rejects.toThrow(VersionConflictError);
    await expect(states.save(gameOf(gameId, 4, 'gap'))).rejects.toThrow(VersionConflictError);
    expect((await states.load(gameId))?.body).toBe('state');
  });

  it('let one of many writers at once win', async () => {
    const states = new DynamoGameStates(client, table);
    const writes = Array.from({ length: 8 }, (_, i) =>
      states.save(gameOf(`race${run}`, 1, `${i}`)),
    );
    const won = (await Promise.allSettled(writes)).filter(({ status }) => status === 'fulfilled');
    expect(won).toHaveLength(1);
  });
});

describe('publication log', () => {
  it('is read in order behind a number, however much was appended at once', async () => {
    const log = new DynamoPublicationLog(client, table, clock);
    const gameId = `log${run}`;
    const all = Array.from({ length: 60 }, (_, i) => faceoffPublication(i + 1, { gameId }));
    await log.append(all.slice(0, 2));
    await log.append(all.slice(2));
    expect(await log.read(gameId, 0, 1000)).toEqual(all);
    expect((await log.read(gameId, 57, 1000)).map(({ sequence }) => sequence)).toEqual([
      58, 59, 60,
    ]);
    expect((await log.read(gameId, 10, 3)).map(({ sequence }) => sequence)).toEqual([11, 12, 13]);
    expect(await log.lastSequence(gameId)).toBe(60);
    expect(await log.lastSequence(`nothing${run}`)).toBe(0);
  });

  it('lists a game that begins, the newest first, as long as its state is there', async () => {
    const log = new DynamoPublicationLog(client, table, clock);
    const reads = new DynamoGameReads(client, table);
    const before = (await reads.recent(100)).length;
    const states = new DynamoGameStates(client, table);
    for (const [index, gameId] of [`listed-1${run}`, `listed-2${run}`].entries()) {
      await states.save(gameOf(gameId, 1));
      const start = gamePublication(1, { gameId, eventTimestamp: now + index });
      await log.append([start]);
      await log.append([start]);
    }
    await log.append([gamePublication(1, { gameId: `nowhere${run}` })]);
    const recent = await reads.recent(100);
    expect(recent).toHaveLength(before + 2);
    expect(recent.slice(0, 2).map(({ gameId }) => gameId)).toEqual([
      `listed-2${run}`,
      `listed-1${run}`,
    ]);
  });

  it('takes the same publication twice and keeps it once', async () => {
    const log = new DynamoPublicationLog(client, table, clock);
    const gameId = `twice${run}`;
    const one = faceoffPublication(1, { gameId });
    await log.append([one]);
    await log.append([one]);
    expect(await log.read(gameId, 0, 10)).toEqual([one]);
  });

  it('ignores what has expired from the moment it expires', async () => {
    const log = new DynamoPublicationLog(client, table, clock);
    const gameId = `expired${run}`;
    await log.append([faceoffPublication(1, { gameId })]);
    now += (LOG_SECONDS + 1) * 1000;
    expect(await log.read(gameId, 0, 10)).toEqual([]);
  });
});

describe('player profiles', () => {
  it('come in one read for more players than one batch holds, unknown ones left out', async () => {
    const profiles = Array.from({ length: 130 }, (_, i) =>
      newProfile({ playerId: `p${run}${i}`, name: `Player ${i}`, shoots: 'L', position: 'C' }),
    );
    await new DynamoProfileWriter(client, table).write(profiles);
    const ids = [...profiles.map(({ playerId }) => playerId), 'nobody', 'nobody'];
    const found = await new DynamoPlayerProfiles(client, table).load(ids);
    expect(found.size).toBe(130);
    expect(found.get(`p${run}7`)).toEqual(JSON.parse(JSON.stringify(profiles[7])));
  });
});

describe('draws, rejects and reset', () => {
  it('keep a draw and a reject once, and forget a whole game', async () => {
    const gameId = `reset${run}`;
    const states = new DynamoGameStates(client, table);
    const log = new DynamoPublicationLog(client, table, clock);
    await states.save(gameOf(gameId, 1));
    await log.append(Array.from({ length: 40 }, (_, i) => faceoffPublication(i + 1, { gameId })));
    const draws = new DynamoDecidedDraws(client, table);
    const draw = {
      gameId,
      faceoffId: `${gameId}-1-01`,
      ordinal: 1,
      season: '20242025',
      gameDate: '2024-10-08',
      timestamp: now,
      period: 1,
      periodSecondsElapsed: 0,
      homeSpot: 'C',
      homeTakerId: 'h',
      awayTakerId: 'a',
      winner: 'HOME',
    } as const;
    await draws.put(draw);
    await draws.put(draw);
    const rejects = new DynamoRejects(client, table, clock);
    const reject = {
      source: `test${run}`,
      gameId,
      reason: 'expected JSON',
      payload: '{',
      id: '1#0',
    };
    await rejects.store([reject, reject]);
    await resetGame(client, table, gameId);
    expect(await states.load(gameId)).toBeUndefined();
    expect(await log.lastSequence(gameId)).toBe(0);
    await states.save(gameOf(gameId, 1));
  });
});

describe('the sweeper', () => {
  it('sends what a dead invocation left, and spares what one at work is about to send', async () => {
    const states = new DynamoGameStates(client, table);
    const log = new DynamoPublicationLog(client, table, clock);
    const woken: string[] = [];
    const failures: unknown[] = [];
    const path = new LivePath({
      states,
      log,
      draws: new DynamoDecidedDraws(client, table),
      profiles: new DynamoPlayerProfiles(client, table),
      records: new DynamoPlayerRecords(client, table),
      rejects: new DynamoRejects(client, table, clock),
      model: { predict: () => Promise.reject(new Error('nothing is to be asked')) },
      delivery: { wake: async (gameIds) => void woken.push(...gameIds) },
      clock,
      report: { invocation: () => undefined, failure: (facts) => failures.push(facts) },
    });
    const left = `left${run}`;
    const atWork = `atWork${run}`;
    const broken = `broken${run}`;
    const body = encodeGameState(newGameState(left));
    const outbox = (gameId: string, ageMillis: number) => [
      faceoffPublication(1, { gameId, publishedTimestamp: now - ageMillis }),
    ];
    await states.save({ ...gameOf(left, 1, body), outbox: outbox(left, 60_000) });
    await states.save({ ...gameOf(atWork, 1, body), outbox: outbox(atWork, 500) });
    await states.save({ ...gameOf(broken, 1, '{}'), outbox: outbox(broken, 60_000) });
    expect(await path.sweep([broken, left, atWork], 10_000)).toBe(1);
    expect(woken).toEqual([left]);
    expect(await log.lastSequence(left)).toBe(1);
    expect(await log.lastSequence(atWork)).toBe(0);
    expect((await states.load(left))?.outbox).toEqual([]);
    expect(failures).toHaveLength(1);
  });
});
