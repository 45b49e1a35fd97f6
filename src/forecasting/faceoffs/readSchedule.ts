import { readFile } from 'node:fs/promises';
import type { PlayedGame, ScheduledGame } from './playedGames.ts';
import { HistoryTableError } from './readDraws.ts';

/** {@link parseSchedule} of a file. @throws what the file system refuses */
export async function readSchedule(
  path: string,
  season: string,
  knownThrough: string,
): Promise<ScheduledGame[]> {
  return parseSchedule(await readFile(path, 'utf8'), season, knownThrough);
}

/**
 * Games of a CSV table with the columns `game_date, home_team, away_team` (others are ignored,
 * playoffs left out where `game_type` says so) that fall after `knownThrough` within a season.
 *
 * @throws {@link HistoryTableError} when a column is missing
 */
export function parseSchedule(text: string, season: string, knownThrough: string): ScheduledGame[] {
  const [header = '', ...lines] = text.split(/\r?\n/);
  const names = header.split(',');
  const columnOf = (name: string): number => {
    const at = names.indexOf(name);
    if (at < 0) throw new HistoryTableError(`the schedule needs the column ${name}, got ${header}`);
    return at;
  };
  const [date, home, away] = ['game_date', 'home_team', 'away_team'].map(columnOf) as [
    number,
    number,
    number,
  ];
  const type = names.indexOf('game_type');
  const seasonColumn = names.indexOf('season');
  const games = lines.flatMap((line): ScheduledGame[] => {
    const cells = line.split(',');
    if (cells.length < names.length) return [];
    if (type >= 0 && cells[type] !== 'R') return [];
    if (seasonColumn >= 0 && cells[seasonColumn] !== season) return [];
    const gameDate = cells[date]!;
    if (gameDate <= knownThrough) return [];
    return [{ gameDate, homeTeam: cells[home]!, awayTeam: cells[away]! }];
  });
  return games.sort((a, b) => a.gameDate.localeCompare(b.gameDate));
}

/** The schedule as far as it can be read from games that a history already holds. */
export function scheduleAfter(
  games: readonly PlayedGame[],
  season: string,
  knownThrough: string,
): ScheduledGame[] {
  return games.filter((g) => g.season === season && g.gameDate > knownThrough);
}
