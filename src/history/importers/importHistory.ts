import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { HistoryTableError } from '../tables/historyTableError.ts';
import { chronological, isFaceoffTable, readGames } from '../tables/readGames.ts';
import { readPlayers, readRosters, type TablePlayer } from '../tables/readPlayers.ts';
import { readRows } from '../tables/readRows.ts';
import type { DropReport, TableDraw, TableGame } from '../tables/tableGame.ts';
import type { HistoryTables } from '../tables/writeTables.ts';
import { PlayByPlayError, readPlayByPlay } from './playByPlay.ts';
import { readRoster } from './roster.ts';

/** A history in one order, and what was left out or mended on the way, by reason. */
export interface ImportedHistory extends HistoryTables {
  readonly dropped: DropReport;
}

/**
 * Reads everything that a directory has: tables (`faceoffs*`, `players.csv`, `player_seasons.csv`,
 * `games.csv`) and answers of the league's web API (`*.json`, `*.json.gz`), into one checked
 * chronological history. A game that both have comes from the play-by-play.
 *
 * @param onFile - progress: how many of how many files have been read
 * @throws {@link HistoryTableError} when the directory holds no history, or a table is broken
 */
export async function importHistory(
  directories: readonly string[],
  onFile: (done: number, of: number, name: string) => void = () => undefined,
): Promise<ImportedHistory> {
  const dropped: DropReport = new Map();
  const games = new Map<string, TableGame>();
  const unnamed: TableGame[] = [];
  const players = new Map<string, TablePlayer>();
  const rosters = new Map<string, Set<string>>();
  const finals = new Map<string, { home: number; away: number }>();
  for (const directory of directories) {
    const names = await filesOf(directory);
    const hasTables = names.some(isFaceoffTable);
    const answers = names.filter((name) => /\.json(\.gz)?$/.test(name));
    if (!hasTables && answers.length === 0) {
      throw new HistoryTableError(
        `expected face-off tables (faceoffs*.parquet, .csv, .csv.gz) or play-by-play (*.json) in ${directory}, found ${names.length} other files`,
      );
    }
    if (hasTables) {
      onFile(0, answers.length + 1, 'tables');
      for (const game of await readGames(directory, dropped)) {
        if (game.gameId === undefined) unnamed.push(game);
        else games.set(game.gameId, game);
      }
    }
    for (const [id, player] of await readPlayers(directory)) {
      players.set(id, known(player, players.get(id)));
    }
    for (const [key, ids] of await readRosters(directory)) add(rosters, key, ids);
    await readFinals(directory, names, finals);
    for (const [i, name] of answers.entries()) {
      onFile(i, answers.length, name);
      await readAnswer(directory, name, { dropped, games, players, rosters, finals });
    }
  }
  const all = chronological([...unnamed, ...games.values()]).map((game) => checked(game, dropped));
  const withDraws = all.filter((game) => game.draws.length > 0);
  if (withDraws.length === 0) {
    const why = [...dropped].map(([reason, rows]) => `${rows} × ${reason}`).join(', ');
    throw new HistoryTableError(
      `expected draws in ${directories.join(', ')}, found none${why === '' ? '' : `: ${why}`}`,
    );
  }
  reportUnknown(withDraws, players, dropped);
  return { games: withDraws, players, rosters, finals, dropped };
}

type Known = Pick<ImportedHistory, 'dropped'> & {
  readonly games: Map<string, TableGame>;
  readonly players: Map<string, TablePlayer>;
  readonly rosters: Map<string, Set<string>>;
  readonly finals: Map<string, { home: number; away: number }>;
};

async function filesOf(directory: string): Promise<readonly string[]> {
  try {
    return (await readdir(directory)).sort();
  } catch (cause) {
    throw new HistoryTableError(`expected a directory with history at ${directory}, found none`, {
      cause,
    });
  }
}

/** What a newer list says of a player wins; what it does not say stays. */
function known(player: TablePlayer, before: TablePlayer | undefined): TablePlayer {
  const said = Object.entries(player).filter(([, value]) => value !== undefined);
  const all = { ...(before ?? player), ...(Object.fromEntries(said) as Partial<TablePlayer>) };
  // A list without names says the id.
  return player.name === player.id && before ? { ...all, name: before.name } : all;
}

function add(rosters: Map<string, Set<string>>, key: string, ids: Iterable<string>): void {
  const roster = rosters.get(key) ?? new Set();
  for (const id of ids) roster.add(id);
  rosters.set(key, roster);
}

const count = (dropped: DropReport, why: string, rows = 1) =>
  void dropped.set(why, (dropped.get(why) ?? 0) + rows);

async function readAnswer(directory: string, name: string, into: Known): Promise<void> {
  const bytes = await readFile(join(directory, name));
  let json: unknown;
  try {
    const text = name.endsWith('.gz') ? await promisify(gunzip)(bytes) : bytes;
    json = JSON.parse(text.toString('utf8'));
  } catch {
    count(into.dropped, 'file is no JSON');
    return;
  }
  const roster = readRoster(json);
  if (roster) {
    for (const player of roster)
      into.players.set(player.id, known(player, into.players.get(player.id)));
    return;
  }
  let read: ReturnType<typeof readPlayByPlay>;
  try {
    read = readPlayByPlay(json, into.dropped);
  } catch (error) {
    if (!(error instanceof PlayByPlayError)) throw error;
    count(into.dropped, 'file is neither a play-by-play nor a roster');
    return;
  }
  if (!read) {
    count(into.dropped, 'game is neither of season nor of playoffs');
    return;
  }
  const { game, dressed, homeFinal, awayFinal } = read;
  into.games.set(game.gameId, game);
  if (homeFinal !== undefined && awayFinal !== undefined) {
    into.finals.set(game.gameId, { home: homeFinal, away: awayFinal });
  }
  for (const { player, team } of dressed) {
    into.players.set(player.id, known(player, into.players.get(player.id)));
    add(into.rosters, `${game.season}|${team}`, [player.id]);
  }
}

async function readFinals(directory: string, names: readonly string[], finals: Known['finals']) {
  if (!names.includes('games.csv')) return;
  for await (const row of readRows(join(directory, 'games.csv'), [])) {
    const { game_id: id, home_final: home, away_final: away } = row;
    if (id !== undefined && typeof home === 'number' && typeof away === 'number') {
      finals.set(String(id), { home, away });
    }
  }
}

const clockOf = ({ period = 0, periodSecondsElapsed = 0 }: TableDraw) =>
  period * 10_000 + periodSecondsElapsed;

/** The draws of a game in order of its clock, each once. */
function checked(game: TableGame, dropped: DropReport): TableGame {
  const hasClock = game.draws.every(
    ({ period, periodSecondsElapsed }) =>
      period !== undefined && periodSecondsElapsed !== undefined,
  );
  if (!hasClock) return game;
  const isOrdered = game.draws.every(
    (draw, i) => i === 0 || clockOf(game.draws[i - 1]!) <= clockOf(draw),
  );
  if (!isOrdered) count(dropped, 'game with draws out of order (put in order)');
  const ordered = isOrdered ? game.draws : [...game.draws].sort((a, b) => clockOf(a) - clockOf(b));
  const seen = new Set<string>();
  const draws = ordered.filter((draw) => {
    const { homeTakerId, awayTakerId, winner, homeSpot } = draw;
    const key = [clockOf(draw), homeTakerId, awayTakerId, winner, homeSpot].join('|');
    if (seen.has(key)) {
      count(dropped, 'draw that is there twice');
      return false;
    }
    seen.add(key);
    return true;
  });
  return { ...game, draws };
}

function reportUnknown(
  games: readonly TableGame[],
  players: ReadonlyMap<string, TablePlayer>,
  dropped: DropReport,
): void {
  const takers = new Set<string>();
  for (const { draws } of games) {
    for (const { homeTakerId, awayTakerId } of draws) takers.add(homeTakerId).add(awayTakerId);
  }
  const unlisted = [...takers].filter((id) => !players.has(id)).length;
  const handless = [...takers].filter((id) => players.has(id) && !players.get(id)?.shoots).length;
  if (unlisted > 0) count(dropped, 'taker whom no list of players names (kept)', unlisted);
  if (handless > 0) count(dropped, 'taker whose hand is not known (kept)', handless);
}
