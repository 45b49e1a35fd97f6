import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { ExpectedError } from '../../expectedError.ts';
import { ProgressBar } from '../../progressBar.ts';
import { runningSystemOption } from '../../runningSystemOption.ts';
import { dayArgument, seasonArgument } from './dayAndSeason.ts';

interface RefreshOptions {
  readonly draws: string;
  readonly schedule?: string;
  readonly season?: string;
  readonly through?: string;
  readonly accuracy?: boolean;
  readonly directory: string;
  readonly json?: boolean;
}

/** `faceoff forecast refresh`: what the Lambda does after each game day, for the running system. */
export const refresh = (): Command =>
  new Command('refresh')
    .description('forecast all players and teams anew and store the forecasts for the API')
    .requiredOption('--draws <file>', 'history table in Parquet')
    .option('--schedule <file>', 'CSV with game_date, home_team, away_team')
    .option(
      '--season <season>',
      'of the schedule, like 20242025; the latest where not given',
      seasonArgument,
    )
    .option(
      '--through <date>',
      'day up to which games are known; the last where not given',
      dayArgument,
    )
    .option('--accuracy', 'roll through the season too and store how forecasts would have done')
    .addOption(runningSystemOption())
    .option('--json', 'summary as JSON')
    .action(async (options: RefreshOptions) => {
      const { publishedEnvironment } = await import('../../../local/publishedEnvironment.ts');
      // What is set already wins: an account is never taken for the running system.
      if (!process.env.GAME_TABLE) {
        Object.assign(process.env, publishedEnvironment(options.directory));
      }
      const table = process.env.GAME_TABLE;
      if (!table) {
        throw new ExpectedError(
          `expected a system running in ${options.directory}, or the environment variable GAME_TABLE`,
        );
      }
      const summary = { table, ...(await refreshed(options, table)) };
      process.stdout.write(
        options.json
          ? `${JSON.stringify(summary)}\n`
          : `${summary.forecasts} forecasts as of ${summary.knownThrough} written\n`,
      );
    });

async function refreshed(options: RefreshOptions, table: string) {
  const { draws, schedule: path, season, through, accuracy = false } = options;
  const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
  const { httpHandler } = await import('../../../aws/clients.ts');
  const { DynamoForecasts } = await import('../../../aws/dynamoForecasts.ts');
  const { HistoryTableError } = await import('../../../forecasting/faceoffs/readDraws.ts');
  const { refreshFaceoffs } = await import('../../../forecasting/faceoffs/refreshFaceoffs.ts');
  const bar = new ProgressBar();
  const dynamo = new DynamoDBClient({ requestHandler: httpHandler() });
  try {
    const schedule = path === undefined ? undefined : await readFile(path, 'utf8');
    const summary = await refreshFaceoffs(
      {
        draws,
        ...(schedule === undefined ? {} : { schedule }),
        ...(season === undefined ? {} : { season }),
        ...(through === undefined ? {} : { through }),
        withAccuracy: accuracy,
        now: Date.now(),
      },
      new DynamoForecasts(dynamo, table),
      (share, text) => bar.show(share, text),
    );
    bar.done(`${summary.forecasts} forecasts in ${table}`);
    return summary;
  } catch (error) {
    if (error instanceof HistoryTableError) throw new ExpectedError(error.message);
    throw error;
  } finally {
    dynamo.destroy();
  }
}
