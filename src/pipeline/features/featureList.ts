import { createHash } from 'node:crypto';
import type { PlayerProfile } from '../../history/records/playerProfile.ts';
import type { FaceoffSituation } from '../../hockey/faceoffSituation.ts';
import { body } from './body.ts';
import { career } from './career.ts';
import { clockAndScore } from './clockAndScore.ts';
import type { FeatureColumn, FeatureIdea } from './featureIdea.ts';
import { firstStick } from './firstStick.ts';
import { form } from './form.ts';
import { headToHead } from './headToHead.ts';
import { inGame } from './inGame.ts';
import { opponentHand } from './opponentHand.ts';
import { rating } from './rating.ts';
import { rest } from './rest.ts';
import { season } from './season.ts';
import { strength } from './strength.ts';
import { strongSide } from './strongSide.ts';
import { zone } from './zone.ts';

/**
 * Every idea, in the order of its columns. A new idea is one file and one line here; the model has
 * to be trained again, for names and order are part of it.
 */
export const featureIdeas: readonly FeatureIdea[] = [
  rating,
  strongSide,
  opponentHand,
  strength,
  zone,
  firstStick,
  career,
  season,
  form,
  headToHead,
  inGame,
  clockAndScore,
  rest,
  body,
];

/** Columns with the idea each belongs to. */
export const features: readonly (FeatureColumn & Pick<FeatureIdea, 'idea' | 'group'>)[] =
  featureIdeas.flatMap(({ idea, group, columns }) =>
    columns.map((one) => ({ ...one, idea, group })),
  );

export const featureNames: readonly string[] = features.map(({ name }) => name);

/** SHA-256 in hex of the names joined by newlines; requests to the model carry it. */
export const featureListHash: string = createHash('sha256')
  .update(featureNames.join('\n'))
  .digest('hex');

/**
 * The model's input for one draw, [k] in the order of {@link featureNames}; NaN = unknown. The live
 * path and training call this one function.
 *
 * @param home - the home taker's record as of the start of the game; absent when there is none
 */
export function computeFeatures(
  situation: FaceoffSituation,
  home: PlayerProfile | undefined,
  away: PlayerProfile | undefined,
): Float64Array {
  const row = new Float64Array(featureNames.length);
  const context = { situation, home, away };
  let at = 0;
  for (const idea of featureIdeas) {
    for (const value of idea.compute(context)) row[at++] = value;
  }
  return row;
}
