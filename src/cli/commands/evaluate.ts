import { Command } from 'commander';
import type { DefineCommand } from '../defineCommand.ts';
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
      const { fittedSeasons, loadModel } = await import('../loadModel.ts');
      const { loadSeason } = await import('../loadSeason.ts');
      const { judge } = await import('../../training/judge.ts');
      const { describeJudgement } = await import('../describeJudgement.ts');
      const season = Number(checkSeason(options.season));
      const { model, directory } = await loadModel(options.model);
      const fitted = await fittedSeasons(directory);
      const newest = fitted.reduce((most, one) => Math.max(most, Number(one)), 0);
      if (season <= newest) {
        throw new ExpectedError(
          `expected a season after those the model was fitted on (to ${newest}), got ${options.season}: ` +
            'train with --test-season to judge an earlier one',
        );
      }
      const { games, players } = await loadHistory(options.history);
      const bar = new ProgressBar();
      const { data, homeShare } = await loadSeason(games, players, options.season, bar);
      const judgement = judge(model, data, homeShare);
      bar.done(`${data.rows} draws judged`);
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ season: options.season, ...judgement })}\n`
          : describeJudgement(judgement, options.season),
      );
    });
