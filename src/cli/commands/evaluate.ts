import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import type { DefineCommand } from '../commands.ts';
import { ExpectedError } from '../expectedError.ts';

interface EvaluateOptions {
  readonly history: string;
  readonly season: string;
  readonly model?: string;
  readonly json?: true;
}

/** `faceoff evaluate`: how good a frozen model is on a season, features rolling forward through it. */
export const evaluate: DefineCommand = () =>
  new Command('evaluate')
    .description('judge a model on a season of face-off history')
    .requiredOption('--history <dir>', 'directory with faceoffs*.parquet or .csv')
    .requiredOption('--season <season>', 'e.g. 20242025')
    .option('--model <dir>', 'model to judge; without it the shipped one')
    .option('--json', 'machine-readable result')
    .action(async (options: EvaluateOptions) => {
      const { checkSeason, loadHistory } = await import('../loadHistory.ts');
      const { ProgressBar } = await import('../progressBar.ts');
      const { packageRoot } = await import('../packagePaths.ts');
      const { rollHistory, selectRows } = await import('../../training/rollHistory.ts');
      const { judge } = await import('../../training/judge.ts');
      const { ModelFormatError, parseModel } = await import('../../model/lightGbmModel.ts');
      const { featureNames } = await import('../../pipeline/features/featureList.ts');
      const season = Number(checkSeason(options.season));
      const file = join(options.model ?? join(packageRoot(), 'models', 'faceoff'), 'model.txt');
      let model: ReturnType<typeof parseModel>;
      try {
        model = parseModel(await readFile(file, 'utf8'));
      } catch (error) {
        if (error instanceof ModelFormatError) throw new ExpectedError(`${file}: ${error.message}`);
        throw new ExpectedError(`expected a model at ${file}, found none that can be read`, {
          cause: error,
        });
      }
      const wrong = featureNames.findIndex((name, i) => name !== model.featureNames[i]);
      if (wrong >= 0 || model.featureNames.length !== featureNames.length) {
        throw new ExpectedError(
          `${file}: expected a model with this version's ${featureNames.length} features, got one with ${model.featureNames.length} others`,
        );
      }
      const fitted = await fittedSeasons(join(dirname(file), 'card.json'));
      const newest = fitted.reduce((most, one) => Math.max(most, Number(one)), 0);
      if (season <= newest) {
        throw new ExpectedError(
          `expected a season after those the model was fitted on (to ${newest}), got ${options.season}: ` +
            'train with --test-season to judge an earlier one',
        );
      }
      const { games, players } = await loadHistory(options.history);
      const known = [...new Set(games.map((game) => game.season))];
      if (!known.includes(options.season)) {
        throw new ExpectedError(
          `expected draws of season ${options.season}, the tables have ${known.join(', ')}`,
        );
      }
      const bar = new ProgressBar();
      const all = rollHistory(games, players, (done) => {
        if (done % 200 === 0) bar.show(done / games.length, 'rolling through history');
      });
      const before = selectRows(all, (one) => one < season);
      const test = selectRows(all, (one) => one === season);
      if (test.rows === 0) {
        throw new ExpectedError(
          `expected draws with place and clock in season ${options.season}, got none`,
        );
      }
      const homeShare =
        before.rows === 0 ? 0.5 : before.label.reduce((sum, won) => sum + won, 0) / before.rows;
      const { reliability: bins, ...figures } = judge(model, test, homeShare);
      bar.done(`${test.rows} draws judged`);
      if (options.json) {
        process.stdout.write(
          `${JSON.stringify({ season: options.season, ...figures, reliability: bins })}\n`,
        );
        return;
      }
      process.stdout.write(
        `${figures.rows} draws of ${options.season}: log-loss ${figures.logLoss.toFixed(5)}, AUC ${figures.auc.toFixed(4)}, Brier ${figures.brier.toFixed(5)}, calibration error ${figures.ece.toFixed(4)}\n` +
          `online rating alone: log-loss ${figures.baselineLogLoss.rating.toFixed(5)}; always the home share: ${figures.baselineLogLoss.always.toFixed(5)}\n`,
      );
    });

/** Seasons that the card beside a model names; none where there is no card. */
async function fittedSeasons(card: string): Promise<readonly string[]> {
  let text: string;
  try {
    text = await readFile(card, 'utf8');
  } catch {
    return [];
  }
  try {
    const { trainedOn } = JSON.parse(text) as { trainedOn?: { seasons?: unknown } };
    return Array.isArray(trainedOn?.seasons) ? trainedOn.seasons.map(String) : [];
  } catch (cause) {
    throw new ExpectedError(`expected JSON in ${card}, got something else`, { cause });
  }
}
