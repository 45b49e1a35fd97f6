import { quantileOf } from '../conformal.ts';

/** Errors of past forecasts, over the width expected of them, by stratum. */
export interface PooledErrors {
  /** Quantile of the scaled error in that stratum, of all strata where it holds too few. */
  quantile(stratum: string, tau: number): number;
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
}
