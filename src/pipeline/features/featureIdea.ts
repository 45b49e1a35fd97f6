import type { Belief, PlayerProfile } from '../../history/records/playerProfile.ts';
import type { FaceoffSituation } from '../../hockey/faceoffSituation.ts';

/** What an idea computes its columns from: all of it known before the puck drops. */
export interface FeatureContext {
  readonly situation: FaceoffSituation;
  /** Absent for a player nobody has a record of. */
  readonly home: PlayerProfile | undefined;
  readonly away: PlayerProfile | undefined;
}

export interface FeatureColumn {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
}

export interface Names {
  readonly home: string;
  readonly away: string;
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

/** Short form of a column. */
export const column = (name: string, unit: string, description: string): FeatureColumn => ({
  name,
  unit,
  description,
});

/** `won` of `taken` draws, as if `prior` draws at `mean` had come before. */
export const shrunkShare = (
  tally: readonly [taken: number, won: number] | undefined,
  prior: number,
  mean = 0.5,
): number => (tally ? (tally[1] + prior * mean) / (tally[0] + prior) : Number.NaN);

/** Mean of the belief at a place of a profile's list; NaN for a player without record. */
export const meanAt = (beliefs: readonly Belief[] | undefined, place: number): number =>
  beliefs?.[place]?.[0] ?? Number.NaN;
