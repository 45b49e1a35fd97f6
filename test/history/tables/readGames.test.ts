import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readGames } from '../../../src/history/tables/readGames.ts';

const HEADER =
  'season,game_id,game_type,game_date,home_team,away_team,home_player_id,away_player_id,home_win,' +
  'period,period_seconds,spot_home,home_skaters,away_skaters';
const ROWS = [
  '20182019,2018020002,R,2018-10-04,AAA,BBB,1,2,1,1,0,C,5,5',
  '20182019,2018020002,R,2018-10-04,AAA,BBB,1,2,0,1,40,DL,5,4',
  '20182019,2018020001,R,2018-10-03,CCC,DDD,3,4,1,1,0,C,5,5',
];
const csv = (rows: readonly string[]) => `${[HEADER, ...rows].join('\n')}\n`;

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'faceoff-tables-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const put = (name: string, bytes: string | Uint8Array) => writeFile(join(directory, name), bytes);

describe('history tables', () => {
  it('are read as CSV into games in order of time, draws in order of the rows', async () => {
    await put('faceoffs.csv', csv(ROWS));
    const games = await readGames(directory);
    expect(games.map(({ gameId }) => gameId)).toEqual(['2018020001', '2018020002']);
    expect(games[1]?.draws.map(({ homeSpot, winner }) => [homeSpot, winner])).toEqual([
      ['C', 'HOME'],
      ['DL', 'AWAY'],
    ]);
  });

  it('say what stands where a number or a day should, and take it for nothing', async () => {
    const rows = [
      '20182019,2018020001,R,03/10/2018,CCC,DDD,3,4,1,first,0,C,inf,5',
      '20182019,2018020002,R,2018-02-31,CCC,DDD,3,4,1,1,0,C,5,5',
      '20182019,2018020003,R,2018-10-05 19:00:00,CCC,DDD,3,4,1,1,0,C,5,5',
    ];
    await put('faceoffs.csv', csv(rows));
    const dropped = new Map<string, number>();
    const games = await readGames(directory, dropped);
    expect(games.map(({ isDateAssumed }) => isDateAssumed)).toEqual([true, true, undefined]);
    expect(games[2]?.gameDate).toBe('2018-10-05');
    expect(games[0]?.draws[0]).toMatchObject({ period: undefined, homeSkaters: undefined });
    expect(Object.fromEntries(dropped)).toEqual({
      'game_date that is no day YYYY-MM-DD (taken for none)': 2,
      'game without a date (kept; tells no days of rest)': 2,
      'period that is no number (draw kept without it)': 1,
      'home_skaters that is no number (draw kept without it)': 1,
    });
  });

  it('are refused with a season that is none', async () => {
    await put('faceoffs.csv', csv(['2018,2018020001,R,2018-10-03,CCC,DDD,3,4,1,1,0,C,5,5']));
    await expect(readGames(directory)).rejects.toThrow(
      'expected a season like 20242025, got "2018"',
    );
  });

  it('are the same from a compressed CSV and from Parquet', async () => {
    await put('faceoffs.csv', csv(ROWS));
    const plain = await readGames(directory);
    await rm(join(directory, 'faceoffs.csv'));
    await put('faceoffs.csv.gz', gzipSync(csv(ROWS)));
    expect(await readGames(directory)).toEqual(plain);
    await rm(join(directory, 'faceoffs.csv.gz'));
    const cells = ROWS.map((row) => row.split(','));
    const columnData = HEADER.split(',').map((name, i) => {
      const values = cells.map((row) => row[i] ?? '');
      return /^\d+$/.test(values[0] ?? '')
        ? { name, data: values.map(BigInt), type: 'INT64' as const }
        : { name, data: values, type: 'STRING' as const };
    });
    // More than one row group, so that the next one's rows are not lost or doubled.
    const buffer = parquetWriteBuffer({ columnData, rowGroupSize: 2 });
    await put('faceoffs.parquet', new Uint8Array(buffer));
    expect(await readGames(directory)).toEqual(plain);
  });

  it('tell two games of the same teams apart without ids, by where their draws begin', async () => {
    const header = 'season,seq,home_team,away_team,home_player_id,away_player_id,home_win';
    const rows = [1, 2, 1, 2, 3].map((seq) => `20072008,${seq},AAA,BBB,1,2,1`);
    await put('faceoffs.csv', `${[header, ...rows].join('\n')}\n`);
    const games = await readGames(directory);
    expect(games.map(({ draws }) => draws.length)).toEqual([2, 3]);
  });

  it('take a game that two tables have once, from the one that tells the places', async () => {
    await put('faceoffs.csv', csv(ROWS));
    await put(
      'faceoffs_old.csv',
      'season,game_id,home_team,away_team,home_player_id,away_player_id,home_win,strength_raw\n' +
        '20182019,2018020002,AAA,BBB,1,2,1,5v5\n',
    );
    const dropped = new Map<string, number>();
    const games = await readGames(directory, dropped);
    expect(games).toHaveLength(2);
    expect(games[1]?.draws).toHaveLength(2);
    expect(dropped.get('game in two tables')).toBe(1);
  });

  it('tell the place by coordinates where it has no name, and take true, false and NaN as such', async () => {
    const header =
      'season,game_id,home_team,away_team,home_player_id,away_player_id,home_win,period,' +
      'period_seconds,x_home,y_home,home_skaters,home_goalie_in';
    const row = (rest: string) => `20252026,2025020001,AAA,BBB,1,2,${rest}`;
    await put(
      'faceoffs.csv',
      `${[header, row('True,1,0,0,0,5,True'), row('False,1,9,-69,22,NaN,False'), row('1,1,20,40,0,5,1')].join('\n')}\n`,
    );
    const [game] = await readGames(directory);
    expect(
      game?.draws.map((d) => [d.homeSpot, d.winner, d.homeSkaters, d.isHomeGoalkeeperIn]),
    ).toEqual([
      ['C', 'HOME', 5, true],
      ['DL', 'AWAY', undefined, false],
      [undefined, 'HOME', 5, true],
    ]);
  });

  it('report what was dropped and why', async () => {
    await put(
      'faceoffs.csv',
      csv([
        ...ROWS,
        '20182019,2018020003,R,2018-10-05,AAA,BBB,,2,1,1,0,C,5,5',
        '20182019,2018020003,R,2018-10-05,AAA,BBB,1,1,1,1,9,C,5,5',
        '20182019,2018020003,R,2018-10-05,AAA,BBB,1,2,,1,9,C,5,5',
        '20182019,2018020003,R,2018-10-05,AAA,BBB,1,2,1,1,20,OL,9,5',
      ]),
    );
    const dropped = new Map<string, number>();
    const games = await readGames(directory, dropped);
    expect(Object.fromEntries(dropped)).toEqual({
      'a taker is not known': 1,
      'one player on both sides': 1,
      'the winner is not known': 1,
      'impossible strength (draw kept without it)': 1,
    });
    expect(games[2]?.draws).toHaveLength(1);
    expect(games[2]?.draws[0]?.homeSkaters).toBeUndefined();
  });

  it('refuse a directory without tables, another table and a broken file in one line', async () => {
    await expect(readGames(join(directory, 'none'))).rejects.toThrow(/found none/);
    await expect(readGames(directory)).rejects.toThrow(/expected a table faceoffs/);
    await put('faceoffs.csv', 'a,b\n1,2\n');
    await expect(readGames(directory)).rejects.toThrow(/missing season/);
    await rm(join(directory, 'faceoffs.csv'));
    await put('faceoffs.parquet', 'not a table');
    await expect(readGames(directory)).rejects.toThrow(/to be a readable table/);
  });
});
