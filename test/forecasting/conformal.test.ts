import { describe, expect, it } from 'vitest';
import { type Candidates, candidatesFor } from '../../src/forecasting/candidates.ts';
import { learnSpread, studentQuantile } from '../../src/forecasting/conformal.ts';
import { weigh } from '../../src/forecasting/ensemble.ts';
import { forecastAll } from '../../src/forecasting/forecastSeries.ts';
import { methodNamed } from '../../src/forecasting/methods.ts';
import { seededChance } from '../support/chance.ts';

/** Quick methods: what is tested is the intervals around them. */
const VOTERS = ['naive2', 'snaive', 'theta'].map((name) => methodNamed(name)!);

interface Family {
  readonly m: number;
  readonly h: number;
  readonly shortest: number;
  readonly longest: number;
}

/** Levels that wander, a season, noise; each series on a scale of its own. */
function simulated({ m, h, shortest, longest }: Family, count: number) {
  const chance = seededChance(5);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next());
  return Array.from({ length: count }, (_, s) => {
    const size = 10 ** (1 + 3 * chance.next());
    const season = Array.from({ length: m }, normal);
    const n = shortest + Math.floor((longest - shortest + 1) * chance.next());
    const restlessness = chance.next();
    let level = 20 * size;
    const all = Array.from({ length: n + h }, (_, t) => {
      level += size * restlessness * normal();
      return level + size * ((m > 1 ? 2 * season[t % m]! : 0) + normal());
    });
    const series = { id: String(s), m, h, x: Float64Array.from(all.slice(0, n)) };
    return { series, truth: all.slice(n) };
  });
}

function coverageOf(
  family: Family,
  count: number,
  { isAlone = false, byAllMethods = false } = {},
): readonly [number, number] {
  const made = simulated(family, count);
  const all = made.map(({ series }) => candidatesFor(series, byAllMethods ? undefined : VOTERS));
  const quantiles = [0.025, 0.1, 0.9, 0.975];
  const forecasts = isAlone
    ? all.flatMap((c) => forecastAll([c], quantiles))
    : forecastAll(all, quantiles);
  const share = (low: string, high: string): number => {
    const hits = made.flatMap(({ truth }, s) =>
      truth.map((v, i) => v >= forecasts[s]!.q[low]![i]! && v <= forecasts[s]!.q[high]![i]!),
    );
    return hits.filter(Boolean).length / hits.length;
  };
  return [share('0.1', '0.9'), share('0.025', '0.975')];
}

describe('learnSpread', () => {
  it.each([
    ['yearly', { m: 1, h: 6, shortest: 14, longest: 41 }],
    ['quarterly', { m: 4, h: 8, shortest: 16, longest: 64 }],
    ['monthly', { m: 12, h: 18, shortest: 48, longest: 126 }],
  ])('covers what it says over many short series, %s', (_, family) => {
    const [inner, outer] = coverageOf(family, 400);
    expect(Math.abs(inner - 0.8)).toBeLessThan(0.04);
    expect(Math.abs(outer - 0.95)).toBeLessThan(0.03);
  });

  it('covers what it says where hardly two seasons are known, by all methods', () => {
    const family = { m: 12, h: 6, shortest: 8, longest: 26 };
    const [inner, outer] = coverageOf(family, 400, { byAllMethods: true });
    expect(Math.abs(inner - 0.8)).toBeLessThan(0.04);
    expect(Math.abs(outer - 0.95)).toBeLessThan(0.03);
  });

  it('covers about what it says for series forecast alone', () => {
    const [inner, outer] = coverageOf({ m: 1, h: 6, shortest: 14, longest: 41 }, 200, {
      isAlone: true,
    });
    expect(Math.abs(inner - 0.8)).toBeLessThan(0.07);
    expect(Math.abs(outer - 0.95)).toBeLessThan(0.05);
  });

  it('goes on growing by the root of time behind the steps that were ever seen', () => {
    const x = Float64Array.from({ length: 12 }, (_, t) => 100 + 10 * Math.sin(3 * t));
    const one = candidatesFor({ id: 'a', m: 1, h: 8, x }, VOTERS.slice(0, 1));
    expect(one.windows.map((w) => w.truth.length)).toEqual([4]);
    const mean = new Float64Array(8);
    const upper = learnSpread([one], weigh([one]))(one, mean).quantile(0.9);
    expect(upper[7]! / upper[3]!).toBeCloseTo(Math.sqrt(8 / 4), 10);
  });

  it('does not judge a window by widths that have seen its steps', () => {
    const base = candidatesFor(
      simulated({ m: 1, h: 6, shortest: 30, longest: 30 }, 1)[0]!.series,
      VOTERS.slice(0, 1),
    );
    const [first, second] = base.windows;
    expect(first!.cutoff + first!.truth.length).toBeGreaterThan(second!.cutoff);
    // The second window's own errors ten times larger: alone, they must show in full.
    const louder: Candidates = {
      ...base,
      windows: [
        first!,
        {
          ...second!,
          forecasts: second!.forecasts.map((f) =>
            f.map((v, i) => second!.truth[i]! + 10 * (v - second!.truth[i]!)),
          ),
        },
      ],
    };
    const widthOf = (c: Candidates): number =>
      learnSpread([c], weigh([c]))(c, new Float64Array(6)).quantile(0.975)[5]!;
    expect(widthOf(louder)).toBeGreaterThan(2 * widthOf(base));
  });
});

describe('learnSpread, where methods disagree', () => {
  const x = Float64Array.from(
    { length: 40 },
    (_, t) => 100 + 9 * Math.sin(2 * t) + 4 * Math.sin(5 * t),
  );
  const base = candidatesFor({ id: 'a', m: 1, h: 6, x }, VOTERS);
  const weighing = weigh([base]);
  const upperOf = (c: Candidates): Float64Array =>
    learnSpread([c], weigh([c]))(c, new Float64Array(6)).quantile(0.9);

  it('is wider at the steps where they are further apart', () => {
    const weights = weighing.weights(base);
    const mean = (i: number): number =>
      base.forecasts.reduce((s, f, k) => s + weights[k]! * f[i]!, 0);
    const apart: Candidates = {
      ...base,
      forecasts: base.forecasts.map((f) =>
        f.map((v, i) =>
          i === 5 ? mean(i) + (v === mean(i) ? 0 : 20 * Math.sign(v - mean(i))) : v,
        ),
      ),
    };
    const before = upperOf(base);
    const after = upperOf(apart);
    expect(after[5]! / after[0]!).toBeGreaterThan(1.1 * (before[5]! / before[0]!));
  });

  it('takes out on average that methods trained on more agree better', () => {
    // Every series' methods agree now and not before: widths must not be told to shrink with that.
    const many = Array.from({ length: 40 }, (_, s): Candidates => {
      const c = candidatesFor(
        simulated({ m: 1, h: 6, shortest: 30, longest: 30 }, 40)[s]!.series,
        VOTERS,
      );
      return { ...c, forecasts: c.forecasts.map(() => c.forecasts[0]!) };
    });
    const unanimous = many.map(
      (c): Candidates => ({
        ...c,
        windows: c.windows.map((w) => {
          const mean = w.forecasts[0]!.map(
            (_, i) => w.forecasts.reduce((s, f) => s + f[i]!, 0) / w.forecasts.length,
          );
          return { ...w, forecasts: w.forecasts.map(() => mean) };
        }),
      }),
    );
    const widthOf = (all: readonly Candidates[]): number => {
      const spreadOf = learnSpread(all, weigh(all));
      return all.reduce(
        (s, c) => s + spreadOf(c, new Float64Array(6)).quantile(0.9)[5]! / c.scale,
        0,
      );
    };
    expect(widthOf(many) / widthOf(unanimous)).toBeGreaterThan(0.9);
    expect(widthOf(many) / widthOf(unanimous)).toBeLessThan(1.1);
  });
});

describe('studentQuantile', () => {
  it('equals the tables of four degrees of freedom', () => {
    expect(studentQuantile(0.9)).toBeCloseTo(1.533206, 5);
    expect(studentQuantile(0.975)).toBeCloseTo(2.776445, 5);
    expect(studentQuantile(0.5)).toBe(0);
    expect(studentQuantile(0.025)).toBeCloseTo(-2.776445, 5);
  });
});
