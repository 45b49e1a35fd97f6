import type { TablePlayer } from '../history/tables/readPlayers.ts';
import type { TableGame } from '../history/tables/tableGame.ts';
import type { SeasonRows } from '../training/rollSeason.ts';
import { ExpectedError } from './expectedError.ts';
import type { ProgressBar } from './progressBar.ts';

/**
 * Rows of a season, with progress.
 * @throws {@link ExpectedError} when the tables have no placed draw of it
 */
export async function loadSeason(
  games: readonly TableGame[],
  players: ReadonlyMap<string, TablePlayer>,
  season: string | undefined,
  bar: ProgressBar,
): Promise<SeasonRows> {
  const { NoDrawsError } = await import('../training/noDrawsError.ts');
  const { rollSeason } = await import('../training/rollSeason.ts');
  try {
    return rollSeason(games, players, season, (share) =>
      bar.show(share, 'rolling through history'),
    );
  } catch (error) {
    if (error instanceof NoDrawsError) throw new ExpectedError(error.message, { cause: error });
    throw error;
  }
}
