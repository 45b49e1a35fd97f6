import type { Row } from '../workflow/importItems.ts';
import { insertTarget, resultColumns, resultRow, statementsForTable } from './resultColumns.ts';
import { SNOWFLAKE_DIALECT, type Warehouse, WarehouseError } from './warehouse.ts';

/** The part of `snowflake-sdk` that is used. */
export interface SnowflakeSdk {
  createConnection(options: Readonly<Record<string, string>>): SnowflakeConnection;
}

export interface SnowflakeConnection {
  connect(done: (error: Error | undefined) => void): unknown;
  execute(request: {
    readonly sqlText: string;
    readonly binds?: readonly unknown[];
    complete(error: Error | undefined, statement: unknown, rows: readonly Row[] | undefined): void;
  }): unknown;
  destroy(done: (error: Error | undefined) => void): unknown;
}

/** Environment variables that name the account, as Snowflake's own tools spell them. */
const VARIABLES = {
  account: 'SNOWFLAKE_ACCOUNT',
  username: 'SNOWFLAKE_USER',
  password: 'SNOWFLAKE_PASSWORD',
  authenticator: 'SNOWFLAKE_AUTHENTICATOR',
  privateKeyPath: 'SNOWFLAKE_PRIVATE_KEY_PATH',
  warehouse: 'SNOWFLAKE_WAREHOUSE',
  database: 'SNOWFLAKE_DATABASE',
  schema: 'SNOWFLAKE_SCHEMA',
  role: 'SNOWFLAKE_ROLE',
} as const;

/** Rows sent with one array bind. */
const BIND_ROWS = 10_000;

async function loadSdk(): Promise<SnowflakeSdk> {
  // Not a dependency of ours, for its size: who needs it installs it.
  const name = 'snowflake-sdk';
  try {
    const found = (await import(name)) as { default: SnowflakeSdk };
    return found.default;
  } catch (cause) {
    throw new WarehouseError('the Snowflake driver is not installed: npm install snowflake-sdk', {
      cause,
    });
  }
}

/**
 * Snowflake by its own driver.
 *
 * @param environment - names the account, see {@link VARIABLES}; never logged
 * @throws {@link WarehouseError}; temporary when the account cannot be reached
 */
export async function openSnowflake(
  environment: Readonly<Record<string, string | undefined>>,
  load: () => Promise<SnowflakeSdk> = loadSdk,
): Promise<Warehouse> {
  const options: Record<string, string> = {};
  for (const [option, variable] of Object.entries(VARIABLES)) {
    const value = environment[variable];
    if (value) options[option] = value;
  }
  if (!options.account || !options.username) {
    throw new WarehouseError('Snowflake needs SNOWFLAKE_ACCOUNT and SNOWFLAKE_USER to be set');
  }
  const connection = (await load()).createConnection(options);
  await new Promise<void>((resolve, reject) => {
    connection.connect((cause) =>
      cause
        ? reject(
            new WarehouseError(`cannot reach Snowflake: ${cause.message}`, {
              isTemporary: true,
              cause,
            }),
          )
        : resolve(),
    );
  });
  const run = (sqlText: string, binds?: readonly unknown[]): Promise<readonly Row[]> =>
    new Promise((resolve, reject) => {
      connection.execute({
        sqlText,
        ...(binds === undefined ? {} : { binds }),
        complete: (cause, _, rows) =>
          cause
            ? reject(new WarehouseError(`Snowflake: ${cause.message}`, { cause }))
            : resolve(rows ?? []),
      });
    });
  return {
    dialect: SNOWFLAKE_DIALECT,
    query: (sql) => run(sql),
    replaceRun: async (table, stamp) => {
      // Statements that define tables commit by themselves: they stand before the transaction.
      for (const statement of statementsForTable(table)) await run(statement);
      await run('BEGIN');
      try {
        await run(`DELETE FROM ${table.name} WHERE run_id = ?`, [stamp.runId]);
        const marks = resultColumns(table)
          .map(() => '?')
          .join(', ');
        for (let from = 0; from < table.rows.length; from += BIND_ROWS) {
          const rows = table.rows.slice(from, from + BIND_ROWS).map((r) => resultRow(stamp, r));
          await run(`INSERT INTO ${insertTarget(table)} VALUES (${marks})`, rows);
        }
        await run('COMMIT');
      } catch (error) {
        await run('ROLLBACK');
        throw error;
      }
    },
    close: () => new Promise((resolve) => connection.destroy(() => resolve())),
  };
}
