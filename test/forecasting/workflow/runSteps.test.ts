import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb } from '../../../src/forecasting/warehouse/duckdbWarehouse.ts';
import { WarehouseError } from '../../../src/forecasting/warehouse/warehouse.ts';
import { ForecastConfigError, parseConfig } from '../../../src/forecasting/workflow/config.ts';
import { directoryStore } from '../../../src/forecasting/workflow/directoryStore.ts';
import { RunBusyError } from '../../../src/forecasting/workflow/runLock.ts';
import {
  forecastStep,
  importStep,
  type StepContext,
  trainingStep,
  wholeRun,
} from '../../../src/forecasting/workflow/runSteps.ts';

const CONFIG = {
  source: {
    kind: 'duckdb',
    targets: 'targetSeries.sql',
    metadata: 'itemMetadata.sql',
    parameters: { faceoffs: 'faceoffs', players: 'players' },
  },
  frequency: 'D',
  horizon: 5,
  quantiles: [0.1, 0.5, 0.9],
  backtestWindows: 2,
  counts: true,
  output: { directory: 'out', format: 'csv', writeBack: true },
};

let folder: string;
let database: string;
let opened = 0;
let starts = 0;
const sqlFolder = new URL('../../../src/forecasting/sql/', import.meta.url);
const readSql = (path: string) => readFile(new URL(path, sqlFolder), 'utf8');

function contextOf(runId: string, changes: object = {}): StepContext {
  return {
    runId,
    starter: { owner: `start ${++starts}`, now: () => 60_000 * starts },
    config: parseConfig({ ...CONFIG, ...changes }),
    store: directoryStore(folder),
    readSql,
    openWarehouse: () => {
      opened++;
      return openDuckdb(database);
    },
  };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faceoff-run-'));
  database = join(folder, 'warehouse.duckdb');
  const warehouse = await openDuckdb(database);
  // Player 1 takes 10 draws a day and one more on each third day, player 2 takes 5; 40 days.
  await warehouse.query(`CREATE TABLE faceoffs AS
    SELECT 1 AS home_player_id, 2 AS away_player_id, 'BOS' AS home_team, 'TOR' AS away_team,
           DATE '2024-10-01' + CAST(d AS INTEGER) AS game_date
    FROM range(40) t(d), range(11) k(n)
    WHERE n < 10 OR d % 3 = 0`);
  await warehouse.query(`CREATE TABLE players AS
    SELECT * FROM (VALUES (1, 'C', 'L'), (2, 'C', 'R'), (9, 'C', 'L')) p(player_id, position, shoots)`);
  await warehouse.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a run', () => {
  it('imports, trains, forecasts, exports and writes back', async () => {
    const context = contextOf('first');
    expect(await importStep(context)).toMatchObject({ items: 2, coldItems: 1, filledGaps: 0 });
    const training = await trainingStep(context);
    expect(training.total.wape!).toBeLessThan(0.06);
    const forecast = await forecastStep(context);
    expect(forecast).toMatchObject({ items: 2, coldItems: 1, isWrittenBack: true });
    const csv = await readFile(join(folder, 'runs/first/forecast.csv'), 'utf8');
    const lines = csv.trimEnd().split('\n');
    expect(lines[0]).toBe('item_id,location_id,date,p10,p50,p90');
    expect(lines).toHaveLength(1 + 3 * 5);
    expect(lines[1]).toMatch(/^1,BOS,2024-11-10,(9\.|1\d)/);
    expect(csv).not.toMatch(/NaN/);
    const accuracy = await readFile(join(folder, 'runs/first/accuracy_metrics.csv'), 'utf8');
    expect(accuracy.split('\n')).toHaveLength(1 + 2 * 2 + 1);
  });

  it('lets history and forecast be queried side by side', async () => {
    const warehouse = await openDuckdb(database);
    await warehouse.query(await readSql('historyAndForecast.sql'));
    const rows = await warehouse.query(
      `SELECT COUNT(target_value) AS known, COUNT(p50) AS forecast
       FROM faceoff_history_and_forecast WHERE item_id = '1'`,
    );
    await warehouse.close();
    expect(rows.map((r) => [Number(r.known), Number(r.forecast)])).toEqual([[40, 5]]);
  });

  it('shows the run that was written last, whatever its name', async () => {
    const context = contextOf('a-later-one');
    await importStep(context);
    await trainingStep(context);
    await forecastStep(context);
    const warehouse = await openDuckdb(database);
    await warehouse.query(await readSql('historyAndForecast.sql'));
    const rows = await warehouse.query(
      `SELECT COUNT(*) AS n FROM faceoff_history_and_forecast
       UNION ALL SELECT COUNT(*) FROM faceoff_forecast WHERE run_id = 'a-later-one' AND
         written_at = (SELECT MAX(written_at) FROM faceoff_forecast)`,
    );
    await warehouse.close();
    expect(rows.map((r) => Number(r.n))).toEqual([2 * 40 + 3 * 5, 3 * 5]);
  });

  it('adds what another run asks for to the tables that are there', async () => {
    const context = contextOf('wider', { quantiles: ['mean', 0.025, 0.5] });
    await importStep(context);
    await trainingStep(context);
    await forecastStep(context);
    const csv = await readFile(join(folder, 'runs/wider/forecast.csv'), 'utf8');
    expect(csv.split('\n')[0]).toBe('item_id,location_id,date,mean,p2.5,p50');
    const warehouse = await openDuckdb(database);
    const rows = await warehouse.query(
      `SELECT run_id, COUNT(mean) AS mean, COUNT("p2.5") AS low, COUNT(p10) AS p10,
              MIN(date) > TIMESTAMP '2024-11-09' AS is_ahead
       FROM faceoff_forecast WHERE run_id IN ('first', 'wider') GROUP BY run_id ORDER BY run_id`,
    );
    await warehouse.close();
    expect(rows.map((r) => [Number(r.mean), Number(r.low), Number(r.p10), r.is_ahead])).toEqual([
      [0, 0, 15, true],
      [15, 15, 0, true],
    ]);
  });

  it('started twice does nothing twice', async () => {
    const before = opened;
    const again = contextOf('first');
    await importStep(again);
    await trainingStep(again);
    await forecastStep(again);
    expect(opened).toBe(before);
  });

  it('started twice at once is done once, by one of them, and says so to the other', async () => {
    const before = opened;
    const [one, two] = [contextOf('twice'), contextOf('twice')];
    const start = (context: StepContext) =>
      wholeRun(context, async (held) => {
        await importStep(held);
        await trainingStep(held);
        return forecastStep(held);
      }).then(
        (summary) => ({ summary }),
        (error: unknown) => ({ error }),
      );
    const ends = await Promise.all([start(one), start(two)]);
    const done = ends.flatMap((e) => ('summary' in e ? [e.summary] : []));
    const refused = ends.flatMap((e) => ('error' in e ? [e.error] : []));
    expect(done).toHaveLength(1);
    expect(refused[0]).toBeInstanceOf(RunBusyError);
    expect(String(refused[0])).toContain('run twice is being done by another start');
    // Import, accuracy and forecasts each open the warehouse: no more than one start did.
    expect(opened - before).toBe(3);
    expect(await start(two)).toEqual({ summary: done[0] });
    expect(opened - before).toBe(3);
  });

  it('broken off in the middle goes on with the step that is missing', async () => {
    const broken = contextOf('broken');
    const { store } = broken;
    await importStep(broken);
    const full: StepContext = {
      ...broken,
      store: {
        ...store,
        put: (key, body) =>
          key.endsWith('training.json') ? Promise.reject(new Error('full')) : store.put(key, body),
      },
    };
    await expect(trainingStep(full)).rejects.toThrow('full');
    const before = opened;
    const again = contextOf('broken');
    expect(await importStep(again)).toMatchObject({ items: 2 });
    expect(opened).toBe(before);
    expect(await trainingStep(again)).toMatchObject({ windows: 2 });
    expect(await forecastStep(again)).toMatchObject({ items: 2 });
    const warehouse = await openDuckdb(database);
    const rows = await warehouse.query(
      `SELECT COUNT(*) AS n FROM faceoff_accuracy_metrics WHERE run_id = 'broken'`,
    );
    await warehouse.close();
    expect(Number(rows[0]!.n)).toBe(4);
  });

  it('refuses the name of a run with another configuration', async () => {
    await expect(importStep(contextOf('first', { horizon: 6 }))).rejects.toThrow(
      'run first was started before with another configuration',
    );
  });

  it('needs its steps in order, and says which is missing', async () => {
    await expect(trainingStep(contextOf('second'))).rejects.toThrow('run the import step first');
    await expect(importStep(contextOf('../up'))).rejects.toThrow('a run id has letters');
  });

  it('says what the warehouse does not know', async () => {
    const context = contextOf('third', {
      source: { ...CONFIG.source, parameters: { faceoffs: 'nowhere', players: 'players' } },
    });
    await expect(importStep(context)).rejects.toThrow(WarehouseError);
    await expect(importStep(context)).rejects.toThrow(/nowhere/);
    const missing = contextOf('fourth', { source: { ...CONFIG.source, parameters: {} } });
    await expect(importStep(missing)).rejects.toThrow('the SQL asks for {{faceoffs}}');
  });
});

describe('parseConfig', () => {
  it.each([
    [{ frequency: 'fortnight' }, 'frequency must be one of'],
    [{ horizon: 0 }, 'horizon must be a whole number from 1'],
    [{ filling: 'spline' }, 'filling must be one of linear, zero, got "spline"'],
    [{ quantiles: ['mean'] }, 'quantiles must be a list of numbers between 0 and 1, and "mean"'],
    [{ quantiles: [1.5] }, 'quantiles must be a list of numbers between 0 and 1'],
    [{ backtestWindows: 9 }, 'backtestWindows must be a whole number from 1 to 5'],
    [{ source: { kind: 'oracle' } }, 'source.kind must be duckdb or snowflake'],
    [{ output: {} }, 'output.directory must be a folder'],
  ])('names the field that is wrong in %j', (changes, message) => {
    expect(() => parseConfig({ ...CONFIG, ...changes })).toThrow(ForecastConfigError);
    expect(() => parseConfig({ ...CONFIG, ...changes })).toThrow(message);
  });
});
