import type { PlayerTally } from '../history/records/seasonTallies.ts';
import { callerError } from './errors.ts';
import type { LeaderMeasure } from './generated.ts';
import { checkFirst } from './page.ts';
import type { SeasonTallies } from './ports.ts';
import { checkSeason } from './season.ts';
import type { LeaderSource } from './sources.ts';

const MEASURES: Readonly<Record<LeaderMeasure, (tally: PlayerTally) => number>> = {
  SHARE_WON: ([, taken, won]) => won / taken,
  DRAWS_WON: ([, , won]) => won,
  DRAWS_TAKEN: ([, taken]) => taken,
};

/**
 * The first players of a season by a measure, equals sharing a rank; null for a season that is not
 * stored.
 */
export async function leaders(
  args: {
    readonly season: string;
    readonly by: LeaderMeasure;
    readonly minimumDraws: number;
    readonly first: number;
  },
  tallies: SeasonTallies,
): Promise<readonly LeaderSource[] | null> {
  const { by, minimumDraws } = args;
  const season = checkSeason(args.season);
  const first = checkFirst(args.first);
  if (minimumDraws < 1) {
    throw callerError(
      'BAD_USER_INPUT',
      `Expected minimumDraws of at least 1, got ${minimumDraws}.`,
    );
  }
  const all = await tallies.load(season);
  if (!all) return null;
  const measure = MEASURES[by];
  const ranked = all
    .filter(([, taken]) => taken >= minimumDraws)
    .sort((a, b) => measure(b) - measure(a) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const values = ranked.map(measure);
  return ranked.slice(0, first).map(([playerId, taken, won], i) => ({
    playerId,
    rank: values.indexOf(values[i]!) + 1,
    tally: [taken, won],
  }));
}
