/** A point found by {@link minimize} and the value of the function there. */
export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
}

/** Box and budget of {@link minimize}. */
export interface MinimizeOptions {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** First step along each axis, as a share of the box; 0.2 where not given. */
  readonly firstStep?: number;
  readonly maxEvaluations?: number;
  /** Stops when the simplex's values differ by less than this share. */
  readonly tolerance?: number;
}

/**
 * Least value of `f` in a box by the simplex search of Nelder & Mead (1965, Computer J. 7),
 * points outside being moved to the box's edge. `f` may answer `Infinity` or `NaN` where it is
 * not defined; both count as worse than anything.
 */
export function minimize(
  f: (point: readonly number[]) => number,
  start: readonly number[],
  { lower, upper, firstStep = 0.2, maxEvaluations = 300, tolerance = 1e-7 }: MinimizeOptions,
): Minimum {
  const n = start.length;
  let evaluations = 0;
  const clamp = (point: number[]): number[] =>
    point.map((v, i) => Math.min(upper[i]!, Math.max(lower[i]!, v)));
  const valueAt = (point: number[]): number => {
    evaluations++;
    const v = f(point);
    return Number.isNaN(v) ? Infinity : v;
  };
  const first = clamp([...start]);
  const simplex = [{ p: first, v: valueAt(first) }];
  for (let i = 0; i < n; i++) {
    const p = [...first];
    const step = firstStep * (upper[i]! - lower[i]!);
    p[i] = p[i]! + step > upper[i]! ? p[i]! - step : p[i]! + step;
    const q = clamp(p);
    simplex.push({ p: q, v: valueAt(q) });
  }
  if (n === 0) return { at: first, value: simplex[0]!.v };
  while (evaluations < maxEvaluations) {
    simplex.sort((a, b) => a.v - b.v);
    const best = simplex[0]!;
    const worst = simplex[n]!;
    if (
      Number.isFinite(worst.v) &&
      Math.abs(worst.v - best.v) <= tolerance * (Math.abs(best.v) + 1e-12)
    ) {
      break;
    }
    const center = new Array<number>(n).fill(0);
    for (let k = 0; k < n; k++) {
      for (let i = 0; i < n; i++) center[i] = center[i]! + simplex[k]!.p[i]! / n;
    }
    const along = (t: number): { p: number[]; v: number } => {
      const p = clamp(center.map((c, i) => c + t * (worst.p[i]! - c)));
      return { p, v: valueAt(p) };
    };
    const reflected = along(-1);
    if (reflected.v < best.v) {
      const expanded = along(-2);
      simplex[n] = expanded.v < reflected.v ? expanded : reflected;
    } else if (reflected.v < simplex[n - 1]!.v) {
      simplex[n] = reflected;
    } else {
      const contracted = along(reflected.v < worst.v ? -0.5 : 0.5);
      if (contracted.v < Math.min(worst.v, reflected.v)) {
        simplex[n] = contracted;
      } else {
        for (let k = 1; k <= n; k++) {
          const p = simplex[k]!.p.map((v, i) => best.p[i]! + 0.5 * (v - best.p[i]!));
          simplex[k] = { p, v: valueAt(p) };
        }
      }
    }
  }
  simplex.sort((a, b) => a.v - b.v);
  return { at: simplex[0]!.p, value: simplex[0]!.v };
}

/**
 * Least value of `f` on `[lower, upper]`: the best cell of an even grid, refined by golden section.
 * The grid first, because smoothing errors often have more than one dip.
 */
export function minimizeOnInterval(
  f: (x: number) => number,
  lower: number,
  upper: number,
  gridPoints = 24,
): { readonly at: number; readonly value: number } {
  const gap = (upper - lower) / (gridPoints - 1);
  let at = lower;
  let value = Infinity;
  for (let i = 0; i < gridPoints; i++) {
    const x = lower + i * gap;
    const v = f(x);
    if (v < value) {
      value = v;
      at = x;
    }
  }
  const golden = (Math.sqrt(5) - 1) / 2;
  let a = Math.max(lower, at - gap);
  let b = Math.min(upper, at + gap);
  let c = b - golden * (b - a);
  let d = a + golden * (b - a);
  let fc = f(c);
  let fd = f(d);
  while (b - a > 1e-7 * (upper - lower)) {
    if (fc < fd) {
      b = d;
      d = c;
      fd = fc;
      c = b - golden * (b - a);
      fc = f(c);
    } else {
      a = c;
      c = d;
      fc = fd;
      d = a + golden * (b - a);
      fd = f(d);
    }
  }
  if (Math.min(fc, fd) < value) {
    return fc < fd ? { at: c, value: fc } : { at: d, value: fd };
  }
  return { at, value };
}
