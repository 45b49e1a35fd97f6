/** A series to forecast: values at even steps, oldest first. */
export interface Series {
  readonly id: string;
  /** Declared season length; 1 where there is none. */
  readonly m: number;
  /** Steps to forecast. */
  readonly h: number;
  readonly x: Float64Array;
}

/** A series, or a line of a file of series, that cannot be forecast; the message says why. */
export class SeriesError extends Error {
  override readonly name = 'SeriesError';
}

const isCount = (v: unknown, least: number): v is number =>
  typeof v === 'number' && Number.isInteger(v) && v >= least;

/** Longest forecast taken; beyond it a request is a mistake. */
export const MAX_HORIZON = 10_000;

/**
 * Checks one decoded `{id, m, h, x}`. Missing values (`null`) between others are filled along the
 * straight line between their neighbours, those at the ends are dropped.
 *
 * @param where - how a message names the place, like `line 3`
 * @throws {@link SeriesError} naming the series and the field that is wrong
 */
export function toSeries(value: unknown, where: string): Series {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SeriesError(`${where}: expected an object {id, m, h, x}, got ${describe(value)}`);
  }
  const { id, m = 1, h, x } = value as Record<string, unknown>;
  if (!(typeof id === 'string' && id !== '') && !Number.isFinite(id)) {
    throw new SeriesError(`${where}: id must be a text, got ${describe(id)}`);
  }
  const name = `${where} (series ${String(id)})`;
  if (!isCount(m, 1)) {
    throw new SeriesError(`${name}: m must be a whole number from 1, got ${describe(m)}`);
  }
  if (!isCount(h, 1) || h > MAX_HORIZON) {
    throw new SeriesError(
      `${name}: h must be a whole number from 1 to ${MAX_HORIZON}, got ${describe(h)}`,
    );
  }
  if (!Array.isArray(x)) throw new SeriesError(`${name}: x must be a list, got ${describe(x)}`);
  for (const [i, v] of x.entries()) {
    if (v !== null && !(typeof v === 'number' && Number.isFinite(v))) {
      throw new SeriesError(`${name}: x[${i}] must be a finite number or null, got ${describe(v)}`);
    }
  }
  const filled = fillGaps(x as (number | null)[]);
  if (filled.length === 0) throw new SeriesError(`${name}: x has no value to forecast from`);
  return { id: String(id), m, h, x: filled };
}

/** Values with gaps between known ones filled in a straight line and open ends cut off. */
export function fillGaps(values: readonly (number | null | undefined)[]): Float64Array {
  const known: number[] = [];
  for (const [i, v] of values.entries()) {
    if (typeof v === 'number' && Number.isFinite(v)) known.push(i);
  }
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return new Float64Array(0);
  const result = new Float64Array(last - first + 1);
  for (let k = 0; k < known.length; k++) {
    const from = known[k]!;
    result[from - first] = values[from]!;
    const to = known[k + 1];
    if (to === undefined) break;
    for (let t = from + 1; t < to; t++) {
      const share = (t - from) / (to - from);
      result[t - first] = values[from]! * (1 - share) + values[to]! * share;
    }
  }
  return result;
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
