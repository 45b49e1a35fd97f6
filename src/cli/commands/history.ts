import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { DefineCommand } from '../defineCommand.ts';
import { ExpectedError } from '../expectedError.ts';
import { checkOutputFolder } from '../fileErrors.ts';
import { checkSeason, loadHistory } from '../loadHistory.ts';
import { ProgressBar } from '../progressBar.ts';
import { runningSystemOption } from '../runningSystemOption.ts';

interface ImportOptions {
  readonly from?: readonly string[];
  readonly season?: readonly string[];
  readonly out: string;
  readonly format: 'parquet' | 'csv';
  readonly api: string;
  readonly requestsPerSecond: string;
  readonly json?: true;
}

interface LoadOptions {
  readonly history: string;
  readonly directory: string;
  readonly drawSeasons: number;
  readonly json?: true;
}

const count = (value: string): number => {
  if (/^\d{1,3}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('expected a whole number, 0 or more');
};

const append = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

/** `faceoff history`: other people's face-off data → tables → records that the live path reads. */
export const history: DefineCommand = () => {
  const command = new Command('history').description('bring in face-off history');
  command
    .command('import')
    .description(
      'read tables, play-by-play files or the public web API of the league into one checked history',
    )
    .option('--from <dir>', 'with tables or play-by-play (*.json); may be repeated', append)
    .option('--season <season>', 'download this season, e.g. 20242025; may be repeated', append)
    .requiredOption('--out <dir>', 'gets faceoffs, games, players and player_seasons')
    .addOption(
      new Option('--format <name>', 'of the table of draws')
        .choices(['parquet', 'csv'])
        .default('parquet'),
    )
    .option('--api <url>', 'where the web API is', 'https://api-web.nhle.com')
    .option('--requests-per-second <n>', 'at most so many', '2')
    .option('--json', 'the report on stdout as JSON')
    .action(runImport);
  command
    .command('load')
    .description("write players' records, seasons' leaders and single draws to the running system")
    .requiredOption('--history <dir>', 'directory with faceoffs*.parquet or .csv')
    .addOption(runningSystemOption())
    .option('--draw-seasons <n>', 'so many of the latest seasons draw by draw; 0: none', count, 1)
    .option('--json', 'the report on stdout as JSON')
    .action(runLoad);
  return command;
};

async function runImport(options: ImportOptions): Promise<void> {
  const { importHistory } = await import('../../history/importers/importHistory.ts');
  const { HistoryTableError } = await import('../../history/tables/historyTableError.ts');
  const { writeTables } = await import('../../history/tables/writeTables.ts');
  const seasons = (options.season ?? []).map(checkSeason);
  if (!options.from && seasons.length === 0) {
    throw new ExpectedError('expected --from with a directory, or --season to download', {
      exitCode: 2,
    });
  }
  await checkOutputFolder(options.out);
  const bar = new ProgressBar();
  const downloads = join(options.out, 'play-by-play');
  const downloaded = await download(seasons, downloads, options, bar);
  const sources = [...(options.from ?? []), ...(seasons.length > 0 ? [downloads] : [])];
  try {
    const imported = await importHistory(sources, (done, of, name) =>
      bar.show(done / of, `reading ${name}`),
    );
    const files = await writeTables(options.out, imported, options.format);
    const draws = imported.games.reduce((sum, game) => sum + game.draws.length, 0);
    const perSeason = new Map<string, number>();
    for (const game of imported.games) {
      perSeason.set(game.season, (perSeason.get(game.season) ?? 0) + game.draws.length);
    }
    bar.done(`${imported.games.length} games, ${draws} draws in ${options.out}`);
    const report = {
      games: imported.games.length,
      draws,
      players: imported.players.size,
      drawsBySeason: Object.fromEntries(perSeason),
      leftOutOrMended: Object.fromEntries(imported.dropped),
      ...(downloaded ? { downloaded } : {}),
      files,
    };
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : describe(report));
  } catch (error) {
    if (error instanceof HistoryTableError) {
      throw new ExpectedError(error.message, { cause: error });
    }
    throw error;
  }
}

async function download(
  seasons: readonly string[],
  directory: string,
  options: ImportOptions,
  bar: ProgressBar,
) {
  if (seasons.length === 0) return undefined;
  const requestsPerSecond = Number(options.requestsPerSecond);
  if (!(requestsPerSecond > 0 && requestsPerSecond <= 20)) {
    throw new ExpectedError(
      `expected --requests-per-second above 0 and at most 20, got "${options.requestsPerSecond}"`,
      { exitCode: 2 },
    );
  }
  if (!URL.canParse(options.api)) {
    throw new ExpectedError(`expected --api as a URL, got "${options.api}"`, { exitCode: 2 });
  }
  const { downloadSeason, NhlWebApiError } = await import('../../history/importers/nhlWebApi.ts');
  const total = { games: 0, requests: 0 };
  try {
    for (const season of seasons) {
      const { games, requests } = await downloadSeason(season, {
        origin: options.api.replace(/\/+$/, ''),
        directory,
        requestsPerSecond,
        onProgress: (share, text) => bar.show(share, `${season}: ${text}`),
        sleep: (millis) => new Promise((resolve) => setTimeout(resolve, millis)),
        now: Date.now,
      });
      bar.done(`${season}: ${games} ended games, ${requests} requests`);
      total.games += games;
      total.requests += requests;
    }
  } catch (error) {
    if (error instanceof NhlWebApiError) throw new ExpectedError(error.message, { cause: error });
    throw error;
  }
  return total;
}

function describe(report: {
  readonly drawsBySeason: Readonly<Record<string, number>>;
  readonly leftOutOrMended: Readonly<Record<string, number>>;
  readonly players: number;
  readonly files: readonly string[];
}): string {
  const lines = [
    ...Object.entries(report.drawsBySeason).map(([season, draws]) => `${season}  ${draws} draws`),
    `${report.players} players`,
    ...Object.entries(report.leftOutOrMended).map(
      ([why, rows]) => `left out or mended: ${rows} × ${why}`,
    ),
    `wrote ${report.files.join(', ')}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Games written at once. */
const WRITERS = 8;

async function runLoad(options: LoadOptions): Promise<void> {
  const { publishedEnvironment } = await import('../../local/publishedEnvironment.ts');
  const { RecordBook } = await import('../../history/records/recordBook.ts');
  // What is set already wins: an account is never taken for the running system.
  if (!process.env.GAME_TABLE) Object.assign(process.env, publishedEnvironment(options.directory));
  const table = process.env.GAME_TABLE;
  if (!table)
    throw new ExpectedError(
      `expected a system running in ${options.directory}, or the environment variable GAME_TABLE`,
    );
  const { games, players } = await loadHistory(options.history);
  const bar = new ProgressBar();
  const book = new RecordBook(players);
  for (const [i, game] of games.entries()) {
    book.take(game);
    if (i % 500 === 0) bar.show((0.2 * i) / games.length, 'rolling through history');
  }
  const profiles = [...book.all()];
  const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
  const { httpHandler } = await import('../../aws/clients.ts');
  const { DynamoProfileWriter } = await import('../../aws/dynamoProfileWriter.ts');
  const { DynamoSeasonTallies } = await import('../../aws/dynamoSeasonTallies.ts');
  const { seasonTallies } = await import('../../history/records/seasonTallies.ts');
  const { DynamoDecidedDraws } = await import('../../aws/dynamoDecidedDraws.ts');
  const { drawsOfTable } = await import('../drawsOfTable.ts');
  const seasons = [...new Set(games.map(({ season }) => season))].sort();
  const drawn = new Set(options.drawSeasons === 0 ? [] : seasons.slice(-options.drawSeasons));
  const stored = games.filter(({ season }) => drawn.has(season)).map(drawsOfTable);
  const draws = stored.reduce((sum, game) => sum + game.draws.length, 0);
  const dynamo = new DynamoDBClient({ requestHandler: httpHandler() });
  try {
    const writer = new DynamoProfileWriter(dynamo, table);
    for (let from = 0; from < profiles.length; from += 100) {
      await writer.write(profiles.slice(from, from + 100));
      bar.show(0.2 + (0.2 * from) / profiles.length, `writing records to ${table}`);
    }
    await new DynamoSeasonTallies(dynamo, table).write(seasonTallies(profiles));
    const drawWriter = new DynamoDecidedDraws(dynamo, table);
    // Several at once: a game is two or three calls, and a season some fourteen hundred games.
    const writers = Array.from({ length: WRITERS }, async (_, n) => {
      for (let i = n; i < stored.length; i += WRITERS) {
        await drawWriter.putGames([stored[i]!]);
        if (n === 0) bar.show(0.4 + (0.6 * i) / stored.length, `writing draws to ${table}`);
      }
    });
    await Promise.all(writers);
  } finally {
    dynamo.destroy();
  }
  const last = games.at(-1)?.gameDate;
  bar.done(`${profiles.length} players' records as of ${last} and ${draws} draws in ${table}`);
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ table, players: profiles.length, games: games.length, draws, asOf: last })}\n`
      : `${profiles.length} players' records and ${draws} draws written\n`,
  );
}
