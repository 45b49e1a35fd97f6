import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import type { PlayerBasis } from '../../../src/forecasting/faceoffs/examples.ts';
import { HistoryTableError, readDraws } from '../../../src/forecasting/faceoffs/readDraws.ts';
import { parseSchedule } from '../../../src/forecasting/faceoffs/readSchedule.ts';
import { refreshFaceoffs } from '../../../src/forecasting/faceoffs/refreshFaceoffs.ts';
import type { WhatIfBasis } from '../../../src/forecasting/faceoffs/whatIfBasis.ts';
import type { FaceoffForecast, ForecastAccuracy } from '../../../src/forecasting/ports.ts';
import { dayOf, leagueDraws, leagueTable, scheduleOf } from './league.ts';

const SEASON = '20232024';
const PLAYED = 45;

const table = (): Uint8Array => leagueTable([...leagueDraws(SEASON, PLAYED, 9)]);

const schedule = [
  'game_id,season,game_type,game_date,home_team,away_team',
  ...scheduleOf(SEASON, PLAYED - 3, 10).map(
    (g) => `1,${SEASON},R,${g.gameDate},${g.homeTeam},${g.awayTeam}`,
  ),
  `2,${SEASON},P,2024-05-01,BOS,TOR`,
].join('\n');

describe('refreshFaceoffs', () => {
  it('reads the history and the schedule and stores forecasts and accuracy', async () => {
    const saved: FaceoffForecast[] = [];
    const accuracy: ForecastAccuracy[] = [];
    const bases: { basis: WhatIfBasis; players: readonly PlayerBasis[] }[] = [];
    const summary = await refreshFaceoffs(
      { draws: table(), schedule, withAccuracy: true, now: 7 },
      {
        save: async (f) => void saved.push(...f),
        saveAccuracy: async (a) => void accuracy.push(...a),
        saveBasis: async (basis, players) => void bases.push({ basis, players }),
      },
    );
    expect(summary).toEqual({
      forecasts: saved.length,
      accuracyRows: accuracy.length,
      knownThrough: dayOf(SEASON, PLAYED - 1),
    });
    const rest = saved.find((f) => f.id === 'team:BOS:rest_of_season')!;
    // Ten days of schedule, three of them played.
    expect(rest.games).toBe(7);
    expect(rest.history.at(-1)?.gameDate).toBe(dayOf(SEASON, PLAYED - 1));
    expect(accuracy.length).toBeGreaterThan(0);
    expect(JSON.stringify([saved, accuracy, bases])).not.toMatch(/null|NaN/);
    // What-ifs start from it in the API: it must fit into one item of the table.
    expect(JSON.stringify(bases[0]!.basis).length).toBeLessThan(300_000);
  });

  it('takes games after the day told for coming ones', async () => {
    const saved: FaceoffForecast[] = [];
    const through = dayOf(SEASON, PLAYED - 6);
    const store = {
      save: async (f: readonly FaceoffForecast[]) => void saved.push(...f),
      saveAccuracy: async () => undefined,
      saveBasis: async () => undefined,
    };
    const summary = await refreshFaceoffs({ draws: table(), through, now: 7 }, store);
    expect(summary).toMatchObject({ knownThrough: through, accuracyRows: 0 });
    expect(saved.find((f) => f.id === 'team:BOS:rest_of_season')!.games).toBe(5);
    await expect(
      refreshFaceoffs({ draws: table(), through: '2001-01-01', now: 7 }, store),
    ).rejects.toThrow('no regular-season draws up to 2001-01-01');
  });

  it('says what is wrong with a table', async () => {
    await expect(readDraws(new Uint8Array([1, 2, 3]))).rejects.toThrow(HistoryTableError);
    const other = parquetWriteBuffer({
      columnData: [{ name: 'a', data: [1], type: 'INT32' }],
    });
    await expect(readDraws(new Uint8Array(other))).rejects.toThrow(HistoryTableError);
    expect(() => parseSchedule('date,home\n', SEASON, '2024-01-01')).toThrow('game_date');
  });
});
