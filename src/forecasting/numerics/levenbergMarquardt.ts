import { solveSymmetric } from './leastSquares.ts';

/**
 * Parameters `[k]` with the least sum of squared residuals near `start`, by Levenberg (1944) and
 * Marquardt (1963, J. SIAM 11) with forward differences.
 *
 * @param residuals - `[n]` at a point, or `undefined` outside the region allowed
 * @returns the best point found; `start` itself when it is not allowed (`sse` is `Infinity` then)
 */
export function fitLeastSquares(
  residuals: (parameters: Float64Array) => Float64Array | undefined,
  start: Float64Array,
  maxIterations = 12,
): { readonly at: Float64Array; readonly sse: number } {
  const k = start.length;
  const squared = (r: Float64Array | undefined): number => {
    if (!r) return Infinity;
    let s = 0;
    for (let i = 0; i < r.length; i++) s += r[i]! * r[i]!;
    return Number.isFinite(s) ? s : Infinity;
  };
  let at = start;
  let base = residuals(at);
  let sse = squared(base);
  let damping = 1e-3;
  for (let iteration = 0; iteration < maxIterations && k > 0 && base; iteration++) {
    const columns: Float64Array[] = [];
    for (let j = 0; j < k; j++) {
      const step = 1e-5 * Math.max(1e-2, Math.abs(at[j]!));
      const moved = at.slice();
      moved[j] = moved[j]! + step;
      let r = residuals(moved);
      let signed = step;
      if (!r) {
        moved[j] = at[j]! - step;
        signed = -step;
        r = residuals(moved);
      }
      const column = new Float64Array(base.length);
      if (r) for (let i = 0; i < r.length; i++) column[i] = (r[i]! - base[i]!) / signed;
      columns.push(column);
    }
    const normal = new Float64Array(k * k);
    const gradient = new Float64Array(k);
    for (let a = 0; a < k; a++) {
      const ca = columns[a]!;
      let g = 0;
      for (let i = 0; i < base.length; i++) g -= ca[i]! * base[i]!;
      gradient[a] = g;
      for (let b = 0; b <= a; b++) {
        const cb = columns[b]!;
        let s = 0;
        for (let i = 0; i < base.length; i++) s += ca[i]! * cb[i]!;
        normal[a * k + b] = s;
        normal[b * k + a] = s;
      }
    }
    let hasMoved = false;
    let gain = 0;
    for (let attempt = 0; attempt < 7 && !hasMoved; attempt++) {
      const loaded = normal.slice();
      for (let a = 0; a < k; a++) loaded[a * k + a] = normal[a * k + a]! * (1 + damping) + 1e-12;
      const step = solveSymmetric(loaded, gradient);
      if (step) {
        const next = at.map((v, j) => v + step[j]!);
        const r = residuals(next);
        const s = squared(r);
        if (r && s < sse) {
          gain = (sse - s) / sse;
          at = next;
          base = r;
          sse = s;
          damping = Math.max(damping / 10, 1e-9);
          hasMoved = true;
          continue;
        }
      }
      damping *= 8;
    }
    if (!hasMoved || gain < 1e-6) break;
  }
  return { at, sse };
}
