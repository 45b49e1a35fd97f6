import {
  type Expectation,
  expectation,
  type RatedTaker,
} from '../../history/records/expectation.ts';
import { LEAGUE_TERMS, type LeagueTerm } from '../../history/records/league.ts';
import { newProfile, type PlayerProfile } from '../../history/records/playerProfile.ts';
import { type TakerTonight, takerOn, takerTonight } from '../../history/records/tonight.ts';
import type { DecidedDraw, FaceoffSituation } from '../../hockey/faceoffSituation.ts';

/** A taker as of the moment before the puck drops. */
export interface KnownTaker {
  readonly profile: PlayerProfile;
  readonly tonight: TakerTonight;
}

/** What an idea computes its columns from: all of it known before the puck drops. */
export interface FeatureContext {
  readonly situation: FaceoffSituation;
  readonly home: KnownTaker;
  readonly away: KnownTaker;
  /** What skill, place and strength say together. */
  readonly expected: Expectation;
  /** The home team's extra edge in this arena, log-odds. */
  readonly arenaEdge: number;
  /** Draws of tonight in which the player took part, oldest first. */
  drawsOf(playerId: string): readonly DecidedDraw[];
  /** What some of the league's terms add together, log-odds. */
  worthOf(...terms: readonly LeagueTerm[]): number;
}

/**
 * A taker nobody has a record of is taken for a newcomer, as training does at a first draw.
 *
 * @param profileOf - records of all who may have taken draws tonight
 */
export function contextOf(
  situation: FaceoffSituation,
  homeProfile: PlayerProfile | undefined,
  awayProfile: PlayerProfile | undefined,
  profileOf: (playerId: string) => PlayerProfile | undefined,
): FeatureContext {
  const { drawsSoFar, gameDate } = situation;
  const ours = homeProfile ?? newProfile({ playerId: situation.homeTakerId, name: '' });
  const theirs = awayProfile ?? newProfile({ playerId: situation.awayTakerId, name: '' });
  // Who played last knows the league best.
  const { league } = (ours.lastGameDate ?? '') >= (theirs.lastGameDate ?? '') ? ours : theirs;
  const arenaEdge = ours.arena?.team === situation.homeTeam ? (ours.arena?.edge ?? 0) : 0;
  const surroundings = { league, arenaEdge };
  const taking = new Map<string, RatedTaker>();
  const asOfStart = (profile: PlayerProfile): RatedTaker => {
    const known = taking.get(profile.playerId) ?? takerOn(gameDate, profile);
    taking.set(profile.playerId, known);
    return known;
  };
  const opponentOf = (playerId: string): RatedTaker | undefined => {
    const profile = profileOf(playerId);
    return profile && asOfStart(profile);
  };
  const known = (profile: PlayerProfile): KnownTaker => ({
    profile,
    tonight: takerTonight(
      profile.playerId,
      asOfStart(profile),
      drawsSoFar,
      opponentOf,
      surroundings,
    ),
  });
  const home = known(ours);
  const away = known(theirs);
  const expected = expectation(home.tonight, away.tonight, situation, surroundings);
  return {
    situation,
    home,
    away,
    arenaEdge,
    expected,
    worthOf: (...terms) =>
      terms.reduce((sum, term) => sum + expected.terms[LEAGUE_TERMS.indexOf(term)]!, 0),
    drawsOf: (playerId) =>
      drawsSoFar.filter((d) => d.homeTakerId === playerId || d.awayTakerId === playerId),
  };
}

/** How a column changes when the same draw is told from the other team. */
export type Mirroring =
  /** Changes sign. */
  | 'SIGNED'
  /** Home's share or flag: the visitor's is what is left of one. */
  | 'SHARE'
  /** Stays. */
  | 'SAME'
  /** Changes places with the column of the other team: `home…` with `away…`. */
  | 'TWIN';

export interface FeatureColumn {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  readonly mirroring: Mirroring;
}

/** One idea about what decides a draw: its columns, how they are computed, how it is said. */
export interface FeatureIdea {
  readonly idea: string;
  readonly group: 'history' | 'player' | 'situation';
  readonly columns: readonly FeatureColumn[];
  /** As many values as columns, in their order; NaN = unknown. */
  compute(context: FeatureContext): readonly number[];
  /** Why it speaks for the side named `favored` (the other is `other`), in hockey words. */
  say(favored: string, other: string, values: readonly number[], isHome: boolean): string;
}

/**
 * Short form of a column. Without a word on it, `home…` and `away…` are twins, `…Difference` is
 * signed, and anything else stays the same told from the other team.
 */
export const column = (
  name: string,
  unit: string,
  description: string,
  mirroring: Mirroring = /^(home|away)[A-Z]/.test(name)
    ? 'TWIN'
    : name.endsWith('Difference')
      ? 'SIGNED'
      : 'SAME',
): FeatureColumn => ({ name, unit, description, mirroring });

/** The column of each team, `home…` and `away…`. */
export const bothColumns = (
  name: string,
  unit: string,
  description: string,
): readonly [FeatureColumn, FeatureColumn] => [
  column(`home${name}`, unit, `${description}, home taker`),
  column(`away${name}`, unit, `${description}, visitor`),
];

/** The column of each team and home's less the visitor's. */
export const comparedColumns = (
  name: string,
  unit: string,
  description: string,
): readonly [FeatureColumn, FeatureColumn, FeatureColumn] => [
  ...bothColumns(name, unit, description),
  column(
    `${name[0]!.toLowerCase()}${name.slice(1)}Difference`,
    unit,
    `${description}, home less visitor`,
  ),
];

/** Values of {@link bothColumns}. */
export const both = (
  { home, away }: Pick<FeatureContext, 'home' | 'away'>,
  of: (taker: KnownTaker, turn: 1 | -1) => number,
): [number, number] => [of(home, 1), of(away, -1)];

/** Values of {@link comparedColumns}. */
export function compared(
  context: Pick<FeatureContext, 'home' | 'away'>,
  of: (taker: KnownTaker, turn: 1 | -1) => number,
): [number, number, number] {
  const [ours, theirs] = both(context, of);
  return [ours, theirs, ours - theirs];
}

/** `won` of `taken` draws, as if `prior` draws at `mean` had come before. */
export const shrunkShare = (
  [taken, won]: readonly [taken: number, won: number],
  prior: number,
  mean = 0.5,
): number => (won + prior * mean) / (taken + prior);

/** Newcomers win fewer than half of their draws. */
export const PRIOR_SHARE = 0.47;

/** Career share, shrunk: what narrower shares are shrunk towards. */
export const careerShare = ({ profile }: KnownTaker): number =>
  shrunkShare(profile.career, 60, PRIOR_SHARE);
