import type { ExportTable } from '../workflow/exportTables.ts';
import type { Row } from '../workflow/importItems.ts';

/** A warehouse that cannot be reached or refuses a statement; `isTemporary` when a retry may help. */
export class WarehouseError extends Error {
  override readonly name = 'WarehouseError';
  readonly isTemporary: boolean;

  constructor(
    message: string,
    options: { readonly isTemporary?: boolean; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.isTemporary = options.isTemporary ?? false;
  }
}

/** Whose rows they are, and since when. */
export interface RunStamp {
  readonly runId: string;
  /** Epoch milliseconds. */
  readonly writtenAt: number;
}

/** What the workflow asks of a warehouse. */
export interface Warehouse {
  readonly dialect: Dialect;
  query(sql: string): Promise<readonly Row[]>;
  /** Replaces the rows of a run in a table, making the table when it is not there. */
  replaceRun(table: ExportTable, run: RunStamp): Promise<void>;
  close(): Promise<void>;
}

/** All that differs between warehouses: how `{{day(x)}}` and the like are written in SQL files. */
export interface Dialect {
  readonly day: (expression: string) => string;
  readonly month: (expression: string) => string;
  readonly number: (expression: string) => string;
  readonly text: (expression: string) => string;
}

export const DUCKDB_DIALECT: Dialect = {
  day: (x) => `CAST(${x} AS DATE)`,
  month: (x) => `date_trunc('month', CAST(${x} AS DATE))`,
  number: (x) => `CAST(${x} AS DOUBLE)`,
  text: (x) => `CAST(${x} AS VARCHAR)`,
};

export const SNOWFLAKE_DIALECT: Dialect = {
  day: (x) => `TO_DATE(${x})`,
  month: (x) => `DATE_TRUNC('MONTH', TO_DATE(${x}))`,
  number: (x) => `TO_DOUBLE(${x})`,
  text: (x) => `TO_VARCHAR(${x})`,
};

/**
 * The text of an SQL file for a warehouse: `{{day(column)}}` by dialect, `{{name}}` by parameter.
 *
 * @throws {@link WarehouseError} for a name that is neither
 */
export function sqlFor(
  text: string,
  dialect: Dialect,
  parameters: Readonly<Record<string, string>> = {},
): string {
  return text.replaceAll(
    /\{\{\s*(\w+)(?:\(([^{}]*)\))?\s*\}\}/g,
    (_, name: string, inner?: string) => {
      if (inner !== undefined && name in dialect) return dialect[name as keyof Dialect](inner);
      const value = parameters[name];
      if (value === undefined || inner !== undefined) {
        const known = [...Object.keys(dialect).map((d) => `${d}(…)`), ...Object.keys(parameters)];
        throw new WarehouseError(`the SQL asks for {{${name}}}; known are ${known.join(', ')}`);
      }
      return value;
    },
  );
}
