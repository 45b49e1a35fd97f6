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
 * Variances of players nobody has seen: the spread of skill among regular takers is about .17 in
 * log-odds (seasons to 2024-25), of what a situation adds about half of it.
 */
const SKILL_VARIANCE = 0.03;
const SITUATION_VARIANCE = 0.008;

/** Opponents kept by head-to-head; the rest weigh nothing after shrinkage. */
export const OPPONENTS = 80;

const situation = (): [Belief, Belief, Belief] => [
  [0, SITUATION_VARIANCE],
  [0, SITUATION_VARIANCE],
  [0, SITUATION_VARIANCE],
];

type Identity = Pick<
  PlayerProfile,
  'playerId' | 'name' | 'position' | 'shoots' | 'birthDate' | 'heightInches' | 'weightPounds'
>;

/** A player without a draw. New takers start below the average of those who take many. */
export function newProfile(identity: Identity): PlayerProfile {
  return {
    ...identity,
    rating: [identity.position === 'C' ? -0.06 : -0.25, SKILL_VARIANCE],
    bySide: situation(),
    byZone: situation(),
    byStrength: situation(),
    career: [0, 0],
    home: [0, 0],
    season: { season: '', tally: [0, 0] },
    form: [0.5, 0.5],
    games: 0,
    versus: {},
  };
}
