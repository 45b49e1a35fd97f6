/**
 * Seeded random numbers: the same seed gives the same numbers on every machine.
 * Source: sfc32 of PractRand (Chris Doty-Humphrey, public domain); Box and Muller 1958 for normals.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;
  #spare = Number.NaN;

  /** `stream` names an independent sequence of the same seed. */
  constructor(seed: number, stream = '') {
    this.#a = Math.imul(seed | 0, 0x9e3779b9) ^ 0x243f6a88;
    this.#b = Math.floor(seed / 0x1_0000_0000) ^ 0xb7e15162;
    this.#c = 0x85a308d3;
    this.#counter = 1;
    for (let i = 0; i < stream.length; i++) {
      this.#c = Math.imul(this.#c ^ stream.charCodeAt(i), 0x01000193);
    }
    for (let i = 0; i < 12; i++) this.uniform();
  }

  /** In [0, 1). */
  uniform(): number {
    const t = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + t) | 0;
    return (t >>> 0) / 0x1_0000_0000;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** Whole number in [low, high]. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.uniform() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  normal(): number {
    if (!Number.isNaN(this.#spare)) {
      const spare = this.#spare;
      this.#spare = Number.NaN;
      return spare;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    const angle = 2 * Math.PI * this.uniform();
    this.#spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  /** Log-normal with the given median and spread of the logarithm. */
  logNormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.uniform());
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.uniform() * items.length)];
    if (item === undefined) throw new RangeError('pick needs at least one item, got none');
    return item;
  }

  /** One item by weights of the same length. */
  pickWeighted<T>(items: readonly T[], weights: readonly number[]): T {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let rest = this.uniform() * total;
    for (let i = 0; i < items.length; i++) {
      rest -= weights[i] ?? 0;
      if (rest < 0) return items[i] as T;
    }
    return this.pick(items.slice(-1));
  }

  /** A shuffled copy. */
  shuffle<T>(items: readonly T[]): T[] {
    const copy = [...items];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = Math.floor(this.uniform() * (i + 1));
      [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
    }
    return copy;
  }
}
