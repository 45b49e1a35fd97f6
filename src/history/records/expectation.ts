import { type HomeSpot, homeSide, homeZone } from '../../hockey/rink.ts';
import type { Belief, PlayerProfile } from './playerProfile.ts';

/** A draw as the records see it before it is taken. */
export interface DrawSetting {
  readonly homeSpot?: HomeSpot | undefined;
  readonly homeSkaters?: number | undefined;
  readonly awaySkaters?: number | undefined;
}

/**
 * Log-odds of what no player brings, learned online on draws before 2024-25 (docs/decisions/030).
 * The side counts by how many of both shoot from the hand that is strong there; the defending team
 * wins a little more than half; an extra skater helps most in the end zones.
 */
const STRONG_SIDE = 0.245;
const ATTACKING_END = -0.04;
const EXTRA_SKATER = { end: 0.2, neutral: 0.14, unknown: 0.17 } as const;

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

/** +1 left, −1 right, 0 unknown. */
export function handSign(profile: Pick<PlayerProfile, 'shoots'> | undefined): number {
  return profile?.shoots === 'L' ? 1 : profile?.shoots === 'R' ? -1 : 0;
}

/**
 * The two stand face to face: home's left is the visitor's right, yet a left shot is strong on his
 * own left and the visitor on the other side of the same dot as well, so that two left shots on
 * home's left dot favor home and two right shots the visitor; one of each cancels.
 */
export function strongSide(
  spot: HomeSpot | undefined,
  home: Pick<PlayerProfile, 'shoots'> | undefined,
  away: Pick<PlayerProfile, 'shoots'> | undefined,
): number {
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
export const handPlace = (opponent: Pick<PlayerProfile, 'shoots'>): number =>
  opponent.shoots === 'L' ? 0 : opponent.shoots === 'R' ? 1 : -1;

/** Against an opponent on that one's strong side 0, on his weak side 1; −1 center or unknown. */
export function opponentSidePlace(
  { homeSpot }: DrawSetting,
  opponent: Pick<PlayerProfile, 'shoots'>,
  turn: 1 | -1,
): number {
  // The opponent faces the other way: his side of the dot is the opposite one.
  const strong = -sideSign(homeSpot) * turn * handSign(opponent);
  return strong === 0 ? -1 : strong > 0 ? 0 : 1;
}

/** The beliefs about a taker that a draw in this setting against this opponent is about. */
export function beliefsOf(
  profile: PlayerProfile,
  opponent: PlayerProfile,
  setting: DrawSetting,
  turn: 1 | -1,
): Belief[] {
  const { side, zone, strength } = placesOf(setting, turn);
  const hand = handPlace(opponent);
  const opponentSide = opponentSidePlace(setting, opponent, turn);
  const beliefs: Belief[] = [profile.rating];
  if (side >= 0) beliefs.push(profile.bySide[side]!);
  if (zone >= 0) beliefs.push(profile.byZone[zone]!);
  if (strength >= 0) beliefs.push(profile.byStrength[strength]!);
  if (hand >= 0) beliefs.push(profile.byHand[hand]!);
  if (opponentSide >= 0) beliefs.push(profile.byOpponentSide[opponentSide]!);
  return beliefs;
}

const sumOf = (beliefs: readonly Belief[], of: 0 | 1) => beliefs.reduce((sum, b) => sum + b[of], 0);

/**
 * Log-odds that home wins by ratings, place and strength alone, and the variance of that.
 * Source: online Bayesian Bradley–Terry, Weng and Lin 2011 (J. Mach. Learn. Res. 12).
 */
export function expectation(
  home: PlayerProfile,
  away: PlayerProfile,
  setting: DrawSetting,
  homeEdge: number,
): { readonly logOdds: number; readonly variance: number } {
  const ours = beliefsOf(home, away, setting, 1);
  const theirs = beliefsOf(away, home, setting, -1);
  return {
    logOdds: settingLogOdds(home, away, setting, homeEdge) + sumOf(ours, 0) - sumOf(theirs, 0),
    variance: sumOf(ours, 1) + sumOf(theirs, 1),
  };
}

/** Log-odds that home wins between two takers of equal skill. */
export function settingLogOdds(
  home: Pick<PlayerProfile, 'shoots'> | undefined,
  away: Pick<PlayerProfile, 'shoots'> | undefined,
  { homeSpot, homeSkaters, awaySkaters }: DrawSetting,
  homeEdge: number,
): number {
  const extra =
    homeSkaters === undefined || awaySkaters === undefined ? 0 : homeSkaters - awaySkaters;
  const zone = zoneSign(homeSpot);
  const worth =
    homeSpot === undefined
      ? EXTRA_SKATER.unknown
      : zone === 0
        ? EXTRA_SKATER.neutral
        : EXTRA_SKATER.end;
  return (
    homeEdge +
    STRONG_SIDE * strongSide(homeSpot, home, away) +
    ATTACKING_END * zone +
    worth * Math.max(-2, Math.min(2, extra))
  );
}

/**
 * Log-odds with their uncertainty averaged over: drawn towards even.
 * Source: MacKay 1992 (Neural Computation 4), moderated output.
 */
export const moderated = (logOdds: number, variance: number): number =>
  logOdds / Math.sqrt(1 + (Math.PI * variance) / 8);

export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
