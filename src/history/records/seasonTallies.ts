import type { PlayerProfile } from './playerProfile.ts';

/** A player's draws of one season. */
export type PlayerTally = readonly [playerId: string, taken: number, won: number];

/** Who took fewer is in no list of leaders, and would only make the season's item longer. */
const FEWEST_DRAWS = 10;

/** Draws of each season by player, most taken first: what lists of leaders are made of. */
export function seasonTallies(
  profiles: Iterable<Pick<PlayerProfile, 'playerId' | 'seasons'>>,
): ReadonlyMap<string, readonly PlayerTally[]> {
  const bySeason = new Map<string, PlayerTally[]>();
  for (const { playerId, seasons } of profiles) {
    for (const [season, taken, won] of seasons) {
      if (taken < FEWEST_DRAWS) continue;
      const tallies = bySeason.get(season) ?? [];
      tallies.push([playerId, taken, won]);
      bySeason.set(season, tallies);
    }
  }
  for (const tallies of bySeason.values()) {
    tallies.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  }
  return bySeason;
}
