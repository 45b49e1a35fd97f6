import DataLoader from 'dataloader';
import type { PlayerProfile } from '../../history/records/playerProfile.ts';
import type { FaceoffSituation } from '../../hockey/faceoffSituation.ts';
import { featureListHash } from '../../pipeline/features/featureList.ts';
import type { FaceoffModel } from '../../pipeline/ports.ts';
import { situationRow } from './situationRow.ts';

export interface LoadedProbability {
  readonly homeProbability: number;
  readonly modelVersion: string;
}

/** The endpoint takes at most this many rows in one call. */
const MAX_ROWS = 500;

/** Home probabilities of situations: one call to the model for all of one tick. */
export function probabilityLoader(
  model: FaceoffModel,
  players: DataLoader<string, PlayerProfile | null>,
): DataLoader<FaceoffSituation, LoadedProbability> {
  return new DataLoader(
    async (situations) => {
      const rows = await Promise.all(
        situations.map((situation) => situationRow(situation, players)),
      );
      const { modelVersion, answers } = await model.predict({
        featureListHash,
        rows,
        contributions: false,
      });
      return situations.map((_, i) => {
        const answer = answers[i];
        return answer
          ? { homeProbability: answer.probability, modelVersion }
          : new Error(`Expected ${rows.length} answers of the model, got ${answers.length}`);
      });
    },
    { maxBatchSize: MAX_ROWS, cache: false },
  );
}
