import type { Hand, Position } from '../../hockey/team.ts';
import { handednessOf } from './handedness.ts';
import { FIRST_LEAGUE } from './league.ts';
import { newSkill, type Skill } from './skill.ts';
import type { DrawCounts, Tally } from './tallies.ts';

/**
 * What is known of a player as of the start of a game: JSON-serializable, kept in DynamoDB and
 * rebuilt in the same way when training rolls through history. Lists by own view: the visitor's own
 * left dot in his own end is home's right dot in the attacking end.
 */
export interface PlayerProfile {
  readonly playerId: string;
  readonly name: string;
  readonly position?: Position | undefined;
  readonly shoots?: Hand | undefined;
  /** +1 left, −1 right, between them where no table tells it; absent in older items. */
  handedness?: number | undefined;
  readonly birthDate?: string | undefined;
  readonly heightInches?: number | undefined;
  readonly weightPounds?: number | undefined;
  readonly skill: Skill;
  /** What no player brings, as the league stood after his last game; see `settingTerms`. */
  league: readonly number[];
  /** The home team's extra edge in the arena of his last home game, log-odds. */
  arena?: { readonly team: string; readonly edge: number } | undefined;
  /** Share of his team's draws that he takes, 0–1, slowly and lately. */
  usage: [slow: number, fast: number];
  /** Share of his team's draws in its own and the attacking end less that of all its draws. */
  trust: [ownEnd: number, attackingEnd: number];
  career: Tally;
  home: Tally;
  /** Of the season named. */
  season: { readonly season: string; tally: Tally };
  /** The last five seasons he played in, oldest first. */
  seasons: (readonly [season: string, taken: number, won: number])[];
  /** By own dot, in the order of `HOME_SPOTS`. */
  readonly byDot: Tally[];
  /** By own strength: short, even, power play. */
  readonly byStrength: [Tally, Tally, Tally];
  /** Against left shots, right shots. */
  readonly byHand: [Tally, Tally];
  /** Share won, recent draws weighing more: a draw's weight halves in about 23 and 70 draws. */
  form: [fast: number, slow: number];
  /** Won less expected per draw, with the same weights. */
  surplus: [fast: number, slow: number];
  /** Mean skill of the opponents, a draw's weight halving in about 35 draws, log-odds. */
  faced: number;
  games: number;
  firstGameDate?: string | undefined;
  lastGameDate?: string | undefined;
  /** His last ten games, oldest first; the date is empty where nobody tells it. */
  lastGames: (readonly [gameDate: string, taken: number, won: number, expected: number])[];
  /** By opponent: draws against him, won, and expected to be won; the most frequent ones. */
  versus: Record<string, [taken: number, won: number, expected: number]>;
  /** His draws told apart, for the API; absent before the first, and in older items. */
  counts?: DrawCounts | undefined;
}

/** Opponents kept by head-to-head; the rest weigh nothing after shrinkage. */
export const OPPONENTS = 80;
/** What a new taker is taken to be used for: a center every eighth draw of his team. */
const FIRST_USAGE = { center: 0.12, other: 0.03 } as const;

type Identity = Pick<
  PlayerProfile,
  'playerId' | 'name' | 'position' | 'shoots' | 'birthDate' | 'heightInches' | 'weightPounds'
>;

const none = (): Tally => [0, 0];

/** A player without a draw. */
export function newProfile(identity: Identity): PlayerProfile {
  const usage = identity.position === 'C' ? FIRST_USAGE.center : FIRST_USAGE.other;
  const byDot = Array.from({ length: 9 }, none);
  return {
    ...identity,
    handedness: handednessOf({ ...identity, byDot }),
    skill: newSkill(identity),
    league: FIRST_LEAGUE,
    usage: [usage, usage],
    trust: [0, 0],
    career: none(),
    home: none(),
    season: { season: '', tally: none() },
    seasons: [],
    byDot,
    byStrength: [none(), none(), none()],
    byHand: [none(), none()],
    form: [0.5, 0.5],
    surplus: [0, 0],
    faced: 0,
    games: 0,
    lastGames: [],
    versus: {},
  };
}
