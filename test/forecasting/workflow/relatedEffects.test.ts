import { describe, expect, it } from 'vitest';
import {
  ImportError,
  importRelated,
  relatedAt,
} from '../../../src/forecasting/workflow/importItems.ts';
import {
  forecastWithEffects,
  learnRelatedEffects,
} from '../../../src/forecasting/workflow/relatedEffects.ts';

/** Home games, not in any even rhythm. */
const isHome = (index: number): number => ((index * 7919) % 13) % 2;
const related = (_: string, index: number) => [isHome(index)];
const series = ['a', 'b'].map((id, k) => ({
  id,
  m: 1,
  h: 6,
  x: Float64Array.from({ length: 60 }, (_, t) => (k + 1) * (20 + 8 * isHome(t)) + (t % 3) * 0.1),
}));

describe('related series', () => {
  it('give each series their effect at its own scale', () => {
    const effectOf = learnRelatedEffects(series, 1, related);
    const home = Array.from({ length: 13 }, (_, i) => i).find((i) => isHome(i) === 1)!;
    expect(effectOf('a', home)).toBeCloseTo(8, 0);
    expect(effectOf('b', home)).toBeCloseTo(16, 0);
    expect(effectOf('unknown', home)).toBe(0);
  });

  it('carry what is known ahead into the forecast', async () => {
    const [f] = await forecastWithEffects(series, [0.1, 0.5, 0.9], (known) =>
      learnRelatedEffects(known, 1, related),
    );
    for (const [i, v] of f!.mean.entries())
      expect(Math.abs(v - 20 - 8 * isHome(60 + i))).toBeLessThan(1);
  });

  it('become numbers: texts one column a value', () => {
    const rows = [
      { item_id: 'a', timestamp: '2024-10-01', is_home: 1, opponent: 'TOR' },
      { item_id: 'a', timestamp: '2024-10-02', is_home: 0, opponent: 'BOS' },
    ];
    const { columns, values } = importRelated(rows, 'D', 0);
    expect(columns).toEqual(['is_home', 'opponent=BOS', 'opponent=TOR']);
    expect(Object.values(values['["a",""]']!)).toEqual([
      [1, 0, 1],
      [0, 1, 0],
    ]);
    const many = Array.from({ length: 61 }, (_, i) => ({ ...rows[0]!, opponent: `T${i}` }));
    expect(() => importRelated(many, 'D', 0)).toThrow(ImportError);
  });

  it('belong to an item, to a location, or to both, the closest first', () => {
    const related = importRelated(
      [
        { item_id: 'a', timestamp: '2024-10-01', is_game: 1 },
        { location_id: 'BOS', timestamp: '2024-10-01', is_game: 2 },
        { item_id: 'a', location_id: 'BOS', timestamp: '2024-10-01', is_game: 3 },
      ],
      'D',
      0,
    );
    const step = Date.UTC(2024, 9, 1) / 86_400_000;
    const of = (itemId: string, locationId: string) =>
      relatedAt(related, { itemId, locationId }, step);
    expect(of('a', 'BOS')).toEqual([3]);
    expect(of('a', 'TOR')).toEqual([1]);
    expect(of('b', 'BOS')).toEqual([2]);
    expect(of('b', 'TOR')).toBeUndefined();
    expect(() => importRelated([{ timestamp: '2024-10-01', is_game: 1 }], 'D', 0)).toThrow(
      'expected item_id, location_id or both',
    );
  });

  it('are nothing on days without a row where that is what such days mean', () => {
    const rows = [1, 4].map((d) => ({
      location_id: 'BOS',
      timestamp: `2024-10-0${d}`,
      is_game: 1,
    }));
    const valuesOf = (filling: 'linear' | 'zero') =>
      Object.values(importRelated(rows, 'D', 0, filling).values['["","BOS"]']!);
    expect(valuesOf('linear')).toEqual([[1], [1]]);
    expect(valuesOf('zero')).toEqual([[1], [0], [0], [1]]);
  });
});
