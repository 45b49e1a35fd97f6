import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import type { ForecastAccuracy } from '../../../forecasting/ports.ts';
import type { AccuracyMeasures } from '../../../forecasting/workflow/backtestItems.ts';
import { ExpectedError } from '../../expectedError.ts';
import { progressOf } from './progress.ts';
import { quantileList } from './quantileList.ts';
import { readSeries } from './readSeries.ts';

interface BacktestOptions {
  readonly input?: string;
  readonly draws?: string;
  readonly season?: string;
  readonly leastRate: number;
  readonly windows: number;
  readonly quantiles: readonly number[];
  readonly output?: string;
  readonly json?: boolean;
}

function atLeast(least: number): (text: string) => number {
  return (text) => {
    const n = Number(text);
    if (!(n >= least)) throw new InvalidArgumentError(`expected a number from ${least}`);
    return n;
  };
}

/** `faceoff forecast backtest`: how forecasts of series, or of face-offs, would have done. */
export const backtest = (): Command =>
  new Command('backtest')
    .description('roll through the past: how forecasts of series or of face-offs would have done')
    .option('--input <file>', 'series: JSON lines {id, m, h, x}')
    .option('--draws <file>', 'face-offs: history table in Parquet')
    .option('--season <season>', 'season to roll through, like 20242025; the last where not given')
    .option('--least-rate <n>', 'players with at least so many draws a game', atLeast(0), 0)
    .option('--windows <n>', 'windows of one horizon each', atLeast(1), 3)
    .option('--quantiles <list>', 'quantiles to keep', quantileList, [0.1, 0.5, 0.9])
    .option('--output <file>', 'rows of every series and window as JSON lines')
    .option('--json', 'machine-readable')
    .action(async (options: BacktestOptions) => {
      if ((options.input === undefined) === (options.draws === undefined)) {
        throw new ExpectedError('expected either --input or --draws', { exitCode: 2 });
      }
      if (options.draws === undefined) await ofSeries(options.input!, options);
      else await ofFaceoffs(options.draws, options);
    });

async function ofSeries(input: string, options: BacktestOptions): Promise<void> {
  const { accuracyOf, backtestItems } = await import(
    '../../../forecasting/workflow/backtestItems.ts'
  );
  const series = await readSeries(input);
  const rows = await backtestItems(series, options.windows, options.quantiles, {
    onProgress: progressOf('windows'),
  });
  if (rows.length === 0) throw new ExpectedError('no series is longer than its horizon');
  const windows = [...new Set(rows.map((r) => r.window))].map((window) => {
    const of = rows.filter((r) => r.window === window);
    return { window, series: of.length, ...accuracyOf(of) };
  });
  const total = accuracyOf(rows);
  if (options.output !== undefined) {
    const lines = rows.map((r) => JSON.stringify({ ...r, accuracy: accuracyOf([r]) }));
    await writeFile(options.output, `${lines.join('\n')}\n`);
  }
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ total, windows })}\n`
      : [
          'window  series     wQL    WAPE    MASE        RMSE  in 80 %',
          ...windows.map((w) => line(String(w.window), w.series, w)),
          line('total', rows.length, total),
          '',
        ].join('\n'),
  );
}

function line(name: string, count: number, a: AccuracyMeasures): string {
  const number = (v: number | undefined, width: number, digits = 4): string =>
    (v === undefined ? '–' : v.toFixed(digits)).padStart(width);
  return (
    name.padEnd(6) +
    String(count).padStart(8) +
    number(a.averageWQL, 8) +
    number(a.wape, 8) +
    number(a.mase, 8) +
    number(a.rmse, 12, 3) +
    number(a.coverage80, 9, 3)
  );
}

async function ofFaceoffs(path: string, options: BacktestOptions): Promise<void> {
  const { HistoryTableError, readDraws } = await import(
    '../../../forecasting/faceoffs/readDraws.ts'
  );
  const { countGames } = await import('../../../forecasting/faceoffs/playedGames.ts');
  const { FaceoffExamples } = await import('../../../forecasting/faceoffs/faceoffModel.ts');
  const { rollFaceoffs } = await import('../../../forecasting/faceoffs/rollFaceoffs.ts');
  const draws = await readDraws(path).catch((error: unknown) => {
    throw error instanceof HistoryTableError ? new ExpectedError(error.message) : error;
  });
  const games = countGames(draws);
  const season = options.season ?? games.at(-1)?.season;
  if (season === undefined || !games.some((g) => g.season === season)) {
    throw new ExpectedError(`the table holds no regular-season games of ${season ?? 'any season'}`);
  }
  const rows = rollFaceoffs(new FaceoffExamples(games), season, {
    leastRate: options.leastRate,
    onProgress: progressOf('spans'),
  });
  if (rows.length === 0) throw new ExpectedError(`season ${season} is too short to roll through`);
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ season, leastRate: options.leastRate, accuracy: rows })}\n`
      : [
          'who    what         span     windows    WAPE  best simple forecast     WAPE  better  in 80 %',
          ...rows.map(faceoffLine),
          '',
        ].join('\n'),
  );
}

function faceoffLine(a: ForecastAccuracy): string {
  const better = 100 * (1 - a.wape / a.baseline.wape);
  return (
    `${a.subjectKind.padEnd(7)}${a.measure.padEnd(13)}${a.span.padEnd(9)}` +
    `${String(a.windows).padStart(7)}${a.wape.toFixed(4).padStart(8)}  ` +
    `${a.baseline.name.padEnd(22)}${a.baseline.wape.toFixed(4).padStart(7)}` +
    `${better.toFixed(1).padStart(6)} %${a.coverage80.toFixed(3).padStart(9)}`
  );
}
