import { describe, expect, it } from 'vitest';
import { withRetryName } from '../../src/aws/forecastSteps.ts';
import { candidatesFor } from '../../src/forecasting/candidates.ts';
import { forecastAll } from '../../src/forecasting/forecastSeries.ts';
import workflow from '../../src/forecasting/stateMachine/workflow.asl.json' with { type: 'json' };
import {
  DUCKDB_DIALECT,
  type Warehouse,
  WarehouseError,
} from '../../src/forecasting/warehouse/warehouse.ts';
import { accuracyOf, backtestItems } from '../../src/forecasting/workflow/backtestItems.ts';
import { parseConfig } from '../../src/forecasting/workflow/config.ts';
import type { Row } from '../../src/forecasting/workflow/importItems.ts';
import {
  forecastStep,
  importStep,
  type StepContext,
  trainingStep,
  wholeRun,
} from '../../src/forecasting/workflow/runSteps.ts';
import { runStateMachine } from '../../src/local/stateMachineRunner.ts';
import { memoryRuns } from '../support/memoryRuns.ts';

const QUANTILES = [0.025, 0.1, 0.5, 0.9, 0.975];
const wave = (n: number): number[] =>
  Array.from({ length: n }, (_, t) => 20 + 5 * Math.sin(t) + (t % 5));

/** Series that data really holds and that break what is not written for them. */
const ODD: readonly (readonly [string, readonly number[]])[] = [
  ['one point', [7]],
  ['two points', [7, 9]],
  ['all zeros', new Array<number>(30).fill(0)],
  ['one zero', [0]],
  ['a constant', new Array<number>(40).fill(3.5)],
  ['a constant below zero', new Array<number>(40).fill(-3.5)],
  ['zeros but for one value', [...new Array<number>(29).fill(0), 4]],
  ['zeros but for the first value', [4, ...new Array<number>(29).fill(0)]],
  ['intermittent demand', Array.from({ length: 60 }, (_, t) => (t % 7 === 3 ? 1 + (t % 2) : 0))],
  ['intermittent fractions', Array.from({ length: 60 }, (_, t) => (t % 4 ? 0 : 0.1 + (t % 7) / 9))],
  ['zeros until a late start', [...new Array<number>(40).fill(0), ...wave(15)]],
  ['zeros that end shortly before', [...new Array<number>(40).fill(0), 3, 0, 5, 0, 0, 4]],
  ['zeros of every winter', Array.from({ length: 72 }, (_, t) => Math.max(0, Math.sin(t / 2)))],
  ['a step', Array.from({ length: 40 }, (_, t) => (t < 30 ? 1 : 1000))],
  ['growth without end', Array.from({ length: 40 }, (_, t) => 1.4 ** t)],
  ['very large values', wave(40).map((v) => v * 1e300)],
  ['very small values', wave(40).map((v) => v * 1e-300)],
  ['negative values', wave(40).map((v) => v - 30)],
];

describe('odd series', () => {
  it.each(ODD)('have finite forecasts in order with any season: %s', (_, x) => {
    for (const m of [1, 4, 7, 12, 24, 52, 168]) {
      const series = { id: 'a', m, h: 13, x: Float64Array.from(x) };
      const [f] = forecastAll([candidatesFor(series)], QUANTILES);
      const rows = QUANTILES.map((q) => f!.q[String(q)]!);
      for (const row of [f!.mean, ...rows]) {
        expect(row).toHaveLength(13);
        expect(row.every(Number.isFinite), `m ${m}: ${row}`).toBe(true);
        if (x.every((v) => v >= 0)) expect(row.every((v) => v >= 0)).toBe(true);
      }
      for (let i = 0; i < 13; i++)
        for (let k = 1; k < rows.length; k++)
          expect(rows[k]![i]!).toBeGreaterThanOrEqual(rows[k - 1]![i]!);
    }
  });

  it.each([1.7e308, 1e160, 1e-170, 5e-324])(
    'are forecast alike at the ends of what a number holds: %s',
    (size) => {
      const shares = [1, 0.4, 0.9, 0.3, 1, 0.5, 0.8, 0.4, 0.9, 0.5, 1, 0.4, 0.8, 0.3];
      for (const m of [1, 2]) {
        const of = (unit: number) =>
          forecastAll(
            [candidatesFor({ id: 'a', m, h: 4, x: Float64Array.from(shares, (s) => s * unit) })],
            QUANTILES,
          )[0]!;
        const { mean, q } = of(size);
        const usual = of(1);
        for (const [i, v] of mean.entries()) {
          for (const tau of QUANTILES) expect(Number.isFinite(q[tau]![i]!)).toBe(true);
          // Below 1e-300 numbers are too coarse to compare.
          if (size > 1e-300) expect(v / size).toBeCloseTo(usual.mean[i]!, 4);
        }
      }
      const flips = Float64Array.from([1, -1, 1, 0.6, -0.6, 0.9], (s) => s * size);
      const [f] = forecastAll([candidatesFor({ id: 'a', m: 1, h: 4, x: flips })], QUANTILES);
      for (const row of [f!.mean, ...Object.values(f!.q)])
        expect(row.every(Number.isFinite)).toBe(true);
    },
  );

  it.each([
    ['zeros stay zero', 0],
    ['a constant stays what it is', 3.5],
  ])('mean what they say: %s', (_, value) => {
    const x = new Float64Array(40).fill(value);
    const [f] = forecastAll([candidatesFor({ id: 'a', m: 12, h: 5, x })], [0.1, 0.9]);
    for (const v of [...f!.mean, ...f!.q['0.1']!, ...f!.q['0.9']!])
      expect(Math.abs(v - value)).toBeLessThan(1e-4);
  });

  it('leave measures out that are not defined, and never answer NaN', async () => {
    const series = ODD.map(([id, x]) => ({ id, m: 1, h: 3, x: Float64Array.from(x) }));
    const rows = await backtestItems(series, 2, [0.1, 0.5, 0.9]);
    const zeros = accuracyOf(rows.filter((r) => r.id === 'all zeros'));
    expect(zeros).toEqual({ wQL: {}, rmse: expect.any(Number), coverage80: expect.any(Number) });
    // NaN and infinity become null in JSON.
    expect(JSON.stringify([rows, rows.map((r) => accuracyOf([r]))])).not.toContain('null');
  });
});

const day = (d: number): string => new Date(Date.UTC(2024, 0, 1 + d)).toISOString().slice(0, 10);
const rowsOf = (item_id: string, values: readonly (number | null)[]): Row[] =>
  values.map((target_value, d) => ({ item_id, timestamp: day(d), target_value }));
const CONFIG = {
  source: { kind: 'duckdb', targets: 'targets.sql' },
  frequency: 'D',
  horizon: 5,
  backtestWindows: 2,
  counts: true,
  output: 'out',
};

/** A run over rows that a warehouse would answer, with what it stored. */
function runOver(rows: readonly Row[], open?: () => Promise<Warehouse>) {
  const warehouse: Warehouse = {
    dialect: DUCKDB_DIALECT,
    query: async () => rows,
    replaceRun: async () => undefined,
    close: async () => undefined,
  };
  const store = memoryRuns();
  const context: StepContext = {
    runId: 'r',
    starter: { owner: 'test', now: () => 0 },
    config: parseConfig(CONFIG),
    store,
    readSql: async () => 'SELECT 1',
    openWarehouse: open ?? (async () => warehouse),
  };
  const start = () =>
    wholeRun(context, (held) =>
      runStateMachine(
        workflow,
        { runId: 'r' },
        {
          functions: {
            ForecastImportFunctionArn: () => withRetryName(() => importStep(held)),
            ForecastTrainingFunctionArn: () => withRetryName(() => trainingStep(held)),
            ForecastPredictFunctionArn: () => withRetryName(() => forecastStep(held)),
          },
          sleep: async () => undefined,
        },
      ),
    );
  const text = async (name: string) =>
    new TextDecoder().decode(await store.get(`runs/r/${name}.csv`));
  return { start, text, warehouse };
}

describe('odd rows of a warehouse', () => {
  it('run to the end side by side: gaps, doubles, any order, zeros, constants, one point', async () => {
    const good = wave(40).map(Math.round);
    const gaps = good.map((v, d) => (d % 6 === 2 ? null : v));
    const shuffled = rowsOf('unsorted', good).sort((a, b) =>
      String(a.timestamp).slice(-1).localeCompare(String(b.timestamp).slice(-1)),
    );
    const { start, text } = runOver([
      ...shuffled,
      ...rowsOf('gaps', gaps),
      ...rowsOf('doubles', good),
      ...rowsOf('doubles', good.slice(0, 9)),
      ...rowsOf('zeros', new Array<number>(40).fill(0)),
      ...rowsOf('constant', new Array<number>(40).fill(4)),
      ...rowsOf('point', [3]),
    ]);
    const output = (await start()) as { import: { summary: object } };
    expect(output.import.summary).toMatchObject({ items: 6, droppedDoubles: 9, filledGaps: 7 });
    const forecast = (await text('forecast')).trimEnd().split('\n');
    expect(forecast).toHaveLength(1 + 6 * 5);
    const of = (id: string) =>
      forecast.filter((l) => l.startsWith(`${id},`)).map((l) => l.slice(id.length));
    expect(of('doubles')).toEqual(of('unsorted'));
    const all = (await text('accuracy_metrics')) + (await text('forecasted_values'));
    expect(forecast.join('\n') + all).not.toMatch(/NaN|Infinity|null|undefined/);
  });

  it.each([
    [
      'negatives where counts are due',
      rowsOf('a', [3, -1]),
      'ImportError: row 2 (a): a count cannot be -1',
    ],
    [
      'two values for one step',
      [...rowsOf('a', [3, 4]), ...rowsOf('a', [5])],
      'a has two values for one step of frequency D: 3 and 5 at 2024-01-01',
    ],
    [
      'another frequency',
      wave(20).map((target_value, k) => ({ item_id: 'a', timestamp: day(7 * k), target_value })),
      'a has 20 values in 134 steps of frequency D: is its frequency another?',
    ],
    [
      'frequencies mixed within a series',
      [
        ...rowsOf('a', wave(60)),
        ...wave(10).map((target_value, k) => ({
          item_id: 'a',
          timestamp: day(66 + 7 * k),
          target_value,
        })),
      ],
      'a has a value only every 7 steps of frequency D from 2024-03-07 on: are frequencies mixed?',
    ],
    ['nothing at all', [], 'the target series query answered no rows'],
    ['a value missing everywhere', rowsOf('a', [null, null]), 'holds no value'],
  ] as const)('end a run in words: %s', async (_, rows, message) => {
    await expect(runOver(rows).start()).rejects.toThrow(message);
  });
});

describe('a warehouse that is away', () => {
  const away = () => new WarehouseError('cannot reach Snowflake: ETIMEDOUT', { isTemporary: true });

  it('is tried again, and the run goes on when it is back', async () => {
    let tries = 0;
    const run = runOver(rowsOf('a', wave(40)), async () => {
      if (++tries < 4) throw away();
      return run.warehouse;
    });
    expect(await run.start()).toMatchObject({ forecast: { summary: { items: 1 } } });
    expect(tries).toBe(4);
  });

  it('ends the run in words when it stays away, and a later start of the run goes through', async () => {
    let isAway = true;
    const run = runOver(rowsOf('a', wave(40)), async () => {
      if (isAway) throw away();
      return run.warehouse;
    });
    await expect(run.start()).rejects.toThrow('TemporaryError: cannot reach Snowflake: ETIMEDOUT');
    isAway = false;
    expect(await run.start()).toMatchObject({ forecast: { summary: { items: 1 } } });
  });
});
