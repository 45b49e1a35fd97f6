import type { Position } from '../../hockey/team.ts';

/**
 * A joint normal belief about what a taker brings to a draw, in log-odds: one mean per effect and
 * the lower triangle of their covariance, row by row. Effects share what a draw teaches: a win on
 * the left in the own end speaks for the taker, for his left side and for his own end at once.
 */
export interface Skill {
  readonly mean: number[];
  readonly covariance: number[];
}

/**
 * Where each effect stands. Lists are by own side (left, right, center), own zone (defensive,
 * neutral, offensive), own strength (short, even, power play), the opponent's hand (left, right) and
 * an opponent on his strong or weak side.
 */
export const EFFECT = {
  general: 0,
  side: 1,
  zone: 4,
  strength: 7,
  hand: 10,
  opponentSide: 12,
} as const;
export const EFFECTS = 14;

/** Chosen by log-loss on the seasons before 2024-25 (docs/decisions/031). */
export const PRIOR_VARIANCE: readonly number[] = [
  0.025, 0.006, 0.006, 0.0064, 0.003, 0.003, 0.003, 0.0008, 0.0005, 0.0008, 0.0064, 0.0064, 0.0023,
  0.0023,
];
/** New takers start below those who take many. */
const FIRST_MEAN = { center: -0.3, defender: -0.6, other: -0.5 } as const;
/** Of a new taker who is no center less is known. */
const NO_CENTER_VARIANCE = 2.1;
/**
 * Skill drifts: a day adds this share of the prior variance, up to the prior; what belongs to a
 * situation drifts more slowly. After a summer the general skill is drawn to that of a regular.
 */
const DRIFT_PER_DAY = 0.0003;
const SITUATION_DRIFT = 0.44;
const LONG_BREAK_DAYS = 60;
const KEPT_OVER_BREAK = 0.9;
const REGULAR_MEAN = 0.03;
const MOST_DAYS = 400;

const at = (row: number, column: number): number =>
  row >= column ? (row * (row + 1)) / 2 + column : (column * (column + 1)) / 2 + row;

/** The belief about somebody nobody has seen take a draw. */
export function newSkill(player: { readonly position?: Position | undefined }): Skill {
  const mean = new Array<number>(EFFECTS).fill(0);
  const covariance = new Array<number>((EFFECTS * (EFFECTS + 1)) / 2).fill(0);
  for (let i = 0; i < EFFECTS; i++) covariance[at(i, i)] = PRIOR_VARIANCE[i]!;
  const isCenter = player.position === 'C';
  mean[EFFECT.general] = isCenter
    ? FIRST_MEAN.center
    : player.position === 'D'
      ? FIRST_MEAN.defender
      : FIRST_MEAN.other;
  if (!isCenter) covariance[at(EFFECT.general, EFFECT.general)]! *= NO_CENTER_VARIANCE;
  return { mean, covariance };
}

export const copyOfSkill = ({ mean, covariance }: Skill): Skill => ({
  mean: [...mean],
  covariance: [...covariance],
});

/** Mean of the sum of the effects that a draw is about. */
export function meanOf({ mean }: Skill, effects: readonly number[]): number {
  let sum = 0;
  for (const effect of effects) sum += mean[effect]!;
  return sum;
}

/** Variance of the sum of the effects that a draw is about. */
export function varianceOf({ covariance }: Skill, effects: readonly number[]): number {
  let sum = 0;
  for (const one of effects) for (const other of effects) sum += covariance[at(one, other)]!;
  return sum;
}

/** What a draw teaches, `sign` 1 for a taker whom the surprise favors, −1 for the one it speaks against. */
export interface Lesson {
  /** Won less expected, scaled by the uncertainty of both takers. */
  readonly step: number;
  /** Fisher information of the draw, scaled in the same way. */
  readonly information: number;
}

/**
 * Source: Weng and Lin 2011 (J. Mach. Learn. Res. 12), online Bayesian Bradley–Terry, with the whole
 * covariance kept: one step of an extended Kalman filter.
 */
export function lessonOf(isWin: boolean, logOdds: number, variance: number): Lesson {
  const probability = 1 / (1 + Math.exp(-logOdds));
  const information = probability * (1 - probability);
  const scale = 1 / (1 + information * variance);
  return { step: ((isWin ? 1 : 0) - probability) * scale, information: information * scale };
}

/** Takes a draw into the belief. */
export function learn(
  { mean, covariance }: Skill,
  effects: readonly number[],
  { step, information }: Lesson,
  sign: 1 | -1,
): void {
  const gain = new Float64Array(EFFECTS);
  for (let i = 0; i < EFFECTS; i++) {
    for (const effect of effects) gain[i]! += covariance[at(i, effect)]!;
  }
  for (let i = 0, k = 0; i < EFFECTS; i++) {
    mean[i] = mean[i]! + sign * gain[i]! * step;
    for (let j = 0; j <= i; j++, k++) {
      covariance[k] = covariance[k]! - gain[i]! * gain[j]! * information;
    }
  }
}

/** Lets days without a game pass. */
export function drift({ mean, covariance }: Skill, daysAway: number): void {
  const days = Math.min(MOST_DAYS, Math.max(0, daysAway));
  if (days > LONG_BREAK_DAYS) {
    const general = EFFECT.general;
    mean[general] = REGULAR_MEAN + (mean[general]! - REGULAR_MEAN) * KEPT_OVER_BREAK;
    for (let i = 0; i < EFFECTS; i++) {
      covariance[at(i, general)]! *= i === general ? KEPT_OVER_BREAK ** 2 : KEPT_OVER_BREAK;
    }
  }
  for (let i = 0; i < EFFECTS; i++) {
    const prior = PRIOR_VARIANCE[i]!;
    const share = i === EFFECT.general ? 1 : SITUATION_DRIFT;
    const own = at(i, i);
    const before = covariance[own]!;
    // A belief wider than the prior (a newcomer who is no center) stays as wide as it is.
    if (before < prior) {
      covariance[own] = Math.min(prior, before + days * DRIFT_PER_DAY * share * prior);
    }
  }
}
