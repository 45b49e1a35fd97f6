import { quantileOf } from '../conformal.ts';

/** Errors of past forecasts, over the width expected of them, by stratum. */
export interface PooledErrors {
  /** Quantile of the scaled error in that stratum, of all strata where it holds too few. */
  quantile(stratum: string, tau: number): number;
}

/** Quantiles that a stored model keeps. */
export const KEPT_QUANTILES = [0.1, 0.5, 0.9] as const;

/** {@link KEPT_QUANTILES} of the scaled errors by stratum; `''` holds those of all strata. */
export type ErrorTable = Readonly<Record<string, readonly number[]>>;

/** Errors as a stored model keeps them. @throws RangeError for a quantile that is not kept */
export function errorsOf(table: ErrorTable): PooledErrors {
  return {
    quantile: (stratum, tau) => {
      const at = KEPT_QUANTILES.findIndex((q) => q === tau);
      if (at < 0) throw new RangeError(`expected one of ${KEPT_QUANTILES.join(', ')}, got ${tau}`);
      return (table[stratum] ?? table['']!)[at]!;
    },
  };
}

/** Errors from which a stratum speaks for itself. */
const ENOUGH = 100;

/** Gathers scaled errors so that quantiles of new forecasts can be read off (conformal prediction). */
export class ErrorPool implements PooledErrors {
  readonly #strata = new Map<string, number[]>();
  readonly #sorted = new Map<string, Float64Array>();

  add(stratum: string, scaledError: number): void {
    const list = this.#strata.get(stratum);
    if (list) list.push(scaledError);
    else this.#strata.set(stratum, [scaledError]);
  }

  quantile(stratum: string, tau: number): number {
    const own = this.#strata.get(stratum);
    const key = own && own.length >= ENOUGH ? stratum : '';
    let sorted = this.#sorted.get(key);
    if (!sorted) {
      sorted = Float64Array.from(key === '' ? [...this.#strata.values()].flat() : own!).sort();
      this.#sorted.set(key, sorted);
    }
    return sorted.length > 0 ? quantileOf(sorted, tau) : 0;
  }

  /** What {@link errorsOf} reads: strata that speak for themselves, and all together. */
  table(): ErrorTable {
    const strata = [...this.#strata].filter(([, list]) => list.length >= ENOUGH).map(([k]) => k);
    return Object.fromEntries(
      // A pool's name that no stratum has stands for all.
      [...new Set(['', ...strata])].map((k) => [k, KEPT_QUANTILES.map((q) => this.quantile(k, q))]),
    );
  }
}
