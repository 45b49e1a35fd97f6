import { HOME_SPOTS } from '../../hockey/rink.ts';
import { placesOf } from './expectation.ts';
import type { DrawSetting, PastGame } from './pastGame.ts';
import type { PlayerProfile } from './playerProfile.ts';
import type { DrawCounts, Tally } from './tallies.ts';

/** Seasons and games that are counted apart. */
export const KEPT_SEASONS = 5;
export const KEPT_GAMES = 20;

/** Where a draw belongs, from the taker's own view; `undefined` = nobody tells. */
export interface Cell {
  /** Place in `HOME_SPOTS`, his team as home: the visitor's own end is home's attacking end. */
  readonly dot: number | undefined;
  /** 0 short-handed, 1 even, 2 power play. */
  readonly strength: number | undefined;
  readonly isHome: boolean;
}

const DOTS = HOME_SPOTS.length;
const STRENGTHS = 3;

/** Number of the cell a draw belongs to, for the home taker (turn 1) or the visitor (turn −1). */
export function cellOf(setting: DrawSetting, turn: 1 | -1): number {
  const home = setting.homeSpot === undefined ? -1 : HOME_SPOTS.indexOf(setting.homeSpot);
  // The spots but the first mirror each other from the list's ends: DL and OR, DR and OL, …
  const own = turn === 1 || home <= 0 ? home : DOTS - home;
  const dot = own < 0 ? DOTS : own;
  const { strength } = placesOf(setting, turn);
  return (dot * (STRENGTHS + 1) + (strength < 0 ? STRENGTHS : strength)) * 2 + (turn === 1 ? 0 : 1);
}

/** What a cell's number means: the inverse of {@link cellOf}. */
export function readCell(cell: number): Cell {
  const rest = cell >> 1;
  const strength = rest % (STRENGTHS + 1);
  const dot = Math.floor(rest / (STRENGTHS + 1));
  return {
    dot: dot === DOTS ? undefined : dot,
    strength: strength === STRENGTHS ? undefined : strength,
    isHome: cell % 2 === 0,
  };
}

/** Counts a game for all its takers. */
export function countGame(game: PastGame, profileOf: (playerId: string) => PlayerProfile): void {
  const counted = new Set<PlayerProfile>();
  for (const draw of game.draws) {
    const home = profileOf(draw.homeTakerId);
    const away = profileOf(draw.awayTakerId);
    for (const [profile, opponent, turn] of [
      [home, away, 1],
      [away, home, -1],
    ] as const) {
      if (!counted.has(profile)) startGame(profile, game);
      counted.add(profile);
      const isWin = (draw.winner === 'HOME') === (turn === 1);
      countDraw(profile.counts!, cellOf(draw, turn), opponent.playerId, isWin);
    }
  }
}

function startGame(profile: PlayerProfile, { season, gameDate }: PastGame): void {
  profile.counts ??= { career: {}, seasons: [], lastGames: [] };
  const { seasons, lastGames } = profile.counts;
  if (seasons.at(-1)?.season !== season) {
    for (const before of seasons) delete before.versus;
    seasons.push({ season, games: 0, cells: {}, versus: {} });
    if (seasons.length > KEPT_SEASONS) seasons.shift();
  }
  seasons.at(-1)!.games++;
  lastGames.push({ season, gameDate, draws: [] });
  if (lastGames.length > KEPT_GAMES) lastGames.shift();
}

function countDraw(
  { career, seasons, lastGames }: DrawCounts,
  cell: number,
  opponentId: string,
  isWin: boolean,
): void {
  const { cells, versus = {} } = seasons.at(-1)!;
  add(career, cell, isWin);
  add(cells, cell, isWin);
  add(versus, opponentId, isWin);
  lastGames.at(-1)!.draws.push([2 * cell + (isWin ? 1 : 0), opponentId]);
}

function add(tallies: Record<number | string, Tally>, key: number | string, isWin: boolean): void {
  const tally = tallies[key];
  if (!tally) tallies[key] = [1, isWin ? 1 : 0];
  else {
    tally[0]++;
    if (isWin) tally[1]++;
  }
}
