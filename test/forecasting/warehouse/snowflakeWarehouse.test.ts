import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  openSnowflake,
  type SnowflakeConnection,
  type SnowflakeSdk,
} from '../../../src/forecasting/warehouse/snowflakeWarehouse.ts';
import {
  SNOWFLAKE_DIALECT,
  sqlFor,
  WarehouseError,
} from '../../../src/forecasting/warehouse/warehouse.ts';

const ACCOUNT = { SNOWFLAKE_ACCOUNT: 'acme', SNOWFLAKE_USER: 'analyst', SNOWFLAKE_ROLE: 'READER' };

/** The driver's contract as its documentation has it: callbacks, binds, rows by column name. */
class Driver implements SnowflakeSdk, SnowflakeConnection {
  options: Readonly<Record<string, string>> = {};
  readonly statements: { sqlText: string; binds?: readonly unknown[] }[] = [];
  isClosed = false;
  failure: Error | undefined;
  failsAt = '';

  createConnection(options: Readonly<Record<string, string>>): SnowflakeConnection {
    this.options = options;
    return this;
  }

  connect(done: (error: Error | undefined) => void): void {
    queueMicrotask(() => done(this.failure));
  }

  execute({ sqlText, binds, complete }: Parameters<SnowflakeConnection['execute']>[0]): void {
    this.statements.push({ sqlText, ...(binds === undefined ? {} : { binds }) });
    const error =
      this.failsAt !== '' && sqlText.includes(this.failsAt) ? new Error('no') : undefined;
    queueMicrotask(() => complete(error, {}, error ? undefined : [{ ITEM_ID: 'a' }]));
  }

  destroy(done: (error: Error | undefined) => void): void {
    this.isClosed = true;
    done(undefined);
  }
}

describe('openSnowflake', () => {
  it('connects as the environment says, queries, and closes', async () => {
    const driver = new Driver();
    const warehouse = await openSnowflake(ACCOUNT, async () => driver);
    expect(driver.options).toEqual({ account: 'acme', username: 'analyst', role: 'READER' });
    expect(await warehouse.query('SELECT 1')).toEqual([{ ITEM_ID: 'a' }]);
    await warehouse.close();
    expect(driver.isClosed).toBe(true);
  });

  it('replaces a run in one transaction with bound rows', async () => {
    const driver = new Driver();
    const warehouse = await openSnowflake(ACCOUNT, async () => driver);
    const table = { name: 't', columns: ['item_id', 'p50'], rows: [["O'Hara", 2.5]] };
    await warehouse.replaceRun(table, { runId: 'r1', writtenAt: 0 });
    expect(driver.statements).toEqual([
      {
        sqlText:
          'CREATE TABLE IF NOT EXISTS t (run_id VARCHAR, written_at TIMESTAMP, item_id VARCHAR, p50 DOUBLE)',
      },
      { sqlText: 'ALTER TABLE t ADD COLUMN IF NOT EXISTS p50 DOUBLE' },
      { sqlText: 'BEGIN' },
      { sqlText: 'DELETE FROM t WHERE run_id = ?', binds: ['r1'] },
      {
        sqlText: 'INSERT INTO t (run_id, written_at, item_id, p50) VALUES (?, ?, ?, ?)',
        binds: [['r1', '1970-01-01 00:00:00', "O'Hara", 2.5]],
      },
      { sqlText: 'COMMIT' },
    ]);
  });

  it('rolls back when a statement fails', async () => {
    const driver = new Driver();
    driver.failsAt = 'INSERT';
    const warehouse = await openSnowflake(ACCOUNT, async () => driver);
    const table = { name: 't', columns: ['a'], rows: [[1]] };
    await expect(warehouse.replaceRun(table, { runId: 'r1', writtenAt: 0 })).rejects.toThrow(
      'Snowflake: no',
    );
    expect(driver.statements.at(-1)?.sqlText).toBe('ROLLBACK');
  });

  it('tells an account that is away from one that is not named', async () => {
    const driver = new Driver();
    driver.failure = new Error('timeout');
    const away = openSnowflake(ACCOUNT, async () => driver);
    await expect(away).rejects.toMatchObject({ isTemporary: true });
    await expect(openSnowflake({}, async () => driver)).rejects.toThrow(WarehouseError);
    await expect(openSnowflake({}, async () => driver)).rejects.toThrow('SNOWFLAKE_ACCOUNT');
  });

  it.each(['targetSeries.sql', 'relatedSeries.sql', 'itemMetadata.sql'])(
    'gets %s in its dialect',
    async (name) => {
      const url = new URL(`../../../src/forecasting/sql/${name}`, import.meta.url);
      const sql = sqlFor(await readFile(url, 'utf8'), SNOWFLAKE_DIALECT, {
        faceoffs: 'NHL.FACEOFFS',
        games: 'NHL.GAMES',
        players: 'NHL.PLAYERS',
      });
      expect(sql).not.toMatch(/\{\{|CAST\(/);
      expect(sql).toMatch(/TO_DATE\(|TO_VARCHAR\(/);
      expect(sql).toMatch(/FROM NHL\./);
    },
  );
});
