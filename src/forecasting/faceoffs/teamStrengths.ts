import { leastSquares } from '../numerics/leastSquares.ts';
import type { PlayedGame } from './playedGames.ts';

/** What is expected of a game before it is played. */
export interface GameExpectation {
  /** Draws of the game. */
  readonly draws: number;
  /** Share of them that the home team wins. */
  readonly homeShare: number;
}

/** How each team moves the number of draws of its games and the share it wins, from past games. */
export interface TeamStrengths {
  /** Draws of an average game, as of late. */
  readonly meanDraws: number;
  /** Draws of an average game over some two seasons. */
  readonly longMeanDraws: number;
  /** Share that home teams win over all games. */
  readonly homeShare: number;
  /** Draws a team adds to its games; 0 for a team never seen. */
  drawsAdded(team: string): number;
  /** Share a team wins above one half against an average one; 0 for a team never seen. */
  shareAdded(team: string): number;
  expect(homeTeam: string, awayTeam: string): GameExpectation;
  /** Teams that were seen. */
  readonly teams: readonly string[];
}

/** Strengths as they are stored. */
export interface StoredStrengths {
  readonly meanDraws: number;
  readonly longMeanDraws: number;
  readonly homeShare: number;
  /** Draws and share added by team. */
  readonly added: Readonly<Record<string, readonly [draws: number, share: number]>>;
}

/** What {@link strengthsOf} makes the same strengths of. */
export function storedStrengths(strengths: TeamStrengths): StoredStrengths {
  const { meanDraws, longMeanDraws, homeShare, teams, drawsAdded, shareAdded } = strengths;
  const added = teams.map((t) => [t, [drawsAdded(t), shareAdded(t)] as const] as const);
  return { meanDraws, longMeanDraws, homeShare, added: Object.fromEntries(added) };
}

export function strengthsOf({
  meanDraws,
  longMeanDraws,
  homeShare,
  added,
}: StoredStrengths): TeamStrengths {
  const drawsAdded = (team: string): number => added[team]?.[0] ?? 0;
  const shareAdded = (team: string): number => added[team]?.[1] ?? 0;
  return {
    meanDraws,
    longMeanDraws,
    homeShare,
    drawsAdded,
    shareAdded,
    teams: Object.keys(added),
    expect: (home, away) => ({
      draws: Math.max(1, meanDraws + drawsAdded(home) + drawsAdded(away)),
      homeShare: Math.min(0.8, Math.max(0.2, homeShare + shareAdded(home) - shareAdded(away))),
    }),
  };
}

/** Constants of the model, chosen on seasons before those it is judged on. */
export interface StrengthSettings {
  /** Games of the league after which a game counts half for the league's mean. */
  readonly leagueHalfLife: number;
  /** The same for what a team adds to it. */
  readonly teamHalfLife: number;
  /** Games' worth of belief that a team is average: draws. */
  readonly drawsPrior: number;
  /** Games' worth of belief that a team is average: share. */
  readonly sharePrior: number;
}

export const STRENGTH_SETTINGS: StrengthSettings = {
  leagueHalfLife: 200,
  teamHalfLife: 250,
  drawsPrior: 12,
  sharePrior: 10,
};

/** Games of the league in some two seasons. */
const LONG_GAMES = 2600;

/** League's mean draws where no game is known (2018-19 to 2024-25: 59.0 falling to 56.6). */
const LEAGUE_DRAWS = 57;

/**
 * Ridge regression of draws and of the home team's share on who played: each game shows both teams
 * at once, so that a busy schedule of busy opponents does not count as a team's own habit.
 *
 * @remarks Shrinkage of team effects towards the league: Efron & Morris 1975, J. Amer. Statist.
 *   Assoc. 70; older games fade by halves.
 */
export function teamStrengths(
  games: readonly PlayedGame[],
  { leagueHalfLife, teamHalfLife, drawsPrior, sharePrior }: StrengthSettings = STRENGTH_SETTINGS,
): TeamStrengths {
  const teams = new Map<string, number>();
  for (const { homeTeam, awayTeam } of games) {
    for (const t of [homeTeam, awayTeam]) if (!teams.has(t)) teams.set(t, teams.size);
  }
  const recent = games.slice(-Math.ceil(6 * Math.max(leagueHalfLife, teamHalfLife)));
  const faded = (i: number, halfLife: number): number =>
    0.5 ** ((recent.length - 1 - i) / halfLife);
  let weights = 0;
  let draws = 0;
  let homeWon = 0;
  for (const [i, g] of recent.entries()) {
    const weight = faded(i, leagueHalfLife);
    weights += weight;
    draws += weight * g.draws;
    homeWon += weight * g.homeWon;
  }
  const meanDraws = weights > 0 ? draws / weights : LEAGUE_DRAWS;
  const homeShare = draws > 0 ? homeWon / draws : 0.5;
  const long = games.slice(-LONG_GAMES);
  const longMeanDraws =
    long.length > 0 ? long.reduce((s, g) => s + g.draws, 0) / long.length : LEAGUE_DRAWS;
  const k = teams.size;
  const fitEffects = (
    away: 1 | -1,
    prior: number,
    measure: (g: PlayedGame) => number,
  ): Float64Array => {
    const n = recent.length + k;
    const rows = new Float64Array(n * k);
    const y = new Float64Array(n);
    const w = new Float64Array(n);
    for (const [i, g] of recent.entries()) {
      rows[i * k + teams.get(g.homeTeam)!] = 1;
      rows[i * k + teams.get(g.awayTeam)!] = away;
      y[i] = measure(g);
      w[i] = faded(i, teamHalfLife);
    }
    for (let t = 0; t < k; t++) {
      rows[(recent.length + t) * k + t] = 1;
      w[recent.length + t] = prior;
    }
    return k > 0 ? leastSquares(rows, y, k, 0, w) : new Float64Array(0);
  };
  const drawsBy = fitEffects(1, drawsPrior, (g) => g.draws - meanDraws);
  const shareBy = fitEffects(-1, sharePrior, (g) => g.homeWon / g.draws - homeShare);
  return strengthsOf({
    meanDraws,
    longMeanDraws,
    homeShare,
    added: Object.fromEntries(
      [...teams].map(([team, at]) => [team, [drawsBy[at]!, shareBy[at]!] as const]),
    ),
  });
}
