import type { TablePlayer } from '../history/tables/readPlayers.ts';
import type { DropReport, TableGame } from '../history/tables/tableGame.ts';
import { ExpectedError } from './expectedError.ts';
import { ProgressBar } from './progressBar.ts';

/** The games and players of a directory, with progress and a report of what was left out. */
export async function loadHistory(directory: string): Promise<{
  readonly games: readonly TableGame[];
  readonly players: ReadonlyMap<string, TablePlayer>;
}> {
  const { readGames } = await import('../history/tables/readGames.ts');
  const { readPlayers } = await import('../history/tables/readPlayers.ts');
  const { HistoryTableError } = await import('../history/tables/historyTableError.ts');
  const bar = new ProgressBar();
  const dropped: DropReport = new Map();
  try {
    const games = await readGames(directory, dropped, (file) => bar.show(0, `reading ${file}`));
    const players = await readPlayers(directory);
    const draws = games.reduce((sum, game) => sum + game.draws.length, 0);
    const left = [...dropped].map(([why, count]) => `${count} ${why}`).join('; ');
    bar.done(
      `${games.length} games, ${draws} draws${left ? `; left out or kept with gaps: ${left}` : ''}`,
    );
    return { games, players };
  } catch (error) {
    if (error instanceof HistoryTableError)
      throw new ExpectedError(error.message, { cause: error });
    throw error;
  }
}

/** @throws ExpectedError for anything but two years, e.g. `20242025` */
export function checkSeason(season: string): string {
  const [from, to] = [Number(season.slice(0, 4)), Number(season.slice(4))];
  if (!/^\d{8}$/.test(season) || to !== from + 1) {
    throw new ExpectedError(`expected a season like 20242025, got "${season}"`, { exitCode: 2 });
  }
  return season;
}
