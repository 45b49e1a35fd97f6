import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { ExpectedError } from '../../expectedError.ts';
import { progressOf } from './progress.ts';
import { quantileList } from './quantileList.ts';
import { readSeries } from './readSeries.ts';

interface PlotOptions {
  readonly input: string;
  readonly id?: string;
  readonly quantiles: readonly number[];
  readonly output: string;
  readonly json?: boolean;
}

/** `faceoff forecast plot`: one series with its forecast as a picture. */
export const plot = (): Command =>
  new Command('plot')
    .description('draw a series with its forecast and intervals as SVG')
    .requiredOption('--input <file>', 'JSON lines {id, m, h, x}')
    .option('--id <id>', 'series to draw; the first where not given')
    .option('--quantiles <list>', 'quantiles', quantileList, [0.025, 0.1, 0.5, 0.9, 0.975])
    .requiredOption('--output <file>', 'SVG file; - is stdout')
    .option('--json', 'what was drawn, as JSON')
    .action(async (options: PlotOptions) => {
      const { candidatesOfMany } = await import('../../../forecasting/candidatesOfMany.ts');
      const { forecastAll } = await import('../../../forecasting/forecastSeries.ts');
      const { plotForecast } = await import('../../../forecasting/plot.ts');
      const all = await readSeries(options.input);
      const chosen = options.id === undefined ? all[0]! : all.find((s) => s.id === options.id);
      if (!chosen) throw new ExpectedError(`${options.input} holds no series ${options.id}`);
      const candidates = await candidatesOfMany([chosen], { onProgress: progressOf('series') });
      const [forecast] = forecastAll(candidates, options.quantiles);
      const svg = plotForecast(chosen, forecast!);
      if (options.output === '-') process.stdout.write(svg);
      else await writeFile(options.output, svg);
      const toSummary = options.output === '-' ? process.stderr : process.stdout;
      toSummary.write(
        options.json
          ? `${JSON.stringify({ ...forecast!, output: options.output })}\n`
          : `${chosen.id}: ${chosen.h} steps drawn to ${options.output}\n`,
      );
    });
