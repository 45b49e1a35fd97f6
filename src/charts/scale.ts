/** A linear scale from values to coordinates, with round values to mark on its axis. */
export interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
  readonly low: number;
  readonly high: number;
}

/**
 * @param values finite values that must lie on the scale; none gives the scale from 0 to 1
 * @param range coordinates of the lowest and the highest value
 * @param include values to hold besides, such as 0
 */
export function linearScale(
  values: readonly number[],
  range: readonly [number, number],
  include: readonly number[] = [],
): Scale {
  const all = [...values, ...include].filter(Number.isFinite);
  let low = all.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  let high = all.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (!(low <= high)) [low, high] = [0, 1];
  if (low === high) {
    const margin = Math.abs(low) || 1;
    low -= margin / 2;
    high += margin / 2;
  }
  const step = roundStep((high - low) / 5);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
  low = ticks[0]!;
  high = ticks.at(-1)!;
  const [from, to] = range;
  return { low, high, ticks, at: (value) => from + ((value - low) / (high - low)) * (to - from) };
}

/** The smallest of 1, 2, 2.5, 5 times a power of ten that is at least `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 2.5, 5, 10].find((f) => f * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** A number for an axis: as few digits as tell it from its neighbors. */
export function tickText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6 || (size > 0 && size < 1e-4)) return value.toExponential(1);
  return String(Number(value.toPrecision(size >= 1000 ? 6 : 4)));
}
