import type { TablePlayer } from '../history/tables/readPlayers.ts';
import type { TableGame } from '../history/tables/tableGame.ts';
import { NoDrawsError } from './noDrawsError.ts';
import { type DrawRows, hasPlace, rollHistory } from './rollHistory.ts';

/** One season's rows, and what was known before it. */
export interface SeasonRows {
  readonly season: string;
  readonly data: DrawRows;
  /** Share of placed draws before the season that home won; one half without any. */
  readonly homeShare: number;
}

/**
 * Rolls through history up to the end of a season and makes rows of that season alone.
 *
 * @param wanted - e.g. `20242025`; the newest season with placed draws without it
 * @throws {@link NoDrawsError} when no draw of it has a place and a clock; the message says which have
 */
export function rollSeason(
  games: readonly TableGame[],
  players: ReadonlyMap<string, TablePlayer>,
  wanted: string | undefined,
  onProgress: (share: number) => void = () => undefined,
): SeasonRows {
  const seasons = [
    ...new Set(games.filter((one) => one.draws.some(hasPlace)).map((one) => one.season)),
  ].sort();
  const season = wanted ?? seasons.at(-1);
  if (season === undefined || !seasons.includes(season)) {
    throw new NoDrawsError(
      `expected draws with place and clock of season ${season ?? 'any'}, the tables have ${seasons.join(', ') || 'none'}`,
    );
  }
  // Games are in order of time: those of later seasons stand at the end.
  const known = games.filter((game) => game.season <= season);
  const before = known.flatMap((game) => (game.season < season ? game.draws.filter(hasPlace) : []));
  const data = rollHistory(
    known,
    players,
    (done) => {
      if (done % 200 === 0) onProgress(done / known.length);
    },
    (game) => game.season === season,
  );
  const won = before.filter(({ winner }) => winner === 'HOME').length;
  return { season, data, homeShare: before.length === 0 ? 0.5 : won / before.length };
}
