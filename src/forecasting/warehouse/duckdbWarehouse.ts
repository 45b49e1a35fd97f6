import type { Row } from '../workflow/importItems.ts';
import { insertTarget, resultRow, statementsForTable } from './resultColumns.ts';
import { DUCKDB_DIALECT, type Warehouse, WarehouseError } from './warehouse.ts';

/**
 * DuckDB in this process. The package is optional and loaded only here.
 *
 * @param path - database file; `undefined` for one in memory
 * @throws {@link WarehouseError} when the package is not installed or the file is in use
 */
export async function openDuckdb(path?: string): Promise<Warehouse> {
  let duckdb: typeof import('@duckdb/node-api');
  // By a name that bundlers do not follow: it carries a native library.
  const name = '@duckdb/node-api';
  try {
    duckdb = (await import(name)) as typeof duckdb;
  } catch (cause) {
    throw new WarehouseError('DuckDB is not installed: npm install @duckdb/node-api', { cause });
  }
  const instance = await duckdb.DuckDBInstance.create(path).catch((cause: unknown) => {
    throw new WarehouseError(`cannot open the DuckDB database ${path}: ${messageOf(cause)}`, {
      isTemporary: /lock/i.test(messageOf(cause)),
      cause,
    });
  });
  const connection = await instance.connect();
  const run = async (sql: string): Promise<readonly Row[]> => {
    try {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRowObjectsJS() as readonly Row[];
    } catch (cause) {
      throw new WarehouseError(`DuckDB: ${messageOf(cause)}`, { cause });
    }
  };
  return {
    dialect: DUCKDB_DIALECT,
    query: run,
    replaceRun: async (table, stamp) => {
      for (const statement of statementsForTable(table)) await run(statement);
      await run('BEGIN TRANSACTION');
      try {
        await run(`DELETE FROM ${table.name} WHERE run_id = ${literal(stamp.runId)}`);
        for (let from = 0; from < table.rows.length; from += 1000) {
          const values = table.rows
            .slice(from, from + 1000)
            .map((row) => `(${resultRow(stamp, row).map(literal).join(', ')})`);
          await run(`INSERT INTO ${insertTarget(table)} VALUES ${values.join(', ')}`);
        }
        await run('COMMIT');
      } catch (error) {
        await run('ROLLBACK');
        throw error;
      }
    },
    close: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]!;

/** A value as SQL. */
export function literal(value: string | number | null): string {
  if (value === null) return 'NULL';
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}
