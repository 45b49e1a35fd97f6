import { describe, expect, it } from 'vitest';
import { ErrorPool, errorsOf } from '../../../src/forecasting/faceoffs/pooledErrors.ts';

/** Errors -n … n in a stratum. */
function fill(pool: ErrorPool, stratum: string, n: number, times = 1): void {
  for (let i = -n; i <= n; i++) pool.add(stratum, i * times);
}

describe('ErrorPool', () => {
  it('answers by the narrowest stratum that holds enough', () => {
    const pool = new ErrorPool();
    fill(pool, 'away/busy', 100);
    fill(pool, 'away/quiet', 20, 10);
    fill(pool, 'here/busy', 200, 0.1);
    expect(pool.quantile('away/busy', 0.9)).toBeCloseTo(80, -1);
    // Too few of its own: those of all who are away.
    expect(pool.quantile('away/quiet', 0.9)).toBe(pool.quantile('away', 0.9));
    expect(pool.quantile('away/quiet', 0.9)).toBeGreaterThan(pool.quantile('', 0.9));
    expect(pool.quantile('nowhere', 0.9)).toBe(pool.quantile('', 0.9));
    expect(new ErrorPool().quantile('a/b', 0.1)).toBe(0);
  });

  it('answers the same from what is stored, for the quantiles that are kept', () => {
    const pool = new ErrorPool();
    fill(pool, 'away/busy', 100);
    fill(pool, 'away/quiet', 20, 10);
    const stored = errorsOf(JSON.parse(JSON.stringify(pool.table())));
    for (const stratum of ['', 'away', 'away/busy', 'away/quiet', 'nowhere/at/all'])
      for (const tau of [0.1, 0.5, 0.9])
        expect(stored.quantile(stratum, tau)).toBe(pool.quantile(stratum, tau));
    expect(() => stored.quantile('', 0.25)).toThrow('expected one of 0.1, 0.5, 0.9, got 0.25');
  });
});
