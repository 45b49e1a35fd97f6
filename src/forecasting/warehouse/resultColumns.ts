import type { ExportTable } from '../workflow/exportTables.ts';
import type { RunStamp } from './warehouse.ts';

/** A column of a result table in the warehouse: its name as SQL writes it, and its type. */
export interface ResultColumn {
  readonly name: string;
  readonly type: string;
}

const TYPES: Readonly<Record<string, string>> = {
  run_id: 'VARCHAR',
  written_at: 'TIMESTAMP',
  item_id: 'VARCHAR',
  location_id: 'VARCHAR',
  date: 'TIMESTAMP',
  timestamp: 'TIMESTAMP',
  backtestwindow_start_time: 'TIMESTAMP',
  backtestwindow_end_time: 'TIMESTAMP',
  backtest_window: 'INTEGER',
};

/**
 * Columns of a result table: `run_id` and `written_at` (UTC) before the exported ones. Plain names stay without quotes, so
 * that each warehouse finds them in whatever case a query writes them; all that is no dimension, time
 * or window is a number, whatever the first run's rows hold.
 */
export function resultColumns({ columns }: ExportTable): ResultColumn[] {
  return ['run_id', 'written_at', ...columns].map((name) => ({
    name: /^[A-Za-z_]\w*$/.test(name) ? name : `"${name}"`,
    type: TYPES[name.toLowerCase()] ?? 'DOUBLE',
  }));
}

/**
 * Statements that make the table, or add to one that earlier runs made the columns that it lacks:
 * another run may have asked for other quantiles.
 */
export function statementsForTable(table: ExportTable): string[] {
  const columns = resultColumns(table);
  const written = columns.map(({ name, type }) => `${name} ${type}`);
  return [
    `CREATE TABLE IF NOT EXISTS ${table.name} (${written.join(', ')})`,
    ...columns
      .filter(({ name }) => /^("?p[\d.]+"?|mean)$/.test(name))
      .map(
        ({ name, type }) => `ALTER TABLE ${table.name} ADD COLUMN IF NOT EXISTS ${name} ${type}`,
      ),
  ];
}

/** `table (a, b)`, for an `INSERT INTO` that does not depend on the order of columns. */
export const insertTarget = (table: ExportTable): string =>
  `${table.name} (${resultColumns(table)
    .map(({ name }) => name)
    .join(', ')})`;

/** Values of a row of the table, in the order of {@link resultColumns}. */
export const resultRow = (
  { runId, writtenAt }: RunStamp,
  row: readonly (string | number | null)[],
): (string | number | null)[] => [
  runId,
  new Date(writtenAt).toISOString().slice(0, 19).replace('T', ' '),
  ...row,
];
