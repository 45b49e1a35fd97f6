import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, InvalidArgumentError } from 'commander';
import type { SeriesForecast } from '../../../forecasting/forecastSeries.ts';
import { ExpectedError } from '../../expectedError.ts';
import { progressOf } from './progress.ts';
import { quantileList } from './quantileList.ts';
import { readSeries } from './readSeries.ts';

interface SeriesOptions {
  readonly input: string;
  readonly output: string;
  readonly quantiles: readonly number[];
  readonly method?: string;
  readonly threads?: number;
  readonly explain?: boolean;
  readonly json?: boolean;
}

function threadCount(text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1) throw new InvalidArgumentError('expected a number from 1');
  return n;
}

/** `faceoff forecast series`: forecasts with quantiles for a file of series. */
export const series = (): Command =>
  new Command('series')
    .description('forecast series of a file: lines {id, m, h, x} to {id, method, mean, q}')
    .requiredOption('--input <file>', 'JSON lines {id, m, h, x}; .gz too; - is stdin')
    .requiredOption('--output <file>', 'JSON lines {id, method, mean, q}; - is stdout')
    .option('--quantiles <list>', 'quantiles to give', quantileList, [0.1, 0.5, 0.9])
    .option('--method <name>', 'one method alone instead of the ensemble')
    .option('--threads <n>', 'threads at most', threadCount)
    .option('--explain', 'level, trend and season of each step beside the forecast')
    .option('--json', 'summary as JSON on stdout')
    .action(async (options: SeriesOptions) => {
      const startedAt = performance.now();
      const all = await readSeries(options.input);
      const forecasts = await forecastsFor(all, options);
      const { explainForecast } = await import('../../../forecasting/explainForecast.ts');
      const results = options.explain
        ? forecasts.map((f, i) => ({ ...f, explanation: explainForecast(all[i]!, f.mean) }))
        : forecasts;
      await writeLines(options.output, results);
      const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
      const summary = { series: results.length, seconds, output: options.output };
      const toStdout = options.output === '-' ? process.stderr : process.stdout;
      toStdout.write(
        options.json
          ? `${JSON.stringify(summary)}\n`
          : `${results.length} series forecast in ${seconds} s\n`,
      );
    });

async function forecastsFor(
  all: Awaited<ReturnType<typeof readSeries>>,
  { method: name, quantiles, threads }: SeriesOptions,
): Promise<SeriesForecast[]> {
  if (name !== undefined && name !== 'ensemble') {
    const { methodNamed, methods } = await import('../../../forecasting/methods.ts');
    const { forecastByMethod } = await import('../../../forecasting/forecastByMethod.ts');
    const method = methodNamed(name);
    if (!method) {
      const names = ['ensemble', ...methods.map((m) => m.name)].join(', ');
      throw new ExpectedError(`no method ${name}; expected one of ${names}`, { exitCode: 2 });
    }
    return forecastByMethod(all, method, quantiles);
  }
  const { candidatesOfMany } = await import('../../../forecasting/candidatesOfMany.ts');
  const { forecastAll } = await import('../../../forecasting/forecastSeries.ts');
  const candidates = await candidatesOfMany(all, {
    ...(threads === undefined ? {} : { threads }),
    onProgress: progressOf('series'),
  });
  return forecastAll(candidates, quantiles);
}

async function writeLines(path: string, results: readonly SeriesForecast[]): Promise<void> {
  const lines = Readable.from(results.map((r) => `${JSON.stringify(r)}\n`));
  try {
    if (path === '-') await pipeline(lines, process.stdout, { end: false });
    else await pipeline(lines, createWriteStream(path));
  } catch (error) {
    throw new ExpectedError(`cannot write ${path}: ${error instanceof Error ? error.message : ''}`);
  }
}
