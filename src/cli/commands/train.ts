import { Command, Option } from 'commander';
import type { DefineCommand } from '../defineCommand.ts';
import { ExpectedError } from '../expectedError.ts';
import { checkOutputFolder } from '../fileErrors.ts';

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
      const { describeJudgement } = await import('../describeJudgement.ts');
      const { ProgressBar } = await import('../progressBar.ts');
      const { NoDrawsError } = await import('../../training/noDrawsError.ts');
      const { saveModel, trainModel } = await import('../../training/trainModel.ts');
      const testSeason = checkSeason(options.testSeason);
      const seed = Number(options.seed);
      if (!Number.isSafeInteger(seed) || seed < 0) {
        throw new ExpectedError(`expected --seed as a whole number, got "${options.seed}"`, {
          exitCode: 2,
        });
      }
      await checkOutputFolder(options.out);
      const engine = await chooseEngine(options.engine);
      const { games, players } = await loadHistory(options.history);
      const bar = new ProgressBar();
      const { text, card } = await trainModel({
        games,
        players,
        testSeason,
        seed,
        engine,
        refits: options.refit === true,
        onProgress: (share, what) => bar.show(share, what),
      }).catch((error: unknown) => {
        throw error instanceof NoDrawsError
          ? new ExpectedError(error.message, { cause: error })
          : error;
      });
      await saveModel(options.out, text, card);
      bar.done(`${options.out}: ${card.trees} trees, version ${card.modelVersion}`);
      process.stdout.write(
        options.json ? `${JSON.stringify(card)}\n` : describeJudgement(card.test, testSeason),
      );
    });
