/** How far apart the values of a series are, in Amazon Forecast's letters. */
export const FREQUENCIES = ['Y', 'Q', 'M', 'W', 'D', 'H', '30min', '15min'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** Usual season length of a frequency: the year for months, the day for hours. */
export const SEASON_OF: Readonly<Record<Frequency, number>> = {
  Y: 1,
  Q: 4,
  M: 12,
  W: 1,
  D: 7,
  H: 24,
  '30min': 48,
  '15min': 96,
};

const DAY = 86_400_000;
const MILLIS: Partial<Record<Frequency, number>> = {
  W: 7 * DAY,
  D: DAY,
  H: DAY / 24,
  '30min': DAY / 48,
  '15min': DAY / 96,
};
const MONTHS: Partial<Record<Frequency, number>> = { Y: 12, Q: 3, M: 1 };

/**
 * Which step of the frequency a moment (epoch milliseconds, UTC) falls into: steps count up by one,
 * so that a gap shows as a jump. Weeks are counted from `origin`, any moment of the first week.
 */
export function stepOf(millis: number, frequency: Frequency, origin = 0): number {
  const months = MONTHS[frequency];
  if (months !== undefined) {
    const date = new Date(millis);
    return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months);
  }
  return Math.floor((millis - origin) / MILLIS[frequency]!);
}

/** First moment of a step, epoch milliseconds. */
export function startOfStep(step: number, frequency: Frequency, origin = 0): number {
  const months = MONTHS[frequency];
  if (months !== undefined) {
    const month = step * months;
    return Date.UTC(Math.floor(month / 12), month % 12);
  }
  return step * MILLIS[frequency]! + origin;
}

/** `2024-10-08` for days and longer, `2024-10-08 19:00:00` for shorter steps. */
export function timestampText(millis: number, frequency: Frequency): string {
  const iso = new Date(millis).toISOString();
  return (MILLIS[frequency] ?? DAY) >= DAY ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}

/** Epoch milliseconds of a date, a time without zone (taken as UTC), or a `Date`; else `NaN`. */
export function momentOf(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  if (typeof value !== 'string') return Number.NaN;
  const text = value.trim().replace(' ', 'T');
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return Number.NaN;
  return Date.parse(text.length > 10 && !/(Z|[+-]\d{2}:?\d{2})$/.test(text) ? `${text}Z` : text);
}
