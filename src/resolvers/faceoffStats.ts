import { type Cell, KEPT_GAMES, readCell } from '../history/records/drawCounts.ts';
import type { PlayerProfile } from '../history/records/playerProfile.ts';
import type { Cells, DrawCounts } from '../history/records/tallies.ts';
import { HOME_SPOTS, homeSide, homeZone } from '../hockey/rink.ts';
import { callerError } from './errors.ts';
import type { PlayerFaceoffStatsArgs } from './generated.ts';
import { keyOf } from './nodeId.ts';
import { checkSeason } from './season.ts';
import type { FaceoffStatsSource } from './sources.ts';

/** Own strength by place in a {@link Cell}. */
const STRENGTHS = ['SHORT_HANDED', 'EVEN', 'POWER_PLAY'] as const;

/** Draws of a window by cell. */
interface Window {
  readonly games: number | null;
  readonly seasons: readonly string[];
  readonly rows: Iterable<readonly [cell: number, taken: number, won: number]>;
}

/**
 * Draws of a player in a window, in the situations asked for, out of his stored record alone; null
 * where that record does not tell.
 *
 * @throws a caller's error for arguments that do not go together
 */
export function faceoffStats(
  profile: PlayerProfile,
  args: PlayerFaceoffStatsArgs,
): FaceoffStatsSource | null {
  checkArguments(args);
  const opponentId = args.opponentId ? keyOf('Player', args.opponentId) : undefined;
  const isSplit = Boolean(args.zone ?? args.dotSide ?? args.strength ?? args.venue);
  if (opponentId !== undefined && args.window !== 'LAST_GAMES') {
    return isSplit ? null : againstOpponent(profile, args, opponentId);
  }
  const window = profile.counts && windowOf(profile.counts, profile, args, opponentId);
  return window ? tallied(window, args) : null;
}

function checkArguments({ window, season, lastGames }: PlayerFaceoffStatsArgs): void {
  const wrong = (message: string) => callerError('BAD_USER_INPUT', message);
  if (season && window !== 'SEASON') throw wrong('Expected season only with window SEASON.');
  if (season) checkSeason(season);
  if (lastGames === null || lastGames === undefined) return;
  if (window !== 'LAST_GAMES') throw wrong('Expected lastGames only with window LAST_GAMES.');
  if (lastGames < 1 || lastGames > KEPT_GAMES) {
    throw wrong(`Expected lastGames between 1 and ${KEPT_GAMES}, got ${lastGames}.`);
  }
}

function againstOpponent(
  { career, season, versus, counts }: PlayerProfile,
  args: PlayerFaceoffStatsArgs,
  opponentId: string,
): FaceoffStatsSource | null {
  const newest = counts?.seasons.at(-1);
  const isNewest = (args.season ?? season.season) === newest?.season;
  const tally =
    args.window === 'CAREER'
      ? versus[opponentId]
      : args.window === 'SEASON' && isNewest
        ? newest?.versus?.[opponentId]
        : undefined;
  if (!tally) return null;
  const seasons = args.window === 'CAREER' ? seasonsOf(counts, career) : [season.season];
  return { tally: [tally[0], tally[1]], games: null, seasons, untold: 0 };
}

const seasonsOf = (counts: DrawCounts | undefined, career: readonly number[]): readonly string[] =>
  career[0] === 0 ? [] : (counts?.seasons.map(({ season }) => season) ?? []);

function windowOf(
  { career, seasons, lastGames }: DrawCounts,
  { games, season: last }: PlayerProfile,
  args: PlayerFaceoffStatsArgs,
  opponentId: string | undefined,
): Window | undefined {
  const names = seasons.map(({ season }) => season);
  switch (args.window) {
    case 'SEASON': {
      const wanted = args.season ?? last.season;
      const found = seasons.find(({ season }) => season === wanted);
      return found && { games: found.games, seasons: [wanted], rows: rowsOf(found.cells) };
    }
    case 'LAST_FIVE_SEASONS':
      return {
        games: seasons.reduce((sum, season) => sum + season.games, 0),
        seasons: names,
        rows: seasons.flatMap(({ cells }) => rowsOf(cells)),
      };
    case 'LAST_GAMES': {
      const kept = lastGames.slice(-(args.lastGames ?? 10));
      const met = kept.map(({ draws }) =>
        opponentId === undefined ? draws : draws.filter(([, opponent]) => opponent === opponentId),
      );
      return {
        games: kept.length,
        seasons: [...new Set(kept.map(({ season }) => season))],
        rows: met.flat().map(([code]) => [code >> 1, 1, code % 2] as const),
      };
    }
    default:
      return { games, seasons: names, rows: rowsOf(career) };
  }
}

const rowsOf = (cells: Cells) =>
  Object.entries(cells).map(([cell, [taken, won]]) => [Number(cell), taken, won] as const);

/** Sums what belongs to the situations asked for; null when nothing in the window tells. */
function tallied(window: Window, args: PlayerFaceoffStatsArgs): FaceoffStatsSource | null {
  let taken = 0;
  let won = 0;
  let untold = 0;
  let all = 0;
  for (const [cell, cellTaken, cellWon] of window.rows) {
    all += cellTaken;
    const belongs = belongsTo(readCell(cell), args);
    if (belongs === undefined) untold += cellTaken;
    if (!belongs) continue;
    taken += cellTaken;
    won += cellWon;
  }
  if (all === untold) return null;
  return { tally: [taken, won], games: window.games, seasons: window.seasons, untold };
}

/** Whether a draw is one of those asked for; `undefined` where nobody tells. */
function belongsTo(
  { dot, strength, isHome }: Cell,
  { zone, dotSide, strength: wanted, venue }: PlayerFaceoffStatsArgs,
): boolean | undefined {
  if (venue && (venue === 'HOME') !== isHome) return false;
  if (wanted && strength !== undefined && STRENGTHS[strength] !== wanted) return false;
  const spot = dot === undefined ? undefined : HOME_SPOTS[dot];
  if (zone && spot && homeZone(spot) !== zone) return false;
  if (dotSide && spot && homeSide(spot) !== dotSide) return false;
  const isKnown = !(wanted && strength === undefined) && !((zone || dotSide) && !spot);
  return isKnown ? true : undefined;
}
