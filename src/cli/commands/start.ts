import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import type { DefineCommand } from '../defineCommand.ts';
import { ExpectedError } from '../expectedError.ts';
import { checkOutputFile } from '../fileErrors.ts';
import type { GameSource } from '../play/gameSource.ts';

interface StartOptions {
  readonly history?: string;
  readonly game?: string;
  readonly replay?: string;
  readonly truth?: string;
  readonly once?: true;
  readonly speed: number;
  readonly port: number;
  readonly host?: string;
  readonly requireKeys?: true;
  readonly report?: string;
  readonly seed: number;
  readonly directory: string;
  readonly model?: string;
  readonly verbose?: true;
}

function speed(text: string): number {
  if (text === 'max') return Number.POSITIVE_INFINITY;
  const value = Number(text);
  if (!(value > 0 && value <= 1000)) {
    throw new InvalidArgumentError('expected a number above 0 and up to 1000, or max');
  }
  return value;
}

function wholeNumber(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isInteger(value) || value < 0 || value > most) {
      throw new InvalidArgumentError(`expected a whole number from 0 to ${most}`);
    }
    return value;
  };
}

/** `faceoff start`: the whole system on this machine, with a game played through it. */
export const start: DefineCommand = (exitWith) =>
  new Command('start')
    .description('start the whole system on this machine and play games through it')
    .option('--once', 'end after one game')
    .option('--speed <n|max>', 'times real speed, intermissions cut', speed, 8)
    .option('--port <n>', 'of HTTP and WebSocket', wholeNumber(65535), 4000)
    .option('--host <address>', 'to listen on; without it only this machine; needs --require-keys')
    .option('--require-keys', 'as in the cloud: a request without a key is refused')
    .option('--report <file>', 'write how the game went, as JSON')
    .option('--history <dir>', 'play real games of these face-off tables')
    .option('--game <id>', 'which game of the history, e.g. 2018020204')
    .option('--replay <file>', 'play a tracking file (.jsonl, .jsonl.gz)')
    .option('--truth <file>', 'the truth beside the tracking file, for the report')
    .option('--seed <n>', 'of the simulated skating', wholeNumber(2 ** 31), 1)
    .option('--directory <dir>', 'where tables and stream are kept', '.faceoff')
    .option('--model <dir>', 'model to serve; without it the shipped one')
    .option('--verbose', 'logs of the functions on stderr')
    .action(async (options: StartOptions) => {
      await run(options);
      exitWith(0);
    });

/** How often the terminal says that records flow beside the game. */
const RECORDS_LINE_MILLIS = 30_000;

async function run(options: StartOptions): Promise<void> {
  if (options.game !== undefined && options.history === undefined) {
    throw new ExpectedError('--game names a game of a history: add --history DIR', { exitCode: 2 });
  }
  if (options.replay !== undefined && options.history !== undefined) {
    throw new ExpectedError('expected --replay or --history, got both', { exitCode: 2 });
  }
  if (options.truth !== undefined && options.replay === undefined) {
    throw new ExpectedError('--truth belongs to a tracking file: add --replay FILE', {
      exitCode: 2,
    });
  }
  await refuseOpenHost(options);
  if (options.report !== undefined) await checkOutputFile(options.report);
  const { TerminalView } = await import('../play/terminalView.ts');
  const view = new TerminalView(process.stdout);
  const note = (line: string) => process.stderr.write(`${line}\n`);
  const source = await openSource(options, note);
  const cloud = await startCloud(options, note);
  const { announceModel } = await import('../play/announceModel.ts');
  await announceModel(cloud, await modelDirectoryOf(options));
  const { terminalKey } = await import('../play/terminalKey.ts');
  const terminal = options.requireKeys ? await terminalKey(cloud) : undefined;
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const records = setInterval(() => {
    const { recordsRedacted } = cloud.statistics();
    view.line(
      `   ${recordsRedacted} sample records redacted so far: { redactedRecords(source: "faceoff-records") { nodes { content } } }`,
    );
  }, RECORDS_LINE_MILLIS);
  try {
    if (options.requireKeys) {
      view.line('keys are required: npx faceoff keys create "My app" makes one');
    }
    view.line(`faceoff is up: ${cloud.httpUrl} · GraphQL and GraphiQL at ${cloud.httpUrl}/graphql`);
    await playGames(options, source, cloud, view, terminal?.key, stop.signal);
  } finally {
    clearInterval(records);
    await terminal?.revoke();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    await cloud.stop();
  }
}

type Cloud = Awaited<ReturnType<typeof import('../../local/embeddedCloud.ts').startEmbeddedCloud>>;

async function playGames(
  options: StartOptions,
  source: GameSource,
  cloud: Cloud,
  view: InstanceType<typeof import('../play/terminalView.ts').TerminalView>,
  apiKey: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const { playGame } = await import('../play/playGame.ts');
  const { clearPlayback, loadPlayback } = await import('../play/playback.ts');
  const { summaryLines } = await import('../play/summary.ts');
  const { systemClock } = await import('../systemClock.ts');
  const directory = resolve(options.directory);
  const { history, game: gameId, replay, seed } = options;
  const name = JSON.stringify({ history, gameId, replay, seed });
  const stopped = await loadPlayback(directory, name);
  for (let index = stopped?.index ?? 0; !signal.aborted; index++) {
    const game = await source.game(index);
    const isStopped =
      stopped !== undefined && stopped.index === index && stopped.gameId === game.gameId;
    // What an ended game left in the stream is dropped before the next one begins.
    if (!isStopped) await cloud.renewStream();
    const report = await playGame({
      cloud,
      directory,
      game,
      playback: isStopped
        ? stopped
        : {
            gameId: game.gameId,
            index,
            source: name,
            startTimestamp: systemClock.now(),
            records: 0,
          },
      speed: options.speed,
      ...(apiKey === undefined ? {} : { apiKey }),
      view,
      signal,
    });
    if (!report) return;
    await clearPlayback(directory);
    for (const line of summaryLines(report)) view.line(line);
    if (options.report !== undefined) {
      await writeFile(options.report, `${JSON.stringify(report, null, 2)}\n`);
    }
    if (options.once) return;
  }
}

async function openSource(
  options: StartOptions,
  note: (line: string) => void,
): Promise<GameSource> {
  if (options.replay !== undefined) {
    const { replaySource } = await import('../play/replaySource.ts');
    return replaySource(options.replay, options.truth, note);
  }
  if (options.history !== undefined) {
    const { historySource } = await import('../play/historySource.ts');
    return historySource(options.history, options.game, options.seed);
  }
  const { bundledSource } = await import('../play/bundledSource.ts');
  return bundledSource(options.seed);
}

async function startCloud(options: StartOptions, note: (line: string) => void): Promise<Cloud> {
  const { packageRoot } = await import('../packagePaths.ts');
  const { logLine } = await import('../play/logLine.ts');
  const { startEmbeddedCloud } = await import('../../local/embeddedCloud.ts');
  const { BrokenDirectoryError, ForeignDirectoryError } = await import(
    '../../local/dataDirectory.ts'
  );
  const { DirectoryLockedError } = await import('../../local/directoryLock.ts');
  const { OpenHostError, PortTakenError } = await import('../../local/serverAddress.ts');
  const { ModelContainerError } = await import('../../local/modelContainer.ts');
  const { loadModel } = await import('../loadModel.ts');
  const root = packageRoot();
  // A model of other features would refuse each question, and every number be a stand-in.
  const { directory: modelDirectory } = await loadModel(await modelDirectoryOf(options));
  try {
    return await startEmbeddedCloud({
      directory: options.directory,
      port: options.port,
      ...(options.host === undefined ? {} : { host: options.host }),
      requireKeys: options.requireKeys ?? false,
      handlersDirectory: join(root, 'dist', 'handlers'),
      webDirectory: join(root, 'dist', 'web'),
      modelDirectory,
      lambdaWorker: pathToFileURL(join(root, 'dist', 'workers', 'lambda.worker.mjs')),
      sampleRecordEveryMillis: 1_000,
      log: (line) => (options.verbose || line.includes('"ERROR"')) && note(logLine(line)),
    });
  } catch (error) {
    const isExpected = [
      DirectoryLockedError,
      PortTakenError,
      OpenHostError,
      ModelContainerError,
      BrokenDirectoryError,
      ForeignDirectoryError,
    ].some((kind) => error instanceof kind);
    if (isExpected) throw new ExpectedError((error as Error).message, { cause: error });
    throw error;
  }
}

/** Before anything is loaded: it is wrong usage. */
async function refuseOpenHost({ host, requireKeys }: StartOptions): Promise<void> {
  if (host === undefined) return;
  const { checkHost, OpenHostError } = await import('../../local/serverAddress.ts');
  try {
    checkHost(host, requireKeys ?? false);
  } catch (cause) {
    if (!(cause instanceof OpenHostError)) throw cause;
    throw new ExpectedError(cause.message, { exitCode: 2, cause });
  }
}

async function modelDirectoryOf({ model }: StartOptions): Promise<string> {
  const { packageRoot } = await import('../packagePaths.ts');
  return resolve(model ?? join(packageRoot(), 'models', 'faceoff'));
}
