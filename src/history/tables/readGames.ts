import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dotAt, HOME_SPOTS, type HomeSpot, toHomeSpot } from '../../hockey/rink.ts';
import { HistoryTableError } from './historyTableError.ts';
import { type Row, readRows } from './readRows.ts';
import type { DropReport, TableDraw, TableGame } from './tableGame.ts';

const COLUMNS = [
  'season',
  'seq',
  'game_id',
  'game_type',
  'game_date',
  'home_team',
  'away_team',
  'home_player_id',
  'away_player_id',
  'home_win',
  'strength_raw',
  'period',
  'period_seconds',
  'x',
  'x_home',
  'y_home',
  'spot_home',
  'home_skaters',
  'away_skaters',
  'home_goalie_in',
  'away_goalie_in',
  'home_score',
  'away_score',
  'home_on_ids',
  'away_on_ids',
] as const;

const NEEDED = ['season', 'home_team', 'away_team', 'home_player_id', 'away_player_id', 'home_win'];

/** Whether a file is read as a table of draws, by its name. */
export const isFaceoffTable = (name: string): boolean =>
  /^faceoffs.*\.(parquet|csv|csv\.gz)$/.test(name);

/** Names of the face-off tables of a directory, oldest seasons first. */
export async function faceoffTables(directory: string): Promise<readonly string[]> {
  let names: readonly string[];
  try {
    names = await readdir(directory);
  } catch (cause) {
    throw new HistoryTableError(
      `expected a directory with face-off tables at ${directory}, found none`,
      {
        cause,
      },
    );
  }
  const tables = names.filter(isFaceoffTable);
  if (tables.length === 0) {
    throw new HistoryTableError(
      `expected a table faceoffs*.parquet, .csv or .csv.gz in ${directory}, found ${names.length} other files`,
    );
  }
  return tables.sort().map((name) => join(directory, name));
}

/**
 * All games of the tables in one chronological order, each once. A game that two tables have is
 * taken from the one that tells where its draws were.
 *
 * @param dropped - counts rows left out and why
 * @param onTable - progress: a table is read
 */
export async function readGames(
  directory: string,
  dropped: DropReport = new Map(),
  onTable: (file: string) => void = () => undefined,
): Promise<readonly TableGame[]> {
  const byKey = new Map<string, { game: TableGame; order: number }>();
  let order = 0;
  for (const file of await faceoffTables(directory)) {
    onTable(file);
    for await (const game of gamesOf(file, dropped)) {
      if (game.isDateAssumed) drop(dropped, 'game without a date (kept; tells no days of rest)');
      const key = game.gameId ?? `${file}#${order}`;
      const before = byKey.get(key);
      if (before) {
        drop(dropped, 'game in two tables', Math.min(game.draws.length, before.game.draws.length));
        if (places(game) <= places(before.game)) continue;
      }
      byKey.set(key, { game, order: order++ });
    }
  }
  return chronological(
    [...byKey.values()].sort((a, b) => a.order - b.order).map(({ game }) => game),
  );
}

/** Games by season, date and id; those of one day without an id stay as they come. */
export const chronological = (games: readonly TableGame[]): readonly TableGame[] =>
  [...games].sort(compare);

const places = (game: TableGame): number => (game.draws[0]?.homeSpot === undefined ? 0 : 1);

function compare(a: TableGame, b: TableGame): number {
  if (a.season !== b.season) return a.season < b.season ? -1 : 1;
  if (a.gameDate !== b.gameDate) return a.gameDate < b.gameDate ? -1 : 1;
  if (a.gameId !== undefined && b.gameId !== undefined && a.gameId !== b.gameId) {
    return a.gameId < b.gameId ? -1 : 1;
  }
  return 0;
}

const drop = (dropped: DropReport, why: string, rows = 1): void => {
  dropped.set(why, (dropped.get(why) ?? 0) + rows);
};

async function* gamesOf(file: string, dropped: DropReport): AsyncGenerator<TableGame, void> {
  let key = '';
  let game: { head: Omit<TableGame, 'draws'>; draws: TableDraw[] } | undefined;
  let lastDate = '';
  let lastSeq = 0;
  let isChecked = false;
  for await (const row of readRows(file, COLUMNS)) {
    if (!isChecked) {
      checkColumns(file, row);
      isChecked = true;
    }
    const own = `${row.season}|${row.game_id ?? ''}|${row.home_team}|${row.away_team}`;
    // Two games of the same teams, one after the other and without ids, differ by where they begin.
    const seq = row.game_id === undefined ? numberIn(row, 'seq', dropped) : undefined;
    const isNext = seq !== undefined && seq <= lastSeq;
    lastSeq = seq ?? 0;
    if (own !== key || isNext) {
      if (game && game.draws.length > 0) yield { ...game.head, draws: game.draws };
      key = own;
      const season = seasonOf(row, file);
      const date = dayOf(row, dropped);
      lastDate =
        date ??
        (lastDate.startsWith(season.slice(0, 4)) ? lastDate : `${season.slice(0, 4)}-10-05`);
      game = {
        head: {
          gameId: text(row.game_id),
          season,
          gameType: row.game_type === 'P' ? 'P' : 'R',
          gameDate: lastDate,
          ...(date === undefined && { isDateAssumed: true }),
          homeTeam: text(row.home_team) ?? '',
          awayTeam: text(row.away_team) ?? '',
        },
        draws: [],
      };
    }
    const draw = toDraw(row, dropped);
    if (draw) game?.draws.push(draw);
  }
  if (game && game.draws.length > 0) yield { ...game.head, draws: game.draws };
}

/** The first row may lack values, but a table that never names a needed column is another table. */
function checkColumns(file: string, row: Row): void {
  const isNamed = (name: string) =>
    row[name] !== undefined || name === 'home_player_id' || name === 'away_player_id';
  const missing = NEEDED.filter((name) => !isNamed(name));
  if (missing.length > 0) {
    throw new HistoryTableError(
      `${file}: expected columns ${NEEDED.join(', ')}; missing ${missing.join(', ')}`,
    );
  }
}

const text = (value: string | number | undefined): string | undefined =>
  value === undefined ? undefined : String(value);

/** What stands where a number should is taken for nothing, and counted. */
function numberIn(row: Row, name: string, dropped: DropReport): number | undefined {
  const value = row[name];
  if (value === undefined || (typeof value === 'number' && Number.isFinite(value))) return value;
  drop(dropped, `${name} that is no number (draw kept without it)`);
  return undefined;
}

/** `YYYY-MM-DD`, also of a cell that tells the hour behind it. */
function dayOf(row: Row, dropped: DropReport): string | undefined {
  if (row.game_date === undefined) return undefined;
  const day = String(row.game_date).slice(0, 10);
  const time = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(day)) return day;
  drop(dropped, 'game_date that is no day YYYY-MM-DD (taken for none)');
  return undefined;
}

/** Two years: anything else would be put in a wrong order, and match no season asked for. */
function seasonOf(row: Row, file: string): string {
  const season = String(row.season);
  const isSeason =
    /^\d{8}$/.test(season) && Number(season.slice(4)) === Number(season.slice(0, 4)) + 1;
  if (isSeason) return season;
  throw new HistoryTableError(
    `${file}: expected a season like 20242025, got "${season.slice(0, 20)}"`,
  );
}

const flag = (value: string | number | undefined): boolean | undefined =>
  value === undefined ? undefined : value === 1;

const ids = (value: string | number | undefined): readonly string[] | undefined =>
  value === undefined ? undefined : String(value).split('|');

/** `5v4`, or `Ev5` for an emptied net: six skaters. */
function skaters(raw: string | number | undefined): { home?: number; away?: number } {
  const match = /^([3-6E])v([3-6E])$/.exec(String(raw ?? ''));
  if (!match) return {};
  const count = (letter: string | undefined) => (letter === 'E' ? 6 : Number(letter));
  return { home: count(match[1]), away: count(match[2]) };
}

/** By its name, else by the turned coordinates. */
function spotOf(row: Row, dropped: DropReport): HomeSpot | undefined {
  const named = HOME_SPOTS.find((spot) => spot === row.spot_home);
  if (named !== undefined) return named;
  const [x, y] = [numberIn(row, 'x_home', dropped), numberIn(row, 'y_home', dropped)];
  const dot = x === undefined || y === undefined ? undefined : dotAt(x, y);
  return dot === undefined ? undefined : toHomeSpot(dot, true);
}

function toDraw(row: Row, dropped: DropReport): TableDraw | undefined {
  const homeTakerId = text(row.home_player_id);
  const awayTakerId = text(row.away_player_id);
  if (homeTakerId === undefined || awayTakerId === undefined) {
    drop(dropped, 'a taker is not known');
    return undefined;
  }
  if (row.home_win !== 0 && row.home_win !== 1) {
    drop(dropped, 'the winner is not known');
    return undefined;
  }
  if (homeTakerId === awayTakerId) {
    drop(dropped, 'one player on both sides');
    return undefined;
  }
  const raw = skaters(row.strength_raw);
  const homeSkaters = numberIn(row, 'home_skaters', dropped) ?? raw.home;
  const awaySkaters = numberIn(row, 'away_skaters', dropped) ?? raw.away;
  const isPossible = (count: number | undefined) =>
    count === undefined || (count >= 3 && count <= 6);
  const hasStrength = isPossible(homeSkaters) && isPossible(awaySkaters);
  if (!hasStrength) drop(dropped, 'impossible strength (draw kept without it)');
  const x = numberIn(row, 'x', dropped);
  return {
    period: numberIn(row, 'period', dropped),
    periodSecondsElapsed: numberIn(row, 'period_seconds', dropped),
    homeSpot: spotOf(row, dropped),
    homeTakerId,
    awayTakerId,
    winner: row.home_win === 1 ? 'HOME' : 'AWAY',
    homeSkaters: hasStrength ? homeSkaters : undefined,
    awaySkaters: hasStrength ? awaySkaters : undefined,
    isHomeGoalkeeperIn: flag(row.home_goalie_in),
    isAwayGoalkeeperIn: flag(row.away_goalie_in),
    homeScore: numberIn(row, 'home_score', dropped),
    awayScore: numberIn(row, 'away_score', dropped),
    homeOnIds: ids(row.home_on_ids),
    awayOnIds: ids(row.away_on_ids),
    homeAttacksPositiveX: x === undefined || x === 0 ? undefined : row.x_home === x,
  };
}
