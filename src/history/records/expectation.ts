import { type HomeSpot, homeSide, homeZone } from '../../hockey/rink.ts';
import { likelyHand } from './handedness.ts';
import type { DrawSetting } from './pastGame.ts';
import type { PlayerProfile } from './playerProfile.ts';
import { EFFECT, meanOf, varianceOf } from './skill.ts';

/** −1 right, 0 center, +1 left, from the home team's view. */
export function sideSign(spot: HomeSpot | undefined): number {
  if (spot === undefined) return 0;
  const side = homeSide(spot);
  return side === 'LEFT' ? 1 : side === 'RIGHT' ? -1 : 0;
}

/** −1 own end, 0 neutral zone, +1 attacking end, from the home team's view. */
export function zoneSign(spot: HomeSpot | undefined): number {
  if (spot === undefined) return 0;
  const zone = homeZone(spot);
  return zone === 'OFFENSIVE' ? 1 : zone === 'DEFENSIVE' ? -1 : 0;
}

type Handed = Pick<PlayerProfile, 'shoots' | 'handedness'>;

/** +1 left, −1 right, between them for a hand that is inferred, 0 unknown. */
export const handSign = ({ shoots, handedness }: Handed): number =>
  handedness ?? (shoots === 'L' ? 1 : shoots === 'R' ? -1 : 0);

/**
 * The two stand face to face: home's left is the visitor's right, yet a left shot is strong on his
 * own left and the visitor on the other side of the same dot as well, so that two left shots on
 * home's left dot favor home and two right shots the visitor; one of each cancels.
 */
export function strongSide(spot: HomeSpot | undefined, home: Handed, away: Handed): number {
  return (sideSign(spot) * (handSign(home) + handSign(away))) / 2;
}

/**
 * Places in the lists of a profile for the home taker (turn 1) or the visitor (turn −1); −1 where
 * the setting is not known.
 */
export function placesOf({ homeSpot, homeSkaters, awaySkaters }: DrawSetting, turn: 1 | -1) {
  const side = sideSign(homeSpot) * turn;
  const zone = zoneSign(homeSpot) * turn;
  return {
    side: homeSpot === undefined ? -1 : side > 0 ? 0 : side < 0 ? 1 : 2,
    zone: homeSpot === undefined ? -1 : zone + 1,
    strength:
      homeSkaters === undefined || awaySkaters === undefined
        ? -1
        : Math.sign((homeSkaters - awaySkaters) * turn) + 1,
  };
}

/** Place in the list by the opponent's hand: 0 left, 1 right, −1 unknown. */
export function handPlace(opponent: Handed): number {
  const hand = likelyHand(handSign(opponent));
  return hand === 'L' ? 0 : hand === 'R' ? 1 : -1;
}

/** Against an opponent on that one's strong side 0, on his weak side 1; −1 center or unknown. */
export function opponentSidePlace(
  { homeSpot }: DrawSetting,
  opponent: Handed,
  turn: 1 | -1,
): number {
  const side = sideSign(homeSpot) * turn;
  const hand = handPlace(opponent);
  if (side === 0 || hand < 0) return -1;
  // The opponent faces the other way: his side of the dot is the opposite one.
  return side < 0 === (hand === 0) ? 0 : 1;
}

/** The effects of a taker's skill that a draw in this setting against this opponent is about. */
export function effectsOf(opponent: Handed, setting: DrawSetting, turn: 1 | -1): number[] {
  const { side, zone, strength } = placesOf(setting, turn);
  const hand = handPlace(opponent);
  const opponentSide = opponentSidePlace(setting, opponent, turn);
  const effects: number[] = [EFFECT.general];
  if (side >= 0) effects.push(EFFECT.side + side);
  if (zone >= 0) effects.push(EFFECT.zone + zone);
  if (strength >= 0) effects.push(EFFECT.strength + strength);
  if (hand >= 0) effects.push(EFFECT.hand + hand);
  if (opponentSide >= 0) effects.push(EFFECT.opponentSide + opponentSide);
  return effects;
}

const USAGE_WORTH = 0.128;
const USAGE_FLOOR = 0.003;

/**
 * What the coach's trust says of a taker beyond his results, log-odds: those who take more of their
 * team's draws win more of them than their results so far tell, newcomers most of all.
 */
export const usageWorth = ({ usage: [slow] }: Pick<PlayerProfile, 'usage'>): number =>
  USAGE_WORTH * (Math.log(slow + USAGE_FLOOR) + 2);

/** Skill over all situations, log-odds against an average regular: mean and variance. */
export const ratingOf = (
  taker: Pick<PlayerProfile, 'skill' | 'usage'>,
): { readonly mean: number; readonly variance: number } => ({
  mean: taker.skill.mean[EFFECT.general]! + usageWorth(taker),
  variance: taker.skill.covariance[0]!,
});

/** A taker as the expectation sees him: his belief may have tonight's draws in it. */
export type RatedTaker = Pick<
  PlayerProfile,
  'skill' | 'usage' | 'shoots' | 'handedness' | 'position'
>;

/** What is the same for all takers of a game. */
export interface Surroundings {
  /** Weights of {@link settingTerms}. */
  readonly league: readonly number[];
  readonly arenaEdge: number;
}

export interface Expectation {
  /** That home wins. */
  readonly logOdds: number;
  /** Of the log-odds. */
  readonly variance: number;
  /** What each of the league's terms adds, in the order of `LEAGUE_TERMS`. */
  readonly terms: readonly number[];
}

/**
 * Log-odds that home wins by skill, place and strength alone, and the variance of that.
 * Source: online Bayesian Bradley–Terry, Weng and Lin 2011 (J. Mach. Learn. Res. 12).
 */
export function expectation(
  home: RatedTaker,
  away: RatedTaker,
  setting: DrawSetting,
  { league, arenaEdge }: Surroundings,
): Expectation {
  const ours = effectsOf(away, setting, 1);
  const theirs = effectsOf(home, setting, -1);
  const terms = settingTerms(home, away, setting).map((term, i) => term * league[i]!);
  return {
    terms,
    logOdds:
      terms.reduce((sum, term) => sum + term, arenaEdge) +
      meanOf(home.skill, ours) +
      usageWorth(home) -
      meanOf(away.skill, theirs) -
      usageWorth(away),
    variance: varianceOf(home.skill, ours) + varianceOf(away.skill, theirs),
  };
}

const isCenter = ({ position }: Pick<PlayerProfile, 'position'>): number =>
  position === 'C' ? 1 : 0;

/** What the league's weights are multiplied by, in the order of `LEAGUE_TERMS`. */
export function settingTerms(
  home: Handed & Pick<PlayerProfile, 'position'>,
  away: Handed & Pick<PlayerProfile, 'position'>,
  { homeSpot, homeSkaters, awaySkaters }: DrawSetting,
): number[] {
  const difference =
    homeSkaters === undefined || awaySkaters === undefined ? 0 : homeSkaters - awaySkaters;
  const extra = Math.max(-2, Math.min(2, difference));
  const zone = zoneSign(homeSpot);
  const isKnown = homeSpot !== undefined;
  return [
    1,
    strongSide(homeSpot, home, away),
    homeSpot === 'C' ? 1 : 0,
    zone,
    zone === 0 ? 0 : extra,
    isKnown && zone === 0 ? extra : 0,
    isKnown ? 0 : extra,
    zone === 0 ? 0 : isCenter(home) - isCenter(away),
    sideSign(homeSpot),
  ];
}

/**
 * Log-odds with their uncertainty averaged over: drawn towards even.
 * Source: MacKay 1992 (Neural Computation 4), moderated output.
 */
export const moderated = (logOdds: number, variance: number): number =>
  logOdds / Math.sqrt(1 + (Math.PI * variance) / 8);

export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
