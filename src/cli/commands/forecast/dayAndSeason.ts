import { InvalidArgumentError } from 'commander';

/** `YYYY-MM-DD` of the calendar, as an option's argument. */
export function dayArgument(text: string): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError('expected a day as YYYY-MM-DD');
}

/** Two years as the league writes them, as an option's argument. */
export function seasonArgument(text: string): string {
  if (/^\d{8}$/.test(text) && Number(text.slice(4)) === Number(text.slice(0, 4)) + 1) return text;
  throw new InvalidArgumentError('expected a season like 20242025');
}
