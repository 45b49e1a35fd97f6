import type { Method, Trained } from '../method.ts';
import { minimize } from '../numerics/nelderMead.ts';
import { seasonallyAdjusted } from '../seasonality/seasonallyAdjusted.ts';

interface ComplexWeight {
  readonly a0: number;
  readonly a1: number;
}

interface ComplexState {
  readonly level: number;
  readonly information: number;
}

/** The region where old values are forgotten (the paper's stability conditions). */
function isStable({ a0, a1 }: ComplexWeight): boolean {
  return (
    (a0 - 2.5) ** 2 + a1 ** 2 > 1.25 &&
    (a0 - 0.5) ** 2 + (a1 - 1) ** 2 > 0.25 &&
    (a0 - 1.5) ** 2 + (a1 - 0.5) ** 2 < 1.5
  );
}

/** Squared one-step errors with the best first state, which the errors are linear in. */
function profile(x: Float64Array, { a0, a1 }: ComplexWeight): ComplexState & { sse: number } {
  if (!isStable({ a0, a1 })) return { sse: Infinity, level: 0, information: 0 };
  let l = 0;
  let c = 0;
  let l1 = 1;
  let c1 = 0;
  let l2 = 0;
  let c2 = 1;
  let ee = 0;
  const normal = new Float64Array(4);
  const right = new Float64Array(2);
  for (let t = 0; t < x.length; t++) {
    const e = x[t]! - l;
    ee += e * e;
    right[0] = right[0]! + e * l1;
    right[1] = right[1]! + e * l2;
    normal[0] = normal[0]! + l1 * l1;
    normal[1] = normal[1]! + l1 * l2;
    normal[3] = normal[3]! + l2 * l2;
    const step = (level: number, info: number, error: number): [number, number] => [
      level - (1 - a1) * info + (a0 - a1) * error,
      level + (1 - a0) * info + (a0 + a1) * error,
    ];
    [l, c] = step(l, c, e);
    [l1, c1] = step(l1, c1, -l1);
    [l2, c2] = step(l2, c2, -l2);
    if (!(Math.abs(l1) + Math.abs(l2) < 1e8)) return { sse: Infinity, level: 0, information: 0 };
  }
  const [n0, n1, , n3] = normal as unknown as [number, number, number, number];
  const det = n0 * n3 - n1 * n1;
  if (!(det > 1e-12 * n0 * n3)) return { sse: Infinity, level: 0, information: 0 };
  const level = (right[0]! * n3 - right[1]! * n1) / det;
  const information = (right[1]! * n0 - right[0]! * n1) / det;
  const sse = ee - level * right[0]! - information * right[1]!;
  return { sse, level, information };
}

function trainComplex(history: Float64Array): Trained {
  const read = (p: readonly number[]): ComplexWeight => ({ a0: p[0]!, a1: p[1]! });
  let best = { at: [1.3, 1] as readonly number[], value: Infinity };
  for (const start of [
    [1.3, 1],
    [1.9, 1.05],
    [1.0, 1.01],
  ]) {
    const found = minimize((p) => profile(history, read(p)).sse, start, {
      lower: [0.01, 0.5],
      upper: [2.5, 1.5],
      firstStep: 0.05,
      maxEvaluations: 120,
    });
    if (found.value < best.value) best = found;
  }
  const { a0, a1 } = read(best.at);
  const first = profile(history, { a0, a1 });
  return {
    forecast: (x, horizon) => {
      let l = first.level;
      let c = first.information;
      const advance = (e: number): void => {
        const level = l - (1 - a1) * c + (a0 - a1) * e;
        c = l + (1 - a0) * c + (a0 + a1) * e;
        l = level;
      };
      for (let t = 0; t < x.length; t++) advance(x[t]! - l);
      return Float64Array.from({ length: horizon }, () => {
        const f = l;
        advance(0);
        return f;
      });
    },
  };
}

/** Complex exponential smoothing: one model from level to trend, chosen by two weights. */
export const complexSmoothing: Method = {
  name: 'ces',
  source: 'Svetunkov, Kourentzes & Ord 2022, Naval Research Logistics 69',
  suits: (history) => history.length >= 8,
  train: seasonallyAdjusted(trainComplex),
};
