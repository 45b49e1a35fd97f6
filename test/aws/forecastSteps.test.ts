import { describe, expect, it } from 'vitest';
import { stepContext, TemporaryError, withRetryName } from '../../src/aws/forecastSteps.ts';
import { WarehouseError } from '../../src/forecasting/warehouse/warehouse.ts';
import { ForecastConfigError } from '../../src/forecasting/workflow/config.ts';

const CONFIG = {
  source: { kind: 'snowflake', targets: 'sql/targets.sql' },
  frequency: 'D',
  horizon: 7,
  output: 'out',
};

function storeOf(files: Readonly<Record<string, string>>) {
  const stored = new Map(Object.entries(files).map(([k, v]) => [k, new TextEncoder().encode(v)]));
  return {
    put: async (key: string, body: Uint8Array) =>
      void stored.set(key, body as Uint8Array<ArrayBuffer>),
    get: async (key: string) => stored.get(key),
  };
}

const store = storeOf({
  'config/config.json': JSON.stringify(CONFIG),
  'config/sql/targets.sql': 'SELECT 1',
  'broken.json': '{}',
});

describe('stepContext', () => {
  it('reads the configuration and the SQL files beside it', async () => {
    const context = await stepContext({ configKey: 'config/config.json', runId: 'r1' }, store, {});
    expect(context).toMatchObject({ runId: 'r1', config: { horizon: 7, backtestWindows: 1 } });
    expect(await context.readSql('sql/targets.sql')).toBe('SELECT 1');
    await expect(context.readSql('none.sql')).rejects.toThrow('expected config/none.sql');
    await expect(context.openWarehouse()).rejects.toThrow('SNOWFLAKE_ACCOUNT');
  });

  it('names a scheduled run by its planned time, the same at a second start', async () => {
    const event = { configKey: 'config/config.json', scheduledAt: '2025-01-05T21:00:00Z' };
    const { runId } = await stepContext(event, store, {});
    expect(runId).toBe('2025-01-05T21-00-00Z');
  });

  it('refuses an event without a run and a configuration that is wrong', async () => {
    const key = { configKey: 'config/config.json' };
    await expect(stepContext(key, store, {})).rejects.toThrow('expected runId or scheduledAt');
    const broken = stepContext({ configKey: 'broken.json', runId: 'r' }, store, {});
    await expect(broken).rejects.toThrow(ForecastConfigError);
  });
});

describe('withRetryName', () => {
  it('gives what may pass the name that the state machines retry', async () => {
    const away = withRetryName(async () => {
      throw new WarehouseError('away', { isTemporary: true });
    });
    await expect(away).rejects.toThrow(TemporaryError);
    const refused = withRetryName(async () => {
      throw new WarehouseError('no such table');
    });
    await expect(refused).rejects.toThrow(WarehouseError);
  });
});
