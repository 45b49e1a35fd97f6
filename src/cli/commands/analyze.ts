import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { DefineCommand } from '../defineCommand.ts';
import { ExpectedError } from '../expectedError.ts';

interface AnalyzeOptions {
  readonly history: string;
  readonly season?: string;
  readonly model?: string;
  readonly out: string;
  readonly json?: true;
}

/** `faceoff analyze`: what each feature says of the winner, as a report with pictures. */
export const analyze: DefineCommand = () =>
  new Command('analyze')
    .description('test every feature against the winner, and weigh it in the model')
    .requiredOption('--history <dir>', 'directory with faceoffs*.parquet or .csv')
    .option('--season <season>', 'draws to analyze, e.g. 20242025; without it the newest')
    .option('--model <dir>', 'model to look into; without it the shipped one')
    .option('--out <file>', 'the report', 'analysis.html')
    .option('--json', 'the numbers on stdout')
    .action(async (options: AnalyzeOptions) => {
      const { checkSeason, loadHistory } = await import('../loadHistory.ts');
      const { fittedSeasons, loadModel } = await import('../loadModel.ts');
      const { ProgressBar } = await import('../progressBar.ts');
      const { rollHistory, selectRows } = await import('../../training/rollHistory.ts');
      const { analyzeFeatures } = await import('../../training/analyzeFeatures.ts');
      const { analysisReport } = await import('../../training/analysisReport.ts');
      if (options.season !== undefined) checkSeason(options.season);
      const { model, directory, version } = await loadModel(options.model);
      const { games, players } = await loadHistory(options.history);
      const bar = new ProgressBar();
      const all = rollHistory(games, players, (done) => {
        if (done % 200 === 0) bar.show(done / games.length, 'rolling through history');
      });
      const seasons = [...new Set(all.season)].map(String).sort();
      const season = options.season ?? seasons.at(-1);
      if (season === undefined || !seasons.includes(season)) {
        throw new ExpectedError(
          `expected draws with place and clock of season ${season ?? 'any'}, the tables have ${seasons.join(', ') || 'none'}`,
        );
      }
      const data = selectRows(all, (one) => String(one) === season);
      const before = selectRows(all, (one) => one < Number(season));
      const homeShare =
        before.rows === 0 ? 0.5 : before.label.reduce((sum, won) => sum + won, 0) / before.rows;
      const analysis = await analyzeFeatures(model, data, homeShare, (share, text) =>
        bar.show(share, text),
      );
      const head = {
        season,
        modelVersion: version,
        wasFittedOnThem: (await fittedSeasons(directory)).includes(season),
      };
      try {
        await writeFile(options.out, analysisReport(analysis, head));
      } catch (cause) {
        const { code } = cause as NodeJS.ErrnoException;
        throw new ExpectedError(`${options.out}: cannot be written (${code})`, { cause });
      }
      bar.done(`${options.out}: ${analysis.features.length} columns of ${analysis.rows} draws`);
      const { tree: _, ...numbers } = analysis;
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ ...head, ...numbers })}\n`
          : `${analysis.ideas
              .map(
                ({ idea, mean }) =>
                  `${idea.padEnd(28)} log-loss ${mean < 0 ? '−' : '+'}${Math.abs(mean).toFixed(5)} without it\n`,
              )
              .join('')}`,
      );
    });
