import { createHash } from 'node:crypto';
import type { PlayerProfile } from '../../history/records/playerProfile.ts';
import type { FaceoffSituation } from '../../hockey/faceoffSituation.ts';
import { ruleBookOfEnvironment } from '../../hockey/ruleBook.ts';
import { body } from './body.ts';
import { career } from './career.ts';
import { clockAndScore } from './clockAndScore.ts';
import { dotRecord } from './dotRecord.ts';
import { earlierSeasons } from './earlierSeasons.ts';
import { experience } from './experience.ts';
import { contextOf, type FeatureColumn, type FeatureIdea } from './featureIdea.ts';
import { firstStick } from './firstStick.ts';
import { form } from './form.ts';
import { handRecord } from './handRecord.ts';
import { headToHead } from './headToHead.ts';
import { hiddenHand } from './hiddenHand.ts';
import { homeAndAway } from './homeAndAway.ts';
import { homeIce } from './homeIce.ts';
import { inGame } from './inGame.ts';
import { lastGames } from './lastGames.ts';
import { load } from './load.ts';
import { opponentHand } from './opponentHand.ts';
import { opposition } from './opposition.ts';
import { rating } from './rating.ts';
import { repeatedDraw } from './repeatedDraw.ts';
import { rest } from './rest.ts';
import { role } from './role.ts';
import { season } from './season.ts';
import { stakes } from './stakes.ts';
import { streak } from './streak.ts';
import { strength } from './strength.ts';
import { strengthRecord } from './strengthRecord.ts';
import { strongSide } from './strongSide.ts';
import { surplus } from './surplus.ts';
import { teamTonight } from './teamTonight.ts';
import { tonightSurplus } from './tonightSurplus.ts';
import { trust } from './trust.ts';
import { usage } from './usage.ts';
import { zone } from './zone.ts';

/**
 * Every idea, in the order of its columns. A new idea is one file and one line here; the model has
 * to be trained again, for names and order are part of it.
 */
export const featureIdeas: readonly FeatureIdea[] = [
  rating,
  strongSide,
  hiddenHand,
  opponentHand,
  handRecord,
  strength,
  strengthRecord,
  zone,
  dotRecord,
  firstStick(ruleBookOfEnvironment()),
  homeIce,
  homeAndAway,
  usage,
  trust,
  role,
  career,
  season,
  earlierSeasons,
  form,
  surplus,
  lastGames,
  opposition,
  headToHead,
  inGame,
  tonightSurplus,
  streak,
  teamTonight,
  repeatedDraw,
  load,
  clockAndScore,
  stakes,
  rest,
  body,
  experience,
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
 * path and training call this one function; training keeps 32-bit values, and so these are.
 *
 * @param home - the home taker's record as of the start of the game; a newcomer when there is none
 * @param profileOf - records of the others as of the start of the game, for tonight's draws
 */
export function computeFeatures(
  situation: FaceoffSituation,
  home: PlayerProfile | undefined,
  away: PlayerProfile | undefined,
  profileOf: (playerId: string) => PlayerProfile | undefined = () => undefined,
): Float64Array {
  const row = new Float64Array(featureNames.length);
  const context = contextOf(situation, home, away, profileOf);
  let at = 0;
  for (const idea of featureIdeas) {
    for (const value of idea.compute(context)) row[at++] = Math.fround(value);
  }
  return row;
}
