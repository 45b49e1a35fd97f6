/**
 * Solves `A x = b` for a symmetric positive definite `A` `[k, k]` (row by row) by Cholesky.
 *
 * @returns `x` `[k]`, or `undefined` when `A` is singular to working precision
 */
export function solveSymmetric(a: Float64Array, b: Float64Array): Float64Array | undefined {
  const k = b.length;
  const l = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      let s = a[i * k + j]!;
      for (let t = 0; t < j; t++) s -= l[i * k + t]! * l[j * k + t]!;
      if (i === j) {
        if (!(s > 1e-12 * Math.abs(a[i * k + i]!)) || s <= 0) return undefined;
        l[i * k + i] = Math.sqrt(s);
      } else {
        l[i * k + j] = s / l[j * k + j]!;
      }
    }
  }
  const x = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    let s = b[i]!;
    for (let t = 0; t < i; t++) s -= l[i * k + t]! * x[t]!;
    x[i] = s / l[i * k + i]!;
  }
  for (let i = k - 1; i >= 0; i--) {
    let s = x[i]!;
    for (let t = i + 1; t < k; t++) s -= l[t * k + i]! * x[t]!;
    x[i] = s / l[i * k + i]!;
  }
  return x;
}

/**
 * Coefficients `[k]` that make `rows · coefficients` closest to `y` `[n]`.
 *
 * @param rows - `[n, k]`, row by row
 * @param ridge - added to the diagonal as a share of the mean diagonal (Hoerl & Kennard 1970,
 *   Technometrics 12); grows tenfold until the system can be solved
 * @param weights - `[n]`, a row's weight in the sum of squares; all one where not given
 */
export function leastSquares(
  rows: Float64Array,
  y: Float64Array,
  k: number,
  ridge = 0,
  weights?: Float64Array,
): Float64Array {
  const n = y.length;
  const a = new Float64Array(k * k);
  const b = new Float64Array(k);
  for (let r = 0; r < n; r++) {
    const at = r * k;
    const weight = weights?.[r] ?? 1;
    const yr = y[r]! * weight;
    for (let i = 0; i < k; i++) {
      const v = rows[at + i]!;
      if (v === 0) continue;
      b[i] = b[i]! + v * yr;
      const row = i * k;
      const weighted = v * weight;
      for (let j = 0; j <= i; j++) a[row + j] = a[row + j]! + weighted * rows[at + j]!;
    }
  }
  let meanDiagonal = 0;
  for (let i = 0; i < k; i++) {
    meanDiagonal += a[i * k + i]! / k;
    for (let j = 0; j < i; j++) a[j * k + i] = a[i * k + j]!;
  }
  if (!(meanDiagonal > 0)) return new Float64Array(k);
  let lambda = ridge * meanDiagonal;
  for (let attempt = 0; attempt < 12; attempt++) {
    const loaded = a.slice();
    for (let i = 0; i < k; i++) loaded[i * k + i] = a[i * k + i]! + lambda;
    const x = solveSymmetric(loaded, b);
    if (x?.every(Number.isFinite)) return x;
    lambda = Math.max(lambda * 10, 1e-10 * meanDiagonal);
  }
  return new Float64Array(k);
}

/** The straight line closest to `y` over t = 0, 1, 2 …; a level line for fewer than two points. */
export function lineThrough(y: ArrayLike<number>): {
  readonly intercept: number;
  readonly slope: number;
} {
  const n = y.length;
  let meanY = 0;
  for (let t = 0; t < n; t++) meanY += y[t]! / n;
  const meanT = (n - 1) / 2;
  let cross = 0;
  let square = 0;
  for (let t = 0; t < n; t++) {
    cross += (t - meanT) * (y[t]! - meanY);
    square += (t - meanT) ** 2;
  }
  const slope = square > 0 ? cross / square : 0;
  return { intercept: meanY - slope * meanT, slope };
}
