import { type HomeSpot, homeSide, homeZone } from '../../hockey/rink.ts';
import type { Belief, PlayerProfile } from './playerProfile.ts';

/** A draw as the records see it before it is taken. */
export interface DrawSetting {
  readonly homeSpot?: HomeSpot | undefined;
  readonly homeSkaters?: number | undefined;
  readonly awaySkaters?: number | undefined;
}

/**
 * Log-odds of what no player brings: fitted to draws before 2024-25. Home's edge has shrunk over
 * the years; the side counts by how many of both shoot from the hand that is strong there.
 */
const HOME_EDGE = 0.03;
const STRONG_SIDE = 0.27;
const EXTRA_SKATER = 0.17;

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

/** Places in the lists of a profile for the home taker (turn 1) or the visitor (turn −1). */
export function placesOf({ homeSpot, homeSkaters, awaySkaters }: DrawSetting, turn: 1 | -1) {
  const side = sideSign(homeSpot) * turn;
  const zone = zoneSign(homeSpot) * turn;
  const difference =
    homeSkaters === undefined || awaySkaters === undefined ? 0 : (homeSkaters - awaySkaters) * turn;
  return {
    side: homeSpot === undefined ? -1 : side > 0 ? 0 : side < 0 ? 1 : 2,
    zone: homeSpot === undefined ? -1 : zone + 1,
    strength: Math.sign(difference) + 1,
  };
}

/** The beliefs that a draw in this setting is about. */
export function beliefsOf(profile: PlayerProfile, setting: DrawSetting, turn: 1 | -1): Belief[] {
  const { side, zone, strength } = placesOf(setting, turn);
  return [
    profile.rating,
    ...(side < 0 ? [] : [profile.bySide[side]!]),
    ...(zone < 0 ? [] : [profile.byZone[zone]!]),
    profile.byStrength[strength]!,
  ];
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
): { readonly logOdds: number; readonly variance: number } {
  const ours = beliefsOf(home, setting, 1);
  const theirs = beliefsOf(away, setting, -1);
  const { homeSpot, homeSkaters, awaySkaters } = setting;
  const extra =
    homeSkaters === undefined || awaySkaters === undefined ? 0 : homeSkaters - awaySkaters;
  return {
    logOdds:
      HOME_EDGE +
      STRONG_SIDE * strongSide(homeSpot, home, away) +
      EXTRA_SKATER * Math.max(-2, Math.min(2, extra)) +
      sumOf(ours, 0) -
      sumOf(theirs, 0),
    variance: sumOf(ours, 1) + sumOf(theirs, 1),
  };
}

export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
