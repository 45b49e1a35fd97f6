import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { BacktestRow } from '../../../src/forecasting/workflow/backtestItems.ts';
import {
  accuracyTable,
  backtestTable,
  csvOf,
  forecastTable,
  parquetOf,
} from '../../../src/forecasting/workflow/exportTables.ts';
import { stepOf } from '../../../src/forecasting/workflow/frequency.ts';

const calendar = { frequency: 'D', origin: 0 } as const;
const item = {
  itemId: 'a,"b"',
  locationId: 'BOS',
  firstStep: stepOf(Date.UTC(2024, 11, 30), 'D'),
  values: [10, 20, 30, 40],
  metadata: {},
};
const q = { '0.1': [8, 9], '0.3': [9, 11], '0.5': [10, 12], '0.7': [11, 13], '0.9': [12, 14] };
const backtest: BacktestRow = {
  id: 'k',
  window: 1,
  cutoff: 2,
  truth: [10, 10],
  mean: [10, 12],
  q,
  scale: 4,
};

describe('export tables', () => {
  it('have the columns of Amazon Forecast, dimensions after the item', () => {
    const forecast = forecastTable(
      [item],
      [{ id: 'k', method: 'ensemble', mean: [50, 60], q }],
      { quantiles: [0.1, 0.5, 0.9], hasMean: false },
      calendar,
    );
    expect(csvOf(forecast)).toBe(
      'item_id,location_id,date,p10,p50,p90\n' +
        '"a,""b""",BOS,2025-01-03,8,10,12\n' +
        '"a,""b""",BOS,2025-01-04,9,12,14\n',
    );
    const values = backtestTable(new Map([['k', item]]), [backtest], [0.1, 0.9], calendar);
    expect(csvOf(values).split('\n').slice(0, 2)).toEqual([
      'item_id,location_id,timestamp,target_value,backtestwindow_start_time,backtestwindow_end_time,p10,p90',
      '"a,""b""",BOS,2025-01-01,10,2025-01-01,2025-01-02,8,12',
    ]);
  });

  it('export accuracy by item and window, numbers as worked by hand', () => {
    const table = accuracyTable(new Map([['k', item]]), [backtest], calendar);
    expect(table.columns.join(', ')).toBe(
      'ITEM_ID, LOCATION_ID, backtest_window, backtestwindow_start_time, backtestwindow_end_time, ' +
        'wQL_10, wQL_30, wQL_50, wQL_70, wQL_90, AVG_wQL, RMSE, WAPE, MAPE, MASE',
    );
    const [, , window, start, end, ...numbers] = table.rows[0]!;
    expect([window, start, end]).toEqual([1, '2025-01-01', '2025-01-02']);
    // Truth 10, 10. 0.1: .2·2 + .2·1 = .6 of 20; 0.3: .6·1 + 1.4·1 = 2; 0.5: |−2| = 2;
    // 0.7: .6·1 + .6·3 = 2.4; 0.9: .2·2 + .2·4 = 1.2.
    const want = [0.03, 0.1, 0.1, 0.12, 0.06, 0.082, Math.sqrt(2), 0.1, 0.1, 0.25];
    for (const [i, v] of want.entries()) expect(numbers[i]).toBeCloseTo(v, 12);
  });

  it('leave empty what is not defined', () => {
    const zero = { ...backtest, truth: [0, 0], scale: 0 };
    const text = csvOf(accuracyTable(new Map([['k', item]]), [zero], calendar));
    expect(text).not.toMatch(/NaN|Infinity|null/);
    expect(text.trimEnd()).toMatch(/,,,$/);
  });

  it('say the same in Parquet', async () => {
    const table = accuracyTable(new Map([['k', item]]), [backtest], calendar);
    const bytes = await parquetOf(table);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const [row] = await parquetReadObjects({ file: file as ArrayBuffer });
    expect(Object.keys(row!)).toEqual([...table.columns]);
    expect(Object.values(row!)).toEqual(table.rows[0]);
  });
});
