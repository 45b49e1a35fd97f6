import type { SeriesForecast } from '../forecastSeries.ts';
import { ACCURACY_QUANTILES, accuracyOf, type BacktestRow } from './backtestItems.ts';
import type { ForecastConfig } from './config.ts';
import { type Frequency, startOfStep, timestampText } from './frequency.ts';
import type { Item } from './importItems.ts';

/** A table to export: names and rows in the same order. */
export interface ExportTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** `p10` of 0.1, `p2.5` of 0.025. */
const quantileColumn = (tau: number): string => `p${Math.round(tau * 1000) / 10}`;

interface Calendar {
  readonly frequency: Frequency;
  readonly origin: number;
}

const dateOf = (item: Item, at: number, { frequency, origin }: Calendar): string =>
  timestampText(startOfStep(item.firstStep + at, frequency, origin), frequency);

/**
 * Forecasts as Amazon Forecast exports them: dimensions, date, a column for each of its forecast
 * types: `mean` where asked for, then the quantiles.
 */
export function forecastTable(
  items: readonly Item[],
  forecasts: readonly SeriesForecast[],
  { quantiles, hasMean }: Pick<ForecastConfig, 'quantiles' | 'hasMean'>,
  calendar: Calendar,
): ExportTable {
  return {
    name: 'forecast',
    columns: [
      'item_id',
      'location_id',
      'date',
      ...(hasMean ? ['mean'] : []),
      ...quantiles.map(quantileColumn),
    ],
    rows: forecasts.flatMap((f, k) => {
      const item = items[k]!;
      return f.mean.map((mean, i) => [
        item.itemId,
        item.locationId,
        dateOf(item, item.values.length + i, calendar),
        ...(hasMean ? [mean] : []),
        ...quantiles.map((q) => f.q[String(q)]![i]!),
      ]);
    }),
  };
}

/** What is known of the items, to lie beside the forecast. */
export function historyTable(items: readonly Item[], calendar: Calendar): ExportTable {
  return {
    name: 'history',
    columns: ['item_id', 'location_id', 'date', 'target_value'],
    rows: items.flatMap((item) =>
      item.values.map((v, i) => [item.itemId, item.locationId, dateOf(item, i, calendar), v]),
    ),
  };
}

/** Forecasts of the backtest windows beside what came. */
export function backtestTable(
  items: ReadonlyMap<string, Item>,
  rows: readonly BacktestRow[],
  quantiles: readonly number[],
  calendar: Calendar,
): ExportTable {
  return {
    name: 'forecasted_values',
    columns: [
      'item_id',
      'location_id',
      'timestamp',
      'target_value',
      'backtestwindow_start_time',
      'backtestwindow_end_time',
      ...quantiles.map(quantileColumn),
    ],
    rows: rows.flatMap((r) => {
      const item = items.get(r.id)!;
      const [start, end] = windowOf(item, r, calendar);
      return r.truth.map((truth, i) => [
        item.itemId,
        item.locationId,
        dateOf(item, r.cutoff + i, calendar),
        truth,
        start,
        end,
        ...quantiles.map((q) => r.q[String(q)]![i]!),
      ]);
    }),
  };
}

function windowOf(item: Item, r: BacktestRow, calendar: Calendar): [string, string] {
  return [dateOf(item, r.cutoff, calendar), dateOf(item, r.cutoff + r.truth.length - 1, calendar)];
}

/** Columns of the accuracy export, in the order that dashboards read. */
export const ACCURACY_COLUMNS = [
  'ITEM_ID',
  'LOCATION_ID',
  'backtest_window',
  'backtestwindow_start_time',
  'backtestwindow_end_time',
  'wQL_10',
  'wQL_30',
  'wQL_50',
  'wQL_70',
  'wQL_90',
  'AVG_wQL',
  'RMSE',
  'WAPE',
  'MAPE',
  'MASE',
] as const;

/** One row per item and window; a measure that is not defined is empty. */
export function accuracyTable(
  items: ReadonlyMap<string, Item>,
  rows: readonly BacktestRow[],
  calendar: Calendar,
): ExportTable {
  return {
    name: 'accuracy_metrics',
    columns: ACCURACY_COLUMNS,
    rows: rows.map((r) => {
      const item = items.get(r.id)!;
      const a = accuracyOf([r]);
      return [
        item.itemId,
        item.locationId,
        r.window,
        ...windowOf(item, r, calendar),
        ...ACCURACY_QUANTILES.map((tau) => a.wQL[String(tau)] ?? null),
        a.averageWQL ?? null,
        a.rmse ?? null,
        a.wape ?? null,
        a.mape ?? null,
        a.mase ?? null,
      ];
    }),
  };
}

/** Comma-separated text of a table (RFC 4180), with a header line. */
export function csvOf({ columns, rows }: ExportTable): string {
  const cell = (v: string | number | null): string => {
    if (v === null) return '';
    const text = String(v);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}

/** A table as Parquet: texts as strings, numbers as doubles, `backtest_window` as an integer. */
export async function parquetOf({ columns, rows }: ExportTable): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const columnData = columns.map((name, k) => {
    const data = rows.map((r) => r[k]!);
    if (name === 'backtest_window') return { name, data: data as number[], type: 'INT32' as const };
    const isText = data.some((v) => typeof v === 'string') || TEXT_COLUMNS.has(name.toLowerCase());
    return isText
      ? { name, data: data as string[], type: 'STRING' as const, nullable: true }
      : { name, data: data as number[], type: 'DOUBLE' as const, nullable: true };
  });
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

const TEXT_COLUMNS = new Set(['item_id', 'location_id', 'date', 'timestamp']);
