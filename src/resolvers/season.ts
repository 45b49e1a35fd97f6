import { callerError } from './errors.ts';

/** @throws a caller's error for anything but two years, e.g. `20242025` */
export function checkSeason(season: string): string {
  const [from, to] = [Number(season.slice(0, 4)), Number(season.slice(4))];
  if (/^\d{8}$/.test(season) && to === from + 1) return season;
  throw callerError('BAD_USER_INPUT', 'Expected a season like 20242025.');
}
