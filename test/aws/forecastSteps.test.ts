import { describe, expect, it } from 'vitest';
import { stepContext, TemporaryError, withRetryName } from '../../src/aws/forecastSteps.ts';
import { WarehouseError } from '../../src/forecasting/warehouse/warehouse.ts';
import { ForecastConfigError } from '../../src/forecasting/workflow/config.ts';
import { memoryRuns } from '../support/memoryRuns.ts';

const CONFIG = {
  source: { kind: 'snowflake', targets: 'sql/targets.sql' },
  frequency: 'D',
  horizon: 7,
  output: 'out',
};

const store = memoryRuns({
  'config/config.json': JSON.stringify(CONFIG),
  'config/sql/targets.sql': 'SELECT 1',
  'broken.json': '{}',
});

describe('stepContext', () => {
  it('reads the configuration and the SQL files beside it', async () => {
    const context = await stepContext(
      { event: { configKey: 'config/config.json', runId: 'r1' }, execution: 'e1' },
      store,
      {},
    );
    expect(context).toMatchObject({
      runId: 'r1',
      starter: { owner: 'e1' },
      config: { horizon: 7, backtestWindows: 1 },
    });
    expect(await context.readSql('sql/targets.sql')).toBe('SELECT 1');
    await expect(context.readSql('none.sql')).rejects.toThrow('expected config/none.sql');
    await expect(context.openWarehouse()).rejects.toThrow('SNOWFLAKE_ACCOUNT');
  });

  it('names a scheduled run by its planned time, the same at a second start', async () => {
    const event = { configKey: 'config/config.json', scheduledAt: '2025-01-05T21:00:00Z' };
    const { runId } = await stepContext({ event, execution: 'e1' }, store, {});
    expect(runId).toBe('2025-01-05T21-00-00Z');
  });

  it('refuses an event without a run and a configuration that is wrong', async () => {
    const event = { configKey: 'config/config.json' };
    await expect(stepContext({ event, execution: 'e1' }, store, {})).rejects.toThrow(
      'expected runId or scheduledAt',
    );
    const broken = stepContext(
      { event: { configKey: 'broken.json', runId: 'r' }, execution: 'e1' },
      store,
      {},
    );
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
