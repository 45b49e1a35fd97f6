import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TablePlayer } from '../history/tables/readPlayers.ts';
import type { TableGame } from '../history/tables/tableGame.ts';
import { formatModel } from '../model/lightGbmModel.ts';
import { type TrainingRequest, type TrainingResult, trainLightGbm } from '../model/trainer.ts';
import { featureListHash, featureNames } from '../pipeline/features/featureList.ts';
import { fitModel } from './fitModel.ts';
import { judge } from './judge.ts';
import type { ModelCard } from './modelCard.ts';
import { NoDrawsError } from './noDrawsError.ts';
import { rollHistory, selectRows } from './rollHistory.ts';

export interface TrainModelOptions {
  readonly games: readonly TableGame[];
  readonly players: ReadonlyMap<string, TablePlayer>;
  /** Judged on this season, trained on those before, e.g. `20242025`. */
  readonly testSeason: string;
  readonly seed: number;
  /** Ship a fit on every season; the figures stay those of the first fit. */
  readonly refits?: boolean | undefined;
  /** What grows the trees; ours without. */
  readonly engine?: ((request: TrainingRequest) => Promise<TrainingResult>) | undefined;
  /** Share done of the step that `what` names. */
  readonly onProgress?: (share: number, what: string) => void;
}

/**
 * History → model and card: rolls through the games, fits on the seasons before, judges on the test
 * season, and refits on all when asked.
 *
 * @throws {@link NoDrawsError} when no placed draw lies before or in the test season
 */
export async function trainModel(
  options: TrainModelOptions,
): Promise<{ readonly text: string; readonly card: ModelCard }> {
  const { games, players, testSeason, seed, engine = trainLightGbm } = options;
  const { onProgress = () => undefined } = options;
  const all = rollHistory(games, players, (done) => {
    if (done % 200 === 0) onProgress(done / games.length, 'rolling through history');
  });
  const cut = Number(testSeason);
  const before = selectRows(all, (season) => season < cut);
  const test = selectRows(all, (season) => season === cut);
  if (before.rows === 0 || test.rows === 0) {
    throw new NoDrawsError(
      `expected draws before and in season ${testSeason}, got ${before.rows} and ${test.rows}`,
    );
  }
  const onTree = (tree: number, of: number, loss: number): void => {
    if (tree % 10 !== 0) return;
    const now = Number.isNaN(loss) ? '' : `, log-loss ${loss.toFixed(5)}`;
    onProgress(tree / of, `tree ${tree}${now}`);
  };
  const fitted = await fitModel(before, seed, onTree, engine);
  const homeShare = before.label.reduce((sum, won) => sum + won, 0) / before.rows;
  const judgement = judge(fitted.model, test, homeShare);
  const shipped = options.refits
    ? await fitModel(all, seed, (tree, of) => onProgress(tree / of, 'refit'), engine)
    : fitted;
  const rows = options.refits ? all : before;
  const text = formatModel(shipped.model);
  const card = {
    modelVersion: createHash('sha256').update(text).digest('hex').slice(0, 12),
    featureListHash,
    featureNames,
    trees: shipped.trees,
    seed,
    trainedOn: { seasons: [...new Set(rows.season)].map(String), draws: rows.rows },
    test: { season: testSeason, trainedBefore: testSeason, ...judgement },
  };
  return { text, card };
}

/** Writes `model.txt` and `card.json` into a directory, which is made. */
export async function saveModel(directory: string, text: string, card: ModelCard): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'model.txt'), text);
  await writeFile(join(directory, 'card.json'), `${JSON.stringify(card, null, 2)}\n`);
}
