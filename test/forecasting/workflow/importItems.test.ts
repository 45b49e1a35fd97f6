import { describe, expect, it } from 'vitest';
import {
  ImportError,
  importItems,
  type Row,
} from '../../../src/forecasting/workflow/importItems.ts';

const day = (d: number): string => `2024-10-${String(d).padStart(2, '0')}`;
const row = (d: number, target_value: unknown, item_id = 'a'): Row => ({
  item_id,
  timestamp: day(d),
  target_value,
});
const daily = { frequency: 'D', counts: false } as const;

describe('importItems', () => {
  it('sorts, fills gaps and drops equal doubles, and says so', () => {
    const rows = [row(5, 5), row(1, 1), row(2, 2), row(2, 2), row(4, null)];
    const { items, report } = importItems(rows, [], daily);
    expect(items[0]!.values).toEqual([1, 2, 3, 4, 5]);
    expect(report).toMatchObject({ rows: 5, filledGaps: 2, droppedDoubles: 1, missingValues: 1 });
  });

  it('keeps series apart by both dimensions and takes column names in any case', () => {
    const rows = [
      { ITEM_ID: 'a', LOCATION_ID: 'x', TIMESTAMP: day(1), TARGET_VALUE: 1 },
      { ITEM_ID: 'a', LOCATION_ID: 'y', TIMESTAMP: day(1), TARGET_VALUE: 2 },
    ];
    const { items } = importItems(rows, [{ ITEM_ID: 'b', KIND: 'new' }], daily);
    expect(items.map((i) => [i.itemId, i.locationId, i.values])).toEqual([
      ['a', 'x', [1]],
      ['a', 'y', [2]],
    ]);
  });

  it('knows items by metadata alone as cold', () => {
    const { cold } = importItems([row(1, 1)], [{ item_id: 'b', position: 'C' }], daily);
    expect(cold).toEqual([{ itemId: 'b', locationId: '', metadata: { position: 'C' } }]);
  });

  it('takes a step without a row for 0 up to the end of all series where told so', () => {
    const rows = [row(2, 3), row(4, null), row(5, 2), row(1, 1, 'b'), row(8, 1, 'b')];
    const { items, report } = importItems(rows, [], { ...daily, filling: 'zero' });
    expect(items.map((i) => i.values)).toEqual([
      [3, 0, 1, 2, 0, 0, 0],
      [1, 0, 0, 0, 0, 0, 0, 1],
    ]);
    expect(report.filledGaps).toBe(11);
    const weekly = Array.from({ length: 9 }, (_, k) => ({
      ...row(1, 4),
      timestamp: new Date(Date.UTC(2024, 0, 1 + 7 * k)).toISOString(),
    }));
    expect(() => importItems(weekly, [], { ...daily, filling: 'zero' })).toThrow(
      'only every 7 steps of frequency D',
    );
  });

  it.each([
    ['no rows', [], daily, 'no rows'],
    ['a column missing', [{ item_id: 'a', timestamp: day(1) }], daily, 'target_value'],
    ['a time that is none', [{ ...row(1, 1), timestamp: 'soon' }], daily, 'got soon'],
    ['a value that is none', [row(1, 'many')], daily, 'got many'],
    ['two values for one day', [row(1, 1), row(1, 2)], daily, 'two values for one step'],
    ['a negative count', [row(1, -1)], { frequency: 'D', counts: true }, 'a count cannot be -1'],
    [
      'another frequency',
      [1, 2, 3, 4].map((m) => ({ ...row(1, m), timestamp: `2024-0${m}-01` })),
      daily,
      'is its frequency another',
    ],
  ] as const)('refuses %s', (_, rows, options, message) => {
    expect(() => importItems(rows, [], options)).toThrow(ImportError);
    expect(() => importItems(rows, [], options)).toThrow(message);
  });
});
