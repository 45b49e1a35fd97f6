import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importHistory } from '../../../src/history/importers/importHistory.ts';
import { readGames } from '../../../src/history/tables/readGames.ts';
import { readPlayers, readRosters } from '../../../src/history/tables/readPlayers.ts';
import { writeTables } from '../../../src/history/tables/writeTables.ts';
import { draw, playByPlay } from './playByPlayGame.ts';

let directory: string;
let out: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'faceoff-import-'));
  out = await mkdtemp(join(tmpdir(), 'faceoff-history-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
  await rm(out, { recursive: true, force: true });
});

const put = (name: string, content: unknown) =>
  writeFile(
    join(directory, name),
    typeof content === 'string' || content instanceof Uint8Array
      ? content
      : JSON.stringify(content),
  );

const ROSTER = {
  forwards: [
    {
      id: 11,
      firstName: { default: 'Home' },
      lastName: { default: 'Eleven, "Ace"' },
      positionCode: 'C',
      shootsCatches: 'L',
      heightInInches: 73,
      weightInPounds: 200,
      birthDate: '1999-01-02',
    },
  ],
  defensemen: [],
  goalies: [],
};

const at = (time: string, winner = 11, loser = 21) =>
  draw({ winner, loser, x: 69, y: 22, zone: 'O', time });

describe('an import of history', () => {
  it.each(['parquet', 'csv'] as const)(
    'reads play-by-play and rosters, and what it writes as %s reads back the same',
    async (format) => {
      await put('b.json', playByPlay({ id: 2023020002, gameDate: '2023-10-12' }));
      await put(
        'a.json.gz',
        gzipSync(JSON.stringify(playByPlay({ plays: [at('00:10'), at('03:00', 22, 12)] }))),
      );
      await put('roster.json', ROSTER);
      const history = await importHistory([directory]);
      expect(history.games.map(({ gameId, draws }) => [gameId, draws.length])).toEqual([
        ['2023020001', 2],
        ['2023020002', 1],
      ]);
      await writeTables(out, history, format);
      // Absent and undefined are one.
      const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
      expect(plain(await readGames(out))).toEqual(plain(history.games));
      expect(plain([...(await readPlayers(out))])).toEqual(
        plain([...history.players].sort(([a], [b]) => Number(a) - Number(b))),
      );
      expect((await readPlayers(out)).get('11')).toMatchObject({
        name: 'Home Eleven, "Ace"',
        shoots: 'L',
        heightInches: 73,
      });
      expect(await readRosters(out)).toEqual(
        new Map([
          ['20232024|AAA', ['21', '22']],
          ['20232024|HHH', ['11', '12']],
        ]),
      );
    },
  );

  it('adds play-by-play to tables that are there, the play-by-play winning', async () => {
    await put(
      'faceoffs.csv',
      [
        'season,game_id,game_type,game_date,home_team,away_team,home_player_id,away_player_id,home_win,period,period_seconds',
        '20232024,2023020001,R,2023-10-10,HHH,AAA,11,21,0,1,0',
        '20222023,2022020001,R,2022-10-10,HHH,AAA,11,21,0,1,0',
        '',
      ].join('\n'),
    );
    await put('game.json', playByPlay({ plays: [at('00:10'), at('03:00')] }));
    const { games } = await importHistory([directory]);
    expect(games.map(({ season, draws }) => [season, draws.length])).toEqual([
      ['20222023', 1],
      ['20232024', 2],
    ]);
  });

  it('says which games have no date, and writes none for them', async () => {
    const header =
      'season,game_id,game_date,home_team,away_team,home_player_id,away_player_id,home_win';
    const rows = [
      '20232024,2023020001,2023-10-11,AAA,BBB,11,21,1',
      '20232024,2023020002,,CCC,DDD,12,22,0',
      '20232024,2023020003,2023-10-13,AAA,CCC,11,12,1',
    ];
    await put('faceoffs.csv', `${[header, ...rows].join('\n')}\n`);
    const history = await importHistory([directory]);
    expect(history.dropped.get('game without a date (kept; tells no days of rest)')).toBe(1);
    expect(history.games.map(({ gameDate, isDateAssumed }) => [gameDate, isDateAssumed])).toEqual([
      ['2023-10-11', undefined],
      ['2023-10-11', true],
      ['2023-10-13', undefined],
    ]);
    await writeTables(out, history, 'parquet');
    expect((await readGames(out)).map(({ isDateAssumed = false }) => isDateAssumed)).toEqual([
      false,
      true,
      false,
    ]);
    expect(await readFile(join(out, 'games.csv'), 'utf8')).toContain('2023020002,20232024,R,,CCC');
  });

  it('puts draws in order, takes each once, and reports all that it left out or mended', async () => {
    await put(
      'game.json',
      playByPlay({ plays: [at('03:00'), at('00:10'), at('00:10'), at('09:00', 11, 12)] }),
    );
    await put('preseason.json', playByPlay({ id: 2023010001, gameType: 1 }));
    await put('other.json', { hello: 'world' });
    await put('broken.json', '{"plays": [');
    await put('roster.json', ROSTER);
    const { games, dropped } = await importHistory([directory]);
    expect(games[0]?.draws.map(({ periodSecondsElapsed }) => periodSecondsElapsed)).toEqual([
      10, 180,
    ]);
    expect(Object.fromEntries(dropped)).toEqual({
      'file is no JSON': 1,
      'file is neither a play-by-play nor a roster': 1,
      'game is neither of season nor of playoffs': 1,
      'the winner is not known': 1,
      'game with draws out of order (put in order)': 1,
      'draw that is there twice': 1,
      'taker whose hand is not known (kept)': 1,
    });
  });

  it('refuses a directory without history, and one without a draw', async () => {
    await expect(importHistory([join(directory, 'none')])).rejects.toThrow(
      /expected a directory with history at .*, found none/,
    );
    await put('readme.txt', 'nothing');
    await expect(importHistory([directory])).rejects.toThrow(/found 1 other files/);
    await put('preseason.json', playByPlay({ gameType: 1 }));
    await expect(importHistory([directory])).rejects.toThrow(/expected draws in .*, found none/);
  });
});
