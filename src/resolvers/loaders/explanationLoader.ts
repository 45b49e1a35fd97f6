import DataLoader from 'dataloader';
import type { PlayerProfile } from '../../history/records/playerProfile.ts';
import type { FaceoffSituation } from '../../hockey/faceoffSituation.ts';
import { featureListHash, featureNames } from '../../pipeline/features/featureList.ts';
import type { FaceoffModel } from '../../pipeline/ports.ts';
import { situationRow } from './situationRow.ts';

export interface LoadedExplanation {
  readonly homeProbability: number;
  readonly baseline: number;
  readonly contributions: readonly {
    readonly feature: string;
    readonly value: number | null;
    readonly contribution: number;
  }[];
  readonly modelVersion: string;
}

/** SHAP values of situations, strongest first: one call to the model for all of one tick. */
export function explanationLoader(
  model: FaceoffModel,
  players: DataLoader<string, PlayerProfile | null>,
): DataLoader<FaceoffSituation, LoadedExplanation> {
  return new DataLoader(
    async (situations) => {
      const rows = await Promise.all(
        situations.map((situation) => situationRow(situation, players)),
      );
      const { modelVersion, answers } = await model.predict({
        featureListHash,
        rows,
        contributions: true,
      });
      return rows.map((row, i) => {
        const { probability, contributions } = answers[i] ?? { probability: 0, contributions: [] };
        if (contributions.length !== featureNames.length + 1) {
          return new Error(
            `Expected ${featureNames.length + 1} contributions, got ${contributions.length}`,
          );
        }
        return {
          homeProbability: probability,
          baseline: contributions[featureNames.length]!,
          contributions: featureNames
            .map((feature, k) => ({
              feature,
              value: Number.isNaN(row[k]!) ? null : row[k]!,
              contribution: contributions[k]!,
            }))
            .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)),
          modelVersion,
        };
      });
    },
    { maxBatchSize: 100, cache: false },
  );
}
