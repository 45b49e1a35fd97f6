import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import type { PlayerBasis } from '../../../src/forecasting/faceoffs/examples.ts';
import { HistoryTableError, readDraws } from '../../../src/forecasting/faceoffs/readDraws.ts';
import { parseSchedule } from '../../../src/forecasting/faceoffs/readSchedule.ts';
import { refreshFaceoffs } from '../../../src/forecasting/faceoffs/refreshFaceoffs.ts';
import type { WhatIfBasis } from '../../../src/forecasting/faceoffs/whatIf.ts';
import type { FaceoffForecast, ForecastAccuracy } from '../../../src/forecasting/ports.ts';
import { dayOf, leagueDraws, scheduleOf } from './league.ts';

const SEASON = '20232024';
const PLAYED = 45;

function table(): Uint8Array {
  const draws = [...leagueDraws(SEASON, PLAYED, 9)];
  const text = (name: string, of: (d: (typeof draws)[number]) => string) => ({
    name,
    data: draws.map(of),
    type: 'STRING' as const,
  });
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        text('game_id', (d) => d.gameId),
        text('season', (d) => d.season),
        text('game_type', () => 'R'),
        text('game_date', (d) => d.gameDate),
        text('home_team', (d) => d.homeTeam),
        text('away_team', (d) => d.awayTeam),
        text('home_player_id', (d) => d.homeTakerId),
        text('away_player_id', (d) => d.awayTakerId),
        { name: 'home_win', data: draws.map((d) => (d.isHomeWin ? 1 : 0)), type: 'INT32' },
      ],
    }),
  );
}

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

  it('says what is wrong with a table', async () => {
    await expect(readDraws(new Uint8Array([1, 2, 3]))).rejects.toThrow(HistoryTableError);
    const other = parquetWriteBuffer({
      columnData: [{ name: 'a', data: [1], type: 'INT32' }],
    });
    await expect(readDraws(new Uint8Array(other))).rejects.toThrow(HistoryTableError);
    expect(() => parseSchedule('date,home\n', SEASON, '2024-01-01')).toThrow('game_date');
  });
});
