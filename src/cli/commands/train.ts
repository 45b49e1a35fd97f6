import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import type { DefineCommand } from '../commands.ts';
import { ExpectedError } from '../expectedError.ts';

interface TrainOptions {
  readonly history: string;
  readonly testSeason: string;
  readonly out: string;
  readonly seed: string;
  readonly engine: 'ts' | 'native';
  readonly refit?: true;
  readonly json?: true;
}

/** `faceoff train`: history → `model.txt` and its card. */
export const train: DefineCommand = () =>
  new Command('train')
    .description('train the model on face-off history and judge it on a later season')
    .requiredOption('--history <dir>', 'directory with faceoffs*.parquet or .csv')
    .option('--test-season <season>', 'judged on this season, trained on those before', '20242025')
    .requiredOption('--out <dir>', 'gets model.txt and card.json')
    .option('--seed <n>', 'same seed, same model', '1')
    .addOption(
      new Option(
        '--engine <name>',
        'what fits the trees; native: the LightGBM library that LIGHTGBM_LIB names',
      )
        .choices(['ts', 'native'])
        .default('ts'),
    )
    .option('--refit', 'ship a fit on every season; the figures stay those of the first fit')
    .option('--json', 'the card on stdout')
    .action(async (options: TrainOptions) => {
      const { checkSeason, loadHistory } = await import('../loadHistory.ts');
      const { chooseEngine } = await import('../chooseEngine.ts');
      const { ProgressBar } = await import('../progressBar.ts');
      const { rollHistory, selectRows } = await import('../../training/rollHistory.ts');
      const { fitModel } = await import('../../training/fitModel.ts');
      const { judge } = await import('../../training/judge.ts');
      const { formatModel } = await import('../../model/lightGbmModel.ts');
      const { featureListHash, featureNames } = await import(
        '../../pipeline/features/featureList.ts'
      );
      const cut = Number(checkSeason(options.testSeason));
      const seed = Number(options.seed);
      if (!Number.isSafeInteger(seed) || seed < 0) {
        throw new ExpectedError(`expected --seed as a whole number, got "${options.seed}"`, {
          exitCode: 2,
        });
      }
      const engine = await chooseEngine(options.engine);
      const { games, players } = await loadHistory(options.history);
      const bar = new ProgressBar();
      const all = rollHistory(games, players, (done) => {
        if (done % 200 === 0) bar.show(done / games.length, 'rolling through history');
      });
      const before = selectRows(all, (season) => season < cut);
      const test = selectRows(all, (season) => season === cut);
      if (before.rows === 0 || test.rows === 0) {
        throw new ExpectedError(
          `expected draws before and in season ${options.testSeason}, got ${before.rows} and ${test.rows}`,
        );
      }
      const onTree = (tree: number, of: number, loss: number): void => {
        if (tree % 10 !== 0) return;
        const now = Number.isNaN(loss) ? '' : `, log-loss ${loss.toFixed(5)}`;
        bar.show(tree / of, `tree ${tree}${now}`);
      };
      const fitted = await fitModel(before, seed, onTree, engine);
      const homeShare = before.label.reduce((sum, won) => sum + won, 0) / before.rows;
      const judgement = judge(fitted.model, test, homeShare);
      const shipped = options.refit
        ? await fitModel(all, seed, (tree, of) => bar.show(tree / of, 'refit'), engine)
        : fitted;
      const rows = options.refit ? all : before;
      const text = formatModel(shipped.model);
      const card = {
        modelVersion: createHash('sha256').update(text).digest('hex').slice(0, 12),
        featureListHash,
        featureNames,
        trees: shipped.trees,
        seed,
        engine: options.engine,
        trainedOn: { seasons: [...new Set(rows.season)].map(String), draws: rows.rows },
        test: { season: options.testSeason, trainedBefore: options.testSeason, ...judgement },
      };
      await mkdir(options.out, { recursive: true });
      await writeFile(join(options.out, 'model.txt'), text);
      await writeFile(join(options.out, 'card.json'), `${JSON.stringify(card, null, 2)}\n`);
      bar.done(`${options.out}: ${shipped.trees} trees, version ${card.modelVersion}`);
      process.stdout.write(
        options.json ? `${JSON.stringify(card)}\n` : describe(judgement, options.testSeason),
      );
    });

function describe(j: import('../../training/judge.ts').Judgement, season: string): string {
  const line = (name: string, logLoss: number, rest = '') =>
    `${name.padEnd(28)} log-loss ${logLoss.toFixed(5)}${rest}\n`;
  return [
    `${j.rows} draws of ${season}, never seen in training\n`,
    line(
      'model',
      j.logLoss,
      `  AUC ${j.auc.toFixed(4)}  Brier ${j.brier.toFixed(5)}  calibration error ${j.ece.toFixed(4)}`,
    ),
    line(
      'online rating alone',
      j.baselineLogLoss.rating,
      `  AUC ${j.baselineAuc.rating.toFixed(4)}`,
    ),
    line('always the home share', j.baselineLogLoss.always),
  ].join('');
}
