import { createHash } from 'node:crypto';
import type { ManyOptions } from '../candidatesOfMany.ts';
import type { Series } from '../series.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { sqlFor } from '../warehouse/warehouse.ts';
import { type AccuracyMeasures, accuracyOf, backtestItems } from './backtestItems.ts';
import { coldStart } from './coldStart.ts';
import type { ForecastConfig } from './config.ts';
import {
  accuracyTable,
  backtestTable,
  csvOf,
  type ExportTable,
  forecastTable,
  historyTable,
  parquetOf,
} from './exportTables.ts';
import { SEASON_OF } from './frequency.ts';
import {
  dimensionKey,
  type Imported,
  type ImportReport,
  type Item,
  importItems,
  relatedAt,
} from './importItems.ts';
import { forecastWithEffects, type LearnEffects, learnRelatedEffects } from './relatedEffects.ts';
import { type RunStarter, whileHolding } from './runLock.ts';
import type { RunStore } from './runStore.ts';

/** Reads an SQL file that the configuration names. */
export type ReadSql = (path: string) => Promise<string>;

/** What a step needs from outside. */
export interface StepContext {
  readonly runId: string;
  readonly starter: RunStarter;
  readonly config: ForecastConfig;
  readonly store: RunStore;
  readonly openWarehouse: () => Promise<Warehouse>;
  readonly readSql: ReadSql;
  readonly options?: ManyOptions;
}

/** A run that cannot go on; the message says what was expected. */
export class RunError extends Error {
  override readonly name = 'RunError';
}

/** What training says in the end. */
export interface TrainingSummary {
  readonly windows: number;
  readonly total: AccuracyMeasures;
  readonly files: readonly string[];
}

/** What the forecast step says in the end. */
export interface ForecastSummary {
  readonly items: number;
  readonly coldItems: number;
  readonly files: readonly string[];
  readonly isWrittenBack: boolean;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Names a run may have: they become parts of keys and of SQL texts. */
const RUN_ID = /^[\w.-]{1,80}$/;

/** Refuses a run id that cannot be part of a key. */
function checkRunId(runId: string): void {
  if (RUN_ID.test(runId)) return;
  throw new RunError(`a run id has letters, digits, dots and dashes, at most 80, got ${runId}`);
}

/** The stored result of a step; `undefined` when it was not done yet. */
async function doneBefore<T>(
  { runId, store, config }: StepContext,
  step: string,
): Promise<{ readonly result: T } | undefined> {
  checkRunId(runId);
  const stored = await store.get(`runs/${runId}/${step}.json`);
  if (!stored) return undefined;
  const found = JSON.parse(decoder.decode(stored)) as { fingerprint: string; result: T };
  if (found.fingerprint !== fingerprintOf(config)) {
    throw new RunError(`run ${runId} was started before with another configuration`);
  }
  return found;
}

function fingerprintOf(config: ForecastConfig): string {
  return createHash('sha256').update(JSON.stringify(config)).digest('hex');
}

/**
 * Does a step once per run: when its result is stored, that is the answer, whoever asks. A step that
 * is not done is done by one start at a time.
 *
 * @throws {@link RunError} for a run id that was used with another configuration, `RunBusyError`
 *   when another start has the run
 */
async function once<T>(context: StepContext, step: string, work: () => Promise<T>): Promise<T> {
  const before = await doneBefore<T>(context, step);
  if (before) return before.result;
  const { runId, store, config, starter } = context;
  const doOnce = async (): Promise<T> => {
    // Another start may have done it between the look and the hold.
    const meanwhile = await doneBefore<T>(context, step);
    if (meanwhile) return meanwhile.result;
    const result = await work();
    const fingerprint = fingerprintOf(config);
    const body = encoder.encode(JSON.stringify({ fingerprint, result }));
    await store.put(`runs/${runId}/${step}.json`, body);
    return result;
  };
  return starter.isHolding ? doOnce() : whileHolding(runId, store, starter, doOnce);
}

/**
 * Holds a run over all the steps that `work` does with the context it is given, so that a second
 * start is refused at once and not between two steps.
 *
 * @throws `RunBusyError` when another start has the run
 */
export function wholeRun<T>(
  context: StepContext,
  work: (held: StepContext) => Promise<T>,
): Promise<T> {
  const { runId, store, starter } = context;
  checkRunId(runId);
  return whileHolding(runId, store, starter, () =>
    work({ ...context, starter: { ...starter, isHolding: true } }),
  );
}

/** Runs the three queries, checks and evens the series, and stores them. */
export async function importStep(context: StepContext): Promise<ImportReport> {
  const { config, openWarehouse, readSql } = context;
  const imported = await once(context, 'import', async (): Promise<Imported> => {
    const { targets, related, metadata, parameters } = config.source;
    const warehouse = await openWarehouse();
    try {
      const answer = async (path: string | undefined) =>
        path === undefined
          ? []
          : warehouse.query(sqlFor(await readSql(path), warehouse.dialect, parameters));
      return importItems(
        await answer(targets),
        await answer(metadata),
        config,
        await answer(related),
      );
    } finally {
      await warehouse.close();
    }
  });
  return imported.report;
}

async function importedOf(context: StepContext): Promise<Imported> {
  const found = await doneBefore<Imported>(context, 'import');
  if (found) return found.result;
  throw new RunError(`run ${context.runId} has no import yet: run the import step first`);
}

const idOf = (item: Item): string => dimensionKey(item.itemId, item.locationId);

function seriesOf(imported: Imported, config: ForecastConfig): Series[] {
  return imported.items.map((item) => ({
    id: idOf(item),
    m: SEASON_OF[config.frequency],
    h: config.horizon,
    x: Float64Array.from(item.values),
  }));
}

/** How effects of related series are learnt in this run; `undefined` when it has none. */
function effectsOf({ items, related }: Imported): LearnEffects | undefined {
  if (related.columns.length === 0) return undefined;
  const byId = new Map(items.map((item) => [idOf(item), item]));
  return (known) =>
    learnRelatedEffects(known, related.columns.length, (id, index) => {
      const item = byId.get(id)!;
      return relatedAt(related, item, item.firstStep + index);
    });
}

async function writeTable(context: StepContext, table: ExportTable): Promise<string> {
  const { config, store, runId } = context;
  const key = `runs/${runId}/${table.name}.${config.output.format}`;
  const body =
    config.output.format === 'csv' ? encoder.encode(csvOf(table)) : await parquetOf(table);
  await store.put(key, body);
  return key;
}

/** Backtests on the imported series, exports forecasted values and accuracy, stores the totals. */
export async function trainingStep(context: StepContext): Promise<TrainingSummary> {
  return once(context, 'training', async () => {
    const { config } = context;
    const imported = await importedOf(context);
    const calendar = { frequency: config.frequency, origin: imported.origin };
    const items = new Map(imported.items.map((item) => [idOf(item), item]));
    const rows = await backtestItems(
      seriesOf(imported, config),
      config.backtestWindows,
      config.quantiles,
      context.options,
      effectsOf(imported),
    );
    if (rows.length === 0) {
      throw new RunError(
        `no series is longer than the horizon of ${config.horizon}: nothing can be backtested`,
      );
    }
    const accuracy = accuracyTable(items, rows, calendar);
    const values = backtestTable(items, rows, config.quantiles, calendar);
    const files = [await writeTable(context, values), await writeTable(context, accuracy)];
    if (config.output.writeBack) await writeBack(context, [accuracy]);
    return { windows: config.backtestWindows, total: accuracyOf(rows), files };
  });
}

/** Forecasts all items from all that is known, exports, and writes back where asked. */
export async function forecastStep(context: StepContext): Promise<ForecastSummary> {
  return once(context, 'forecast', async () => {
    const { config } = context;
    const imported = await importedOf(context);
    const forecasts = await forecastWithEffects(
      seriesOf(imported, config),
      config.quantiles,
      effectsOf(imported),
      context.options,
    );
    const calendar = { frequency: config.frequency, origin: imported.origin };
    const items: Item[] = [...imported.items];
    const all = [...forecasts];
    const last = Math.max(...imported.items.map((i) => i.firstStep + i.values.length));
    for (const cold of imported.cold) {
      const forecast = coldStart(cold, imported.items, forecasts);
      if (!forecast) continue;
      items.push({ ...cold, firstStep: last, values: [] });
      all.push(forecast);
    }
    const table = forecastTable(items, all, config, calendar);
    const files = [await writeTable(context, table)];
    if (config.output.writeBack) {
      const history = historyTable(imported.items, calendar);
      await writeBack(context, [table, history]);
    }
    return {
      items: forecasts.length,
      coldItems: all.length - forecasts.length,
      files,
      isWrittenBack: config.output.writeBack,
    };
  });
}

/** Tables of the warehouse that results go to: `faceoff_forecast`, `faceoff_history`, … */
async function writeBack(context: StepContext, tables: readonly ExportTable[]): Promise<void> {
  const { runId, starter } = context;
  const stamp = { runId, writtenAt: starter.now() };
  const warehouse = await context.openWarehouse();
  try {
    for (const table of tables) {
      await warehouse.replaceRun({ ...table, name: `faceoff_${table.name}` }, stamp);
    }
  } finally {
    await warehouse.close();
  }
}
