import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { downloadSeason, NhlWebApiError } from '../../../src/history/importers/nhlWebApi.ts';
import { playByPlay } from './playByPlayGame.ts';

const SEASON = '20232024';
const team = (abbrev: string) => ({ abbrev });
const scheduled = (id: number, gameState: string, gameType = 2, season = Number(SEASON)) => ({
  id,
  season,
  gameType,
  gameState,
  homeTeam: team('HHH'),
  awayTeam: team('AAA'),
});
const WEEKS: Readonly<Record<string, object>> = {
  '2023-09-15': {
    nextStartDate: '2023-10-10',
    playoffEndDate: '2024-06-24',
    gameWeek: [{ games: [scheduled(2023010001, 'OFF', 1)] }],
  },
  '2023-10-10': {
    nextStartDate: '2024-06-20',
    playoffEndDate: '2024-06-24',
    gameWeek: [
      { games: [scheduled(2023020001, 'OFF'), scheduled(2023020002, 'FINAL')] },
      { games: [scheduled(2023020003, 'LIVE'), scheduled(2022020001, 'OFF', 2, 20222023)] },
    ],
  },
  '2024-06-20': {
    nextStartDate: '2024-06-27',
    playoffEndDate: '2024-06-24',
    gameWeek: [{ games: [scheduled(2023030417, 'OFF', 3)] }],
  },
};

let directory: string;
let server: Server;
let origin: string;
let asked: string[];
let answer: (path: string) => { status: number; body: string; retryAfter?: string };

const good = (path: string) => {
  const week = WEEKS[path.slice('/v1/schedule/'.length)];
  if (path.startsWith('/v1/schedule/') && week) return { status: 200, body: JSON.stringify(week) };
  const id = /^\/v1\/gamecenter\/(\d+)\/play-by-play$/.exec(path)?.[1];
  if (id) return { status: 200, body: JSON.stringify(playByPlay({ id: Number(id) })) };
  if (/^\/v1\/roster\/[A-Z]{3}\/20232024$/.test(path)) return { status: 200, body: '{}' };
  return { status: 404, body: 'no such page' };
};

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'faceoff-api-'));
  asked = [];
  answer = good;
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const { status, body, retryAfter } = answer(path);
    response.writeHead(status, retryAfter ? { 'retry-after': retryAfter } : {}).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(directory, { recursive: true, force: true });
});

/** A clock that moves only by sleeping. */
function fakeTime() {
  let millis = Date.parse('2024-09-01T00:00:00Z');
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => millis,
    sleep: async (time: number) => {
      sleeps.push(time);
      millis += time;
    },
  };
}

const download = (time = fakeTime()) =>
  downloadSeason(SEASON, {
    origin,
    directory,
    requestsPerSecond: 4,
    onProgress: () => undefined,
    ...time,
  });

describe('a download of a season', () => {
  it('keeps the ended games of season and playoffs, and the rosters', async () => {
    const time = fakeTime();
    expect(await download(time)).toEqual({ games: 3, requests: 8 });
    expect((await readdir(directory)).sort()).toEqual([
      'game-2023020001.json',
      'game-2023020002.json',
      'game-2023030417.json',
      'roster-AAA-20232024.json',
      'roster-HHH-20232024.json',
    ]);
    // Four a second: the time does not move by itself, so each but the first waits its turn.
    expect(time.sleeps).toEqual(Array.from({ length: 7 }, () => 250));
  });

  it('goes on where it stopped, asking only for what is not there', async () => {
    answer = (path) => (path.includes('2023030417') ? { status: 404, body: '' } : good(path));
    await expect(download()).rejects.toThrow(/status 404.*goes on from there/);
    asked = [];
    answer = good;
    await download();
    expect(asked.filter((path) => path.includes('gamecenter'))).toEqual([
      '/v1/gamecenter/2023030417/play-by-play',
    ]);
  });

  it('waits as long as it is told to when it asked too much, and tries again', async () => {
    let refusals = 2;
    answer = (path) =>
      path.includes('2023020002') && refusals-- > 0
        ? { status: 429, body: '', retryAfter: '7' }
        : good(path);
    const time = fakeTime();
    expect((await download(time)).requests).toBe(10);
    expect(time.sleeps.filter((millis) => millis === 7000)).toHaveLength(2);
  });

  it('gives up on a server that stays broken, and says which address', async () => {
    answer = () => ({ status: 503, body: '' });
    const time = fakeTime();
    await expect(download(time)).rejects.toThrow(NhlWebApiError);
    expect(asked).toHaveLength(6);
    expect(time.sleeps.filter((millis) => millis >= 1000)).toEqual([
      1000, 2000, 4000, 8000, 16_000,
    ]);
  });

  it('refuses an answer that is no JSON', async () => {
    answer = () => ({ status: 200, body: '<html>' });
    await expect(download()).rejects.toThrow(/expected JSON from .*, got 6 other characters/);
  });
});
