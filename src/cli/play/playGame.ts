import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { resetGame } from '../../aws/dynamoGameReset.ts';
import { DynamoProfileWriter } from '../../aws/dynamoProfileWriter.ts';
import { DynamoSeasonTallies } from '../../aws/dynamoSeasonTallies.ts';
import { KinesisProducer } from '../../aws/kinesisProducer.ts';
import { seasonTallies } from '../../history/records/seasonTallies.ts';
import type { EmbeddedCloud } from '../../local/embeddedCloud.ts';
import { formatCursor } from '../../pipeline/publish/cursor.ts';
import { measureDetection } from '../../simulator/detectionMetrics.ts';
import { systemClock } from '../systemClock.ts';
import { type FeedProgress, feedGame } from './feedGame.ts';
import type { PlayableGame } from './gameSource.ts';
import { watchGame } from './gameWatcher.ts';
import type { ArrivedEvent } from './packRecords.ts';
import { type Playback, savePlayback } from './playback.ts';
import { latencies, type PlayReport, PutTimes, type Received } from './playReport.ts';
import { gameLine, predictionLine, type TeamNames, type TerminalView } from './terminalView.ts';
import { untilEnded } from './untilEnded.ts';

export interface PlayOptions {
  readonly cloud: EmbeddedCloud;
  readonly directory: string;
  readonly game: PlayableGame;
  readonly playback: Playback;
  readonly speed: number;
  /** Of the watcher, where the system requires keys. */
  readonly apiKey?: string;
  readonly view: TerminalView;
  readonly signal: AbortSignal;
}

/**
 * Plays one game through the running system and watches it as a viewer would.
 *
 * @returns how it went; `undefined` when `signal` ended it before the game did
 */
export async function playGame(options: PlayOptions): Promise<PlayReport | undefined> {
  const { cloud, game, playback, speed, view, signal } = options;
  const isFresh = playback.records === 0;
  if (isFresh) await resetGame(cloud.dynamo, cloud.gameTable, game.gameId);
  const profiles = await game.profiles();
  await new DynamoProfileWriter(cloud.dynamo, cloud.gameTable).write(profiles);
  const tallies = new DynamoSeasonTallies(cloud.dynamo, cloud.gameTable);
  await tallies.writeMissing(seasonTallies(profiles));

  const before = cloud.statistics();
  const received: Received[] = [];
  const putTimes = new PutTimes();
  let teams: TeamNames = { home: 'HOME', away: 'AWAY' };
  let publications = 0;
  let drops = 0;
  let latest: FeedProgress | undefined;
  let hasOpenEnd = true;
  let onEnded = () => {};
  const ended = new Promise<void>((resolve) => {
    onEnded = resolve;
  });

  const lag = () =>
    (latest?.records ?? 0) - playback.records - (cloud.statistics().records - before.records);
  const showProgress = () => {
    const share = game.draws ? drops / game.draws : 0;
    const events = latest ? `${(latest.events / 1000).toFixed(0)}k events` : '';
    view.progress(
      Math.min(1, share),
      `${drops} face-offs, ${publications} publications, ${events}`,
    );
  };

  view.line(`── ${game.title} (${game.gameId})${isFresh ? '' : ', going on where it stopped'}`);
  const watcher = watchGame(
    cloud.webSocketUrl,
    game.gameId,
    {
      prediction(prediction, receivedAt) {
        publications++;
        received.push({ prediction, receivedAt });
        if (prediction.status === 'DROPPED') drops++;
        const line = predictionLine(prediction, teams);
        if (line !== undefined) view.line(line);
        showProgress();
      },
      game(changed) {
        publications++;
        teams = { home: changed.homeTeam.abbreviation, away: changed.awayTeam.abbreviation };
        const line = gameLine(changed, teams);
        if (line !== undefined) view.line(line);
        if (changed.change === 'ENDED') onEnded();
      },
      lagged(missed) {
        view.line(`   ${missed} publications did not reach this terminal`);
      },
    },
    systemClock,
    formatCursor({ gameId: game.gameId, sequence: 0 }),
    options.apiKey,
  );
  try {
    await watcher.started;
    // Only now: at real speed an event's time is the wall clock's as it is put.
    const startTimestamp = isFresh ? systemClock.now() : playback.startTimestamp;
    const opened = game.open(startTimestamp);
    const place = { ...playback, startTimestamp };
    const fed = await feedGame({
      producer: new KinesisProducer(cloud.kinesis, cloud.streamName),
      arrivals: noting(opened.arrivals, () => {
        hasOpenEnd = false;
      }),
      speed,
      clock: systemClock,
      signal,
      skipRecords: playback.records,
      lag,
      onPut: (progress) => {
        latest = progress;
        putTimes.note(progress.eventTimestamp, progress.putAt);
        savePlayback(options.directory, { ...place, records: progress.records }).catch(
          // Without it a restart puts some records again, which the live path is made for.
          (error: unknown) => view.line(`   the place in the game was not kept: ${error}`),
        );
        showProgress();
      },
    });
    await savePlayback(options.directory, { ...place, records: fed.records });
    if (signal.aborted) return undefined;
    await untilEnded(ended, signal, () => ({ left: lag(), publications, hasOpenEnd }));
    if (signal.aborted) return undefined;
    if (hasOpenEnd) view.line('── the recording stops here, before the end of the game');
    return report(options, fed, received, publications, putTimes, before, opened.truth);
  } finally {
    view.clear();
    await watcher.stop();
  }
}

/** The same events; says when the end of the game is among them. */
async function* noting(
  arrivals: Iterable<ArrivedEvent> | AsyncIterable<ArrivedEvent>,
  onEnd: () => void,
): AsyncGenerator<ArrivedEvent, void> {
  for await (const arrived of arrivals) {
    if (arrived.event.type === 'GAME_ENDED') onEnd();
    yield arrived;
  }
}

async function report(
  { cloud, game, playback, speed }: PlayOptions,
  fed: FeedProgress,
  received: readonly Received[],
  publications: number,
  putTimes: PutTimes,
  before: ReturnType<EmbeddedCloud['statistics']>,
  truth: Parameters<typeof measureDetection>[0],
): Promise<PlayReport> {
  const after = cloud.statistics();
  const published = received.flatMap(({ prediction }) =>
    prediction.status === 'PREDICTED' || prediction.status === 'REVISED'
      ? [
          {
            gameId: game.gameId,
            faceoffId: prediction.faceoffId,
            timestamp: Date.parse(prediction.eventTime),
            dot: prediction.dot,
            homeTakerId: prediction.home.playerId,
            awayTakerId: prediction.away.playerId,
            revision: prediction.revision,
          },
        ]
      : [],
  );
  const detection = measureDetection(truth, published);
  const isResumed = playback.records > 0;
  return {
    gameId: game.gameId,
    speed: speed === Number.POSITIVE_INFINITY ? 'max' : speed,
    eventsIn: fed.events,
    invocations: after.invocations - before.invocations,
    modelCalls: after.modelCalls - before.modelCalls,
    modelRows: after.modelRows - before.modelRows,
    publications,
    reduction: publications === 0 ? 0 : fed.events / publications,
    draws: detection.draws,
    takersRight: detection.takersRight ?? 0,
    leadSeconds: detection.leadSeconds ?? { median: Number.NaN, p10: Number.NaN },
    latencyMillis: isResumed ? null : latencies(received, speed, putTimes),
    rejects: await countRejects(cloud, game.gameId),
  };
}

/** Rejects of one game, counted in the table. */
async function countRejects(cloud: EmbeddedCloud, gameId: string): Promise<number> {
  const { Count: count } = await cloud.dynamo.send(
    new QueryCommand({
      TableName: cloud.gameTable,
      KeyConditionExpression: 'PK = :pk AND begins_with(SK, :game)',
      ExpressionAttributeValues: { ':pk': { S: 'REJECT#tracking' }, ':game': { S: `${gameId}#` } },
      Select: 'COUNT',
    }),
  );
  return count ?? 0;
}
