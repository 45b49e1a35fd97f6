import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { DefineCommand } from '../defineCommand.ts';
import { checkOutputFile } from '../fileErrors.ts';

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
      const { loadSeason } = await import('../loadSeason.ts');
      const { analyzeFeatures } = await import('../../training/analyzeFeatures.ts');
      const { analysisReport } = await import('../../training/analysisReport.ts');
      if (options.season !== undefined) checkSeason(options.season);
      await checkOutputFile(options.out);
      const { model, directory, version } = await loadModel(options.model);
      const { games, players } = await loadHistory(options.history);
      const bar = new ProgressBar();
      const { season, data, homeShare } = await loadSeason(games, players, options.season, bar);
      const analysis = await analyzeFeatures(model, data, homeShare, (share, text) =>
        bar.show(share, text),
      );
      const head = {
        season,
        modelVersion: version,
        wasFittedOnThem: (await fittedSeasons(directory)).includes(season),
      };
      await writeFile(options.out, analysisReport(analysis, head));
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
