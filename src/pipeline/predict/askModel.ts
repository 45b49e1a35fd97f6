import type { PlayerProfile } from '../../history/records/playerProfile.ts';
import type { FaceoffSituation } from '../../hockey/faceoffSituation.ts';
import type { Intent, PredictIntent } from '../faceoff/intent.ts';
import { computeFeatures, featureListHash } from '../features/featureList.ts';
import { strongestReasons } from '../features/reasons.ts';
import type { FaceoffModel } from '../ports.ts';
import type { Prediction } from '../state/gameState.ts';

/** How the players of a game are known while rows are made. */
export interface KnownPlayers {
  readonly profiles: ReadonlyMap<string, PlayerProfile>;
  /** The roster's name, else the id. */
  nameOf(playerId: string): string;
}

/** What one call was about, for metrics: rows asked and answers that were known already. */
export interface AskedModel {
  readonly calls: number;
  readonly rows: number;
  readonly known: number;
  readonly failure: unknown;
}

/** Without an answer and without an earlier one: even, and said to be a stand-in. */
const NO_ANSWER: Prediction = {
  homeProbability: 0.5,
  reasons: [],
  modelVersion: 'none',
  isStale: true,
};

/** After an endpoint that did not answer, the same draw is not asked about for this long. */
const ASK_AGAIN_MILLIS = 500;

const isPredict = (intent: Intent): intent is PredictIntent => intent.kind === 'PREDICT';

/**
 * Asks the model for every combination of the intents that has no answer yet, and for their likely
 * substitutes, all games in one call. Answers are left in each draw's `answers`.
 *
 * When the endpoint fails or is late, the last value told about the draw stands in, marked stale;
 * the next invocation asks again.
 */
export async function askModel(
  intents: readonly Intent[],
  model: FaceoffModel,
  playersOf: (gameId: string) => KnownPlayers,
): Promise<AskedModel> {
  const asked: { intent: PredictIntent; combination: string; situation: FaceoffSituation }[] = [];
  const rows: Float64Array[] = [];
  let known = 0;
  for (const intent of intents.filter(isPredict)) {
    const { answers } = intent.draw;
    const wants = [{ combination: intent.combination, situation: intent.situation }];
    const main = answers[intent.combination];
    if (main && !main.isStale) {
      known++;
      continue;
    }
    wants.push(...intent.substitutions);
    const { profiles } = playersOf(intent.gameId);
    for (const { combination, situation } of wants) {
      const answer = answers[combination];
      if (answer && !answer.isStale) continue;
      if (asked.some((a) => a.intent.draw === intent.draw && a.combination === combination))
        continue;
      asked.push({ intent, combination, situation });
      rows.push(
        computeFeatures(
          situation,
          profiles.get(situation.homeTakerId),
          profiles.get(situation.awayTakerId),
          (playerId) => profiles.get(playerId),
        ),
      );
    }
  }
  if (rows.length === 0) return { calls: 0, rows: 0, known, failure: undefined };
  try {
    const { modelVersion, answers } = await model.predict({
      featureListHash,
      rows,
      contributions: true,
    });
    asked.forEach(({ intent, combination, situation }, i) => {
      const answer = answers[i];
      if (!answer)
        throw new Error(`expected ${rows.length} answers of the model, got ${answers.length}`);
      const { nameOf } = playersOf(intent.gameId);
      intent.draw.answers[combination] = {
        homeProbability: answer.probability,
        reasons: strongestReasons(answer.contributions, rows[i]!, {
          homeName: nameOf(situation.homeTakerId),
          awayName: nameOf(situation.awayTakerId),
        }),
        modelVersion,
        isStale: false,
      };
    });
    return { calls: 1, rows: rows.length, known, failure: undefined };
  } catch (failure) {
    for (const { draw, combination, eventTimestamp } of intents.filter(isPredict)) {
      const answer = draw.answers[combination];
      if (answer && !answer.isStale) continue;
      const last = draw.told?.prediction ?? NO_ANSWER;
      draw.answers[combination] = { ...last, reasons: [], isStale: true };
      draw.askAgainTimestamp = eventTimestamp + ASK_AGAIN_MILLIS;
    }
    return { calls: 1, rows: rows.length, known, failure };
  }
}
