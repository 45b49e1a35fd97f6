import { autocorrelation } from './autocorrelation.ts';

/** Season lengths that calendars make where none is declared: quarters, days of the week, months, hours, weeks. */
const CALENDAR_PERIODS = [4, 7, 12, 24, 52];

/** The longer season that goes with a declared one: the week over hours, half-hours and quarters. */
const LONGER: ReadonlyMap<number, number> = new Map([
  [24, 168],
  [48, 336],
  [96, 672],
]);

/** A season nobody declared must be this plain in the autocorrelations of the differences. */
const PLAIN = 0.2;

/**
 * Season lengths worth modelling, shortest first, three full turns of each being there: the
 * declared one with the week above it where the week shows, or, with none declared, the calendar
 * length whose peak in the autocorrelations of the first differences is highest and plain.
 *
 * @param m - declared season length, 1 for none
 */
export function findSeasons(x: Float64Array, m: number): number[] {
  if (m > 1) {
    const longer = LONGER.get(m);
    if (longer === undefined || x.length < 3 * longer) return [m];
    const r = autocorrelation(differences(x, m), longer + m);
    const at = r[longer - 1]!;
    const isPeak = at > r[longer - m - 1]! && at > r[longer + m - 1]!;
    return isPeak && at > 1 / Math.sqrt(x.length) ? [m, longer] : [m];
  }
  const candidates = CALENDAR_PERIODS.filter((p) => x.length >= 3 * p + 1);
  if (candidates.length === 0) return [];
  const r = autocorrelation(differences(x, 1), Math.max(...candidates) + 2);
  const at = (lag: number): number => r[lag - 1] ?? 0;
  let best = 0;
  let height = Math.max(PLAIN, 2 / Math.sqrt(x.length));
  for (const p of candidates) {
    const isPeak = at(p) > at(p - 1) && at(p) > at(p + 1);
    if (isPeak && at(p) > height) {
      best = p;
      height = at(p);
    }
  }
  return best > 0 ? [best] : [];
}

function differences(x: Float64Array, lag: number): Float64Array {
  return Float64Array.from({ length: x.length - lag }, (_, t) => x[t + lag]! - x[t]!);
}
