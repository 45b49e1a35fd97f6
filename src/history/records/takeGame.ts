import type { TeamSide } from '../../hockey/team.ts';
import { beliefsOf, type DrawSetting, expectation, probabilityOf } from './expectation.ts';
import { type Belief, OPPONENTS, type PlayerProfile } from './playerProfile.ts';

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

/** Skill drifts: this much variance a day of absence, up to the spread of unknown players. */
const DRIFT_PER_DAY = 8e-6;
const MOST_VARIANCE = 0.03;
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
export function takeGame(game: PastGame, profileOf: (playerId: string) => PlayerProfile): void {
  const takers = new Set<PlayerProfile>();
  for (const draw of game.draws) {
    takers.add(profileOf(draw.homeTakerId)).add(profileOf(draw.awayTakerId));
  }
  for (const profile of takers) {
    if (profile.lastGameDate !== undefined) {
      const days = Math.max(0, daysBetween(profile.lastGameDate, game.gameDate));
      profile.rating[1] = Math.min(MOST_VARIANCE, profile.rating[1] + days * DRIFT_PER_DAY);
    }
    if (profile.season.season !== game.season) {
      profile.season = { season: game.season, tally: [0, 0] };
    }
    profile.lastGameDate = game.gameDate;
    profile.games++;
  }
  for (const draw of game.draws) takeDraw(draw, profileOf);
  for (const profile of takers) keepFrequentOpponents(profile);
}

function takeDraw(draw: PastDraw, profileOf: (playerId: string) => PlayerProfile): void {
  const home = profileOf(draw.homeTakerId);
  const away = profileOf(draw.awayTakerId);
  const { logOdds, variance } = expectation(home, away, draw);
  const probability = probabilityOf(logOdds);
  const isHomeWin = draw.winner === 'HOME';
  const information = probability * (1 - probability);
  const scale = 1 / (1 + information * variance);
  const surprise = (isHomeWin ? 1 : 0) - probability;
  learn(beliefsOf(home, draw, 1), surprise * scale, information * scale);
  learn(beliefsOf(away, draw, -1), -surprise * scale, information * scale);
  tally(home, away.playerId, isHomeWin, probability);
  tally(away, home.playerId, !isHomeWin, 1 - probability);
  home.home[0]++;
  if (isHomeWin) home.home[1]++;
}

function learn(beliefs: readonly Belief[], step: number, information: number): void {
  for (const belief of beliefs) {
    belief[0] += belief[1] * step;
    belief[1] = Math.max(1e-4, belief[1] * (1 - belief[1] * information));
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
