import type { TeamSide } from '../../hockey/team.ts';
import { beliefsOf, type DrawSetting, expectation, probabilityOf } from './expectation.ts';
import { type Belief, OPPONENTS, type PlayerProfile, PRIOR_VARIANCE } from './playerProfile.ts';

/** A decided draw as history knows it; place and strength may be unknown. */
export interface PastDraw extends DrawSetting {
  readonly homeTakerId: string;
  readonly awayTakerId: string;
  readonly winner: TeamSide;
}

/** A game's draws in order. */
export interface PastGame {
  readonly season: string;
  readonly gameDate: string;
  readonly draws: readonly PastDraw[];
}

/** What is known of the league as a whole; changed by every game. */
export interface League {
  homeEdge: number;
}

/**
 * Skill drifts: a day of absence adds this share of the prior variance, up to the prior; what
 * belongs to a situation drifts a quarter as fast. After a summer the rating is drawn to zero by a
 * tenth. Chosen on 2018-19 and 2019-20 (docs/decisions/030).
 */
const DRIFT_PER_DAY = 0.00015;
const SITUATION_DRIFT = 0.25;
const LONG_BREAK_DAYS = 60;
const KEPT_OVER_BREAK = 0.9;
const MOST_DAYS = 400;
/** Remembers about fifty thousand draws, a season. */
const HOME_EDGE_RATE = 8e-5;
const FORM_RATES = [0.03, 0.01] as const;
const DAY_MILLIS = 86_400_000;

/** Whole days from one `YYYY-MM-DD` to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MILLIS);

/**
 * Takes a whole game into the profiles of its takers, after it has ended: what happens within a game
 * reaches features only by its own draws, live as in training.
 *
 * @param profileOf - the profile to change; called once per taker and draw
 */
export function takeGame(
  game: PastGame,
  profileOf: (playerId: string) => PlayerProfile,
  league: League,
): void {
  const takers = new Set<PlayerProfile>();
  for (const draw of game.draws) {
    takers.add(profileOf(draw.homeTakerId)).add(profileOf(draw.awayTakerId));
  }
  for (const profile of takers) {
    if (profile.lastGameDate !== undefined) {
      drift(profile, daysBetween(profile.lastGameDate, game.gameDate));
    }
    if (profile.season.season !== game.season) {
      profile.season = { season: game.season, tally: [0, 0] };
    }
    profile.lastGameDate = game.gameDate;
    profile.games++;
  }
  for (const draw of game.draws) takeDraw(draw, profileOf, league);
  for (const profile of takers) {
    keepFrequentOpponents(profile);
    profile.homeEdge = league.homeEdge;
  }
}

function drift(profile: PlayerProfile, daysAway: number): void {
  const days = Math.min(MOST_DAYS, Math.max(0, daysAway));
  if (days > LONG_BREAK_DAYS) profile.rating[0] *= KEPT_OVER_BREAK;
  const grow = (belief: Belief, prior: number, share: number): void => {
    belief[1] = Math.min(prior, belief[1] + days * DRIFT_PER_DAY * share * prior);
  };
  grow(profile.rating, PRIOR_VARIANCE.rating, 1);
  for (const list of ['bySide', 'byZone', 'byStrength', 'byHand', 'byOpponentSide'] as const) {
    for (const [i, belief] of profile[list].entries()) {
      grow(belief, PRIOR_VARIANCE[list][i]!, SITUATION_DRIFT);
    }
  }
}

function takeDraw(
  draw: PastDraw,
  profileOf: (playerId: string) => PlayerProfile,
  league: League,
): void {
  const home = profileOf(draw.homeTakerId);
  const away = profileOf(draw.awayTakerId);
  const { logOdds, variance } = expectation(home, away, draw, league.homeEdge);
  const probability = probabilityOf(logOdds);
  const isHomeWin = draw.winner === 'HOME';
  const information = probability * (1 - probability);
  const scale = 1 / (1 + information * variance);
  const surprise = (isHomeWin ? 1 : 0) - probability;
  learn(beliefsOf(home, away, draw, 1), surprise * scale, information * scale);
  learn(beliefsOf(away, home, draw, -1), -surprise * scale, information * scale);
  league.homeEdge += HOME_EDGE_RATE * surprise;
  tally(home, away.playerId, isHomeWin, probability);
  tally(away, home.playerId, !isHomeWin, 1 - probability);
  home.home[0]++;
  if (isHomeWin) home.home[1]++;
}

function learn(beliefs: readonly Belief[], step: number, information: number): void {
  for (const belief of beliefs) {
    belief[0] += belief[1] * step;
    belief[1] = belief[1] * (1 - belief[1] * information);
  }
}

function tally(profile: PlayerProfile, opponentId: string, isWin: boolean, expected: number): void {
  const won = isWin ? 1 : 0;
  profile.career[0]++;
  profile.career[1] += won;
  profile.season.tally[0]++;
  profile.season.tally[1] += won;
  FORM_RATES.forEach((rate, i) => {
    profile.form[i as 0 | 1] += rate * (won - profile.form[i as 0 | 1]);
  });
  const versus = profile.versus[opponentId] ?? [0, 0, 0];
  profile.versus[opponentId] = [versus[0] + 1, versus[1] + won, versus[2] + expected];
}

function keepFrequentOpponents(profile: PlayerProfile): void {
  const all = Object.entries(profile.versus);
  if (all.length <= OPPONENTS * 1.5) return;
  all.sort(([, a], [, b]) => b[0] - a[0]);
  profile.versus = Object.fromEntries(all.slice(0, OPPONENTS));
}
