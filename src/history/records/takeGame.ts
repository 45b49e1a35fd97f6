import { HOME_SPOTS } from '../../hockey/rink.ts';
import { countGame } from './drawCounts.ts';
import {
  effectsOf,
  expectation,
  handPlace,
  placesOf,
  probabilityOf,
  type Surroundings,
  settingTerms,
} from './expectation.ts';
import { handednessOf } from './handedness.ts';
import { type League, teachLeague } from './league.ts';
import type { PastDraw, PastGame } from './pastGame.ts';
import { OPPONENTS, type PlayerProfile } from './playerProfile.ts';
import { drift, EFFECT, learn, lessonOf } from './skill.ts';
import type { Tally } from './tallies.ts';

const FORM_RATES = [0.03, 0.01] as const;
const FACED_RATE = 0.02;
const USAGE_RATES = [0.01, 0.25] as const;
/** A newcomer's share of the draws is learned faster: as if three games had told of his role. */
const USAGE_PRIOR_GAMES = 3;
const TRUST_RATE = 0.05;
const KEPT_SEASONS = 5;
const KEPT_GAMES = 10;
const DAY_MILLIS = 86_400_000;

/** Whole days from one `YYYY-MM-DD` to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MILLIS);

/** The dot at a place of `HOME_SPOTS` as the visitor sees it. */
export const turnedDot = (dot: number): number => (dot <= 0 ? dot : 9 - dot);

/**
 * Takes a whole game into the profiles of its takers, after it has ended: what happens within a game
 * reaches features only by its own draws, live as in training.
 *
 * @param profileOf - the profile to change; called some times per taker and draw
 */
export function takeGame(
  game: PastGame,
  profileOf: (playerId: string) => PlayerProfile,
  league: League,
): void {
  const nights = new Map<PlayerProfile, Night>();
  for (const draw of game.draws) {
    for (const id of [draw.homeTakerId, draw.awayTakerId]) {
      const profile = profileOf(id);
      if (!nights.has(profile)) nights.set(profile, startNight(profile, game));
    }
  }
  const surroundings: Surroundings = {
    league: league.weights,
    get arenaEdge() {
      return league.arenas.get(game.homeTeam ?? '') ?? 0;
    },
  };
  for (const draw of game.draws) {
    const home = profileOf(draw.homeTakerId);
    const away = profileOf(draw.awayTakerId);
    const { logOdds, variance } = expectation(home, away, draw, surroundings);
    const isHomeWin = draw.winner === 'HOME';
    const probability = probabilityOf(logOdds);
    const lesson = lessonOf(isHomeWin, logOdds, variance);
    const faced = [away.skill.mean[EFFECT.general]!, home.skill.mean[EFFECT.general]!] as const;
    learn(home.skill, effectsOf(away, draw, 1), lesson, 1);
    learn(away.skill, effectsOf(home, draw, -1), lesson, -1);
    const terms = settingTerms(home, away, draw);
    teachLeague(league, terms, game.homeTeam, (isHomeWin ? 1 : 0) - probability);
    record(home, nights.get(home)!, draw, 1, away, faced[0], isHomeWin, probability);
    record(away, nights.get(away)!, draw, -1, home, faced[1], !isHomeWin, 1 - probability);
  }
  countGame(game, profileOf);
  const weights = [...league.weights];
  for (const [profile, night] of nights) endNight(profile, night, game, weights);
  if (game.homeTeam) {
    const arena = { team: game.homeTeam, edge: league.arenas.get(game.homeTeam) ?? 0 };
    for (const draw of game.draws) profileOf(draw.homeTakerId).arena = arena;
  }
}

/** What a taker does in one game. */
interface Night {
  isHome: boolean;
  taken: number;
  won: number;
  expected: number;
  /** Draws taken by own zone: defensive, neutral, offensive. */
  readonly byZone: [number, number, number];
}

function startNight(profile: PlayerProfile, { season, gameDate }: PastGame): Night {
  if (profile.lastGameDate !== undefined) {
    drift(profile.skill, daysBetween(profile.lastGameDate, gameDate));
  }
  if (profile.season.season !== season) {
    profile.season = { season, tally: [0, 0] };
    profile.seasons = [...profile.seasons, [season, 0, 0] as const].slice(-KEPT_SEASONS);
  }
  profile.firstGameDate ??= gameDate;
  profile.lastGameDate = gameDate;
  profile.games++;
  return { isHome: false, taken: 0, won: 0, expected: 0, byZone: [0, 0, 0] };
}

function record(
  profile: PlayerProfile,
  night: Night,
  draw: PastDraw,
  turn: 1 | -1,
  opponent: PlayerProfile,
  opponentSkill: number,
  isWin: boolean,
  expected: number,
): void {
  const won = isWin ? 1 : 0;
  const count = (tally: Tally | undefined): void => {
    if (!tally) return;
    tally[0]++;
    tally[1] += won;
  };
  const { zone, strength } = placesOf(draw, turn);
  const dot = draw.homeSpot === undefined ? -1 : HOME_SPOTS.indexOf(draw.homeSpot);
  count(profile.career);
  count(profile.season.tally);
  if (turn === 1) count(profile.home);
  count(profile.byDot[turn === 1 ? dot : turnedDot(dot)]);
  count(profile.byStrength[strength]);
  count(profile.byHand[handPlace(opponent)]);
  FORM_RATES.forEach((rate, i) => {
    profile.form[i as 0 | 1] += rate * (won - profile.form[i as 0 | 1]);
    profile.surplus[i as 0 | 1] += rate * (won - expected - profile.surplus[i as 0 | 1]);
  });
  profile.faced += FACED_RATE * (opponentSkill - profile.faced);
  const versus = profile.versus[opponent.playerId] ?? [0, 0, 0];
  profile.versus[opponent.playerId] = [versus[0] + 1, versus[1] + won, versus[2] + expected];
  night.isHome = turn === 1;
  night.taken++;
  night.won += won;
  night.expected += expected;
  if (zone >= 0) night.byZone[zone as 0 | 1 | 2]++;
}

function endNight(
  profile: PlayerProfile,
  night: Night,
  { season, gameDate, isDateAssumed, draws }: PastGame,
  weights: readonly number[],
): void {
  const share = night.taken / draws.length;
  USAGE_RATES.forEach((rate, i) => {
    const own = Math.max(rate, 1 / (profile.games + USAGE_PRIOR_GAMES));
    profile.usage[i as 0 | 1] += own * (share - profile.usage[i as 0 | 1]);
  });
  const zones = draws.map((draw) => placesOf(draw, night.isHome ? 1 : -1).zone);
  if (zones.some((zone) => zone >= 0)) {
    ([0, 2] as const).forEach((zone, i) => {
      const all = zones.filter((one) => one === zone).length;
      const inZone = night.byZone[zone] / Math.max(1, all);
      profile.trust[i as 0 | 1] += TRUST_RATE * (inZone - share - profile.trust[i as 0 | 1]);
    });
  }
  const { tally } = profile.season;
  profile.seasons = [...profile.seasons.slice(0, -1), [season, tally[0], tally[1]]];
  profile.lastGames = [
    ...profile.lastGames,
    [isDateAssumed ? '' : gameDate, night.taken, night.won, night.expected] as const,
  ].slice(-KEPT_GAMES);
  profile.league = weights;
  profile.handedness = handednessOf(profile);
  keepFrequentOpponents(profile);
}

function keepFrequentOpponents(profile: PlayerProfile): void {
  const all = Object.entries(profile.versus);
  if (all.length <= OPPONENTS * 1.5) return;
  all.sort(([, a], [, b]) => b[0] - a[0]);
  profile.versus = Object.fromEntries(all.slice(0, OPPONENTS));
}
