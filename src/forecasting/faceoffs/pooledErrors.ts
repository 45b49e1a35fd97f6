import { quantileOf } from '../conformal.ts';

/**
 * Errors of past forecasts, over the width expected of them, by stratum: a path like `away/rate`,
 * what matters most first.
 */
export interface PooledErrors {
  /** Quantile of the scaled error in that stratum; where it holds too few, in the wider one above. */
  quantile(stratum: string, tau: number): number;
}

/** A stratum and those around it, narrowest first; the last, `''`, holds all. */
function pathOf(stratum: string): string[] {
  const parts = stratum === '' ? [] : stratum.split('/');
  return [...parts.map((_, i) => parts.slice(0, parts.length - i).join('/')), ''];
}

/** Quantiles that a stored model keeps. */
export const KEPT_QUANTILES = [0.1, 0.5, 0.9] as const;

/** {@link KEPT_QUANTILES} of the scaled errors by stratum; `''` holds those of all strata. */
export type ErrorTable = Readonly<Record<string, readonly number[]>>;

/** Errors as a stored model keeps them. @throws RangeError for a quantile that is not kept */
export function errorsOf(table: ErrorTable): PooledErrors {
  return {
    quantile: (stratum, tau) => {
      const at = (KEPT_QUANTILES as readonly number[]).indexOf(tau);
      if (at < 0) throw new RangeError(`expected one of ${KEPT_QUANTILES.join(', ')}, got ${tau}`);
      const key = pathOf(stratum).find((k) => k in table)!;
      return table[key]![at]!;
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
    for (const key of pathOf(stratum)) {
      const list = this.#strata.get(key);
      if (list) list.push(scaledError);
      else this.#strata.set(key, [scaledError]);
    }
  }

  quantile(stratum: string, tau: number): number {
    const key = pathOf(stratum).find((k) => this.#speaks(k)) ?? '';
    let sorted = this.#sorted.get(key);
    if (!sorted) {
      sorted = Float64Array.from(this.#strata.get(key) ?? []).sort();
      this.#sorted.set(key, sorted);
    }
    return sorted.length > 0 ? quantileOf(sorted, tau) : 0;
  }

  /** What {@link errorsOf} reads: strata that speak for themselves, and all together. */
  table(): ErrorTable {
    const keys = new Set(['', ...[...this.#strata.keys()].filter((k) => this.#speaks(k))]);
    return Object.fromEntries(
      [...keys].map((k) => [k, KEPT_QUANTILES.map((q) => this.quantile(k, q))]),
    );
  }

  #speaks(key: string): boolean {
    return (this.#strata.get(key)?.length ?? 0) >= ENOUGH;
  }
}
