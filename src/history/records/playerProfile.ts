import type { Hand, Position } from '../../hockey/team.ts';

/** A belief about a strength, in log-odds: mean and variance. */
export type Belief = [mean: number, variance: number];
/** Draws taken and won. */
export type Tally = [taken: number, won: number];

/**
 * What is known of a player as of the start of a game: JSON-serializable, kept in DynamoDB and
 * rebuilt in the same way when training rolls through history. Belief and tally lists are by own
 * side (left, right, center), own zone (defensive, neutral, offensive) and own strength (short,
 * even, power play).
 */
export interface PlayerProfile {
  readonly playerId: string;
  readonly name: string;
  readonly position?: Position | undefined;
  readonly shoots?: Hand | undefined;
  readonly birthDate?: string | undefined;
  readonly heightInches?: number | undefined;
  readonly weightPounds?: number | undefined;
  /** Skill at draws, all situations. */
  rating: Belief;
  /** What comes on top of it by situation. */
  readonly bySide: [Belief, Belief, Belief];
  readonly byZone: [Belief, Belief, Belief];
  readonly byStrength: [Belief, Belief, Belief];
  /** Against left shots, right shots. */
  readonly byHand: [Belief, Belief];
  /** Against an opponent on that one's strong side, weak side. */
  readonly byOpponentSide: [Belief, Belief];
  /** Home's edge in the league in log-odds, as it stood after his last game. */
  homeEdge: number;
  career: Tally;
  home: Tally;
  /** Of the season named. */
  season: { readonly season: string; tally: Tally };
  /** Share won, recent draws weighing more: a draw's weight halves in about 23 and 70 draws. */
  form: [fast: number, slow: number];
  games: number;
  lastGameDate?: string | undefined;
  /** By opponent: draws against him, won, and expected to be won; the most frequent ones. */
  versus: Record<string, [taken: number, won: number, expected: number]>;
}

/**
 * Variances of players nobody has seen, chosen on the seasons 2018-19 and 2019-20
 * (docs/decisions/030).
 */
export const PRIOR_VARIANCE = {
  rating: 0.05,
  bySide: [0.006, 0.006, 0.004],
  byZone: [0.003, 0.003, 0.003],
  byStrength: [0.001, 0.0005, 0.001],
  byHand: [0.004, 0.004],
  byOpponentSide: [0.002, 0.002],
} as const;

/** Before the first game; it was above .05 until 2018 and has shrunk since. */
export const FIRST_HOME_EDGE = 0.05;

/** Opponents kept by head-to-head; the rest weigh nothing after shrinkage. */
export const OPPONENTS = 80;

const three = (variances: readonly [number, number, number]): [Belief, Belief, Belief] => [
  [0, variances[0]],
  [0, variances[1]],
  [0, variances[2]],
];
const two = (variances: readonly [number, number]): [Belief, Belief] => [
  [0, variances[0]],
  [0, variances[1]],
];

type Identity = Pick<
  PlayerProfile,
  'playerId' | 'name' | 'position' | 'shoots' | 'birthDate' | 'heightInches' | 'weightPounds'
>;

/** A player without a draw. New takers start below the average of those who take many. */
export function newProfile(identity: Identity): PlayerProfile {
  return {
    ...identity,
    rating: [identity.position === 'C' ? -0.3 : -0.65, PRIOR_VARIANCE.rating],
    bySide: three(PRIOR_VARIANCE.bySide),
    byZone: three(PRIOR_VARIANCE.byZone),
    byStrength: three(PRIOR_VARIANCE.byStrength),
    byHand: two(PRIOR_VARIANCE.byHand),
    byOpponentSide: two(PRIOR_VARIANCE.byOpponentSide),
    homeEdge: FIRST_HOME_EDGE,
    career: [0, 0],
    home: [0, 0],
    season: { season: '', tally: [0, 0] },
    form: [0.5, 0.5],
    games: 0,
    versus: {},
  };
}
