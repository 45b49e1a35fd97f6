import DataLoader from 'dataloader';
import type { PlayerProfile } from '../../history/records/playerProfile.ts';
import type { FaceoffSituation } from '../../hockey/faceoffSituation.ts';
import { featureListHash, featureNames } from '../../pipeline/features/featureList.ts';
import type { FaceoffModel, ModelAnswer } from '../../pipeline/ports.ts';
import type { ReadsUnderWay } from './readsUnderWay.ts';
import { situationRow } from './situationRow.ts';

export interface LoadedProbability {
  readonly homeProbability: number;
  readonly modelVersion: string;
}

export interface LoadedExplanation extends LoadedProbability {
  readonly baseline: number;
  /** Strongest first. */
  readonly contributions: readonly {
    readonly feature: string;
    readonly value: number | null;
    readonly contribution: number;
  }[];
}

export interface ModelLoaders {
  readonly probability: { load(situation: FaceoffSituation): Promise<LoadedProbability> };
  /** With SHAP values. */
  readonly explanation: { load(situation: FaceoffSituation): Promise<LoadedExplanation> };
}

/** The endpoint is given at most this many rows in one call, and asked to explain so many of them. */
const MAX_ROWS = 500;
const MAX_EXPLAINED = 100;

interface Question {
  readonly situation: FaceoffSituation;
  readonly isExplained: boolean;
}

interface Answered extends ModelAnswer {
  readonly modelVersion: string;
  readonly row: Float64Array;
}

/**
 * What the model says of situations: one call for all that a request asks, probabilities and
 * explanations alike, once its reads are done; more only beyond the endpoint's limits, or where a
 * question lies beneath another's answer. A call that fails fails its own rows alone.
 */
export function modelLoaders(
  model: FaceoffModel,
  players: DataLoader<string, PlayerProfile | null>,
  reads: Pick<ReadsUnderWay, 'whenDone'>,
): ModelLoaders {
  const loader = new DataLoader<Question, Answered>(
    async (questions) => {
      const answers = new Map<Question, Answered | Error>();
      await Promise.all(callsFor(questions).map((call) => ask(call, answers)));
      return questions.map((one) => answers.get(one)!);
    },
    { cache: false, batchScheduleFn: (dispatch) => reads.whenDone(dispatch) },
  );

  async function ask(call: readonly Question[], into: Map<Question, Answered | Error>) {
    try {
      const rows = await Promise.all(call.map((one) => situationRow(one.situation, players)));
      const { modelVersion, answers } = await model.predict({
        featureListHash,
        rows,
        contributions: call.filter(({ isExplained }) => isExplained).length,
      });
      for (const [i, question] of call.entries()) {
        const answer = answers[i];
        into.set(
          question,
          answer
            ? { ...answer, modelVersion, row: rows[i]! }
            : new Error(`Expected ${rows.length} answers of the model, got ${answers.length}`),
        );
      }
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      for (const question of call) into.set(question, failure);
    }
  }

  return {
    probability: {
      async load(situation) {
        const { probability, modelVersion } = await loader.load({ situation, isExplained: false });
        return { homeProbability: probability, modelVersion };
      },
    },
    explanation: {
      load: async (situation) => explained(await loader.load({ situation, isExplained: true })),
    },
  };
}

/** As few calls as the limits allow; in each the explained rows come first. */
function callsFor(questions: readonly Question[]): readonly (readonly Question[])[] {
  const toExplain = questions.filter(({ isExplained }) => isExplained);
  const others = questions.filter(({ isExplained }) => !isExplained);
  const calls: Question[][] = [];
  while (toExplain.length + others.length > 0) {
    const call = toExplain.splice(0, MAX_EXPLAINED);
    calls.push([...call, ...others.splice(0, MAX_ROWS - call.length)]);
  }
  return calls;
}

function explained({ probability, contributions, modelVersion, row }: Answered): LoadedExplanation {
  if (contributions.length !== featureNames.length + 1) {
    throw new Error(
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
}
