import type { TrackingBroadcast } from './deliver/ports.ts';
import { snapshotOf } from './deliver/snapshotOf.ts';
import { Folder } from './faceoff/fold.ts';
import type { Intent } from './faceoff/intent.ts';
import { type GameRecords, groupByGame, type StreamRecord } from './ingest/groupByGame.ts';
import { RecordReader } from './ingest/recordReader.ts';
import { sequenceSpan } from './ingest/sequenceSpan.ts';
import type {
  Clock,
  DecidedDraws,
  DeliveryTrigger,
  FaceoffModel,
  GameStates,
  PlayerProfiles,
  PlayerRecords,
  PublicationLog,
  Reject,
  Rejects,
} from './ports.ts';
import { VersionConflictError } from './ports.ts';
import { askModel } from './predict/askModel.ts';
import { correctStale } from './predict/correctStale.ts';
import { recordsAfter } from './predict/endedGame.ts';
import { Profiles } from './predict/profiles.ts';
import { composePublications } from './publish/composePublications.ts';
import type { GameState } from './state/gameState.ts';
import { GameStore, type LoadedGame } from './state/gameStore.ts';

/** The outside of the live path. */
export interface LivePorts {
  readonly states: GameStates;
  readonly log: PublicationLog;
  readonly draws: DecidedDraws;
  readonly model: FaceoffModel;
  readonly profiles: PlayerProfiles;
  readonly records: PlayerRecords;
  readonly rejects: Rejects;
  readonly delivery: DeliveryTrigger;
  readonly clock: Clock;
  readonly report: LiveReport;
  /** Positions for drawing, best effort; absent where nobody draws. */
  readonly broadcast?: TrackingBroadcast | undefined;
}

/** What operators count. Every call is one fact; none carries personal data. */
export interface LiveReport {
  invocation(facts: {
    readonly records: number;
    readonly events: number;
    readonly games: number;
    readonly modelCalls: number;
    readonly modelRows: number;
    readonly modelCallsSaved: number;
    readonly publications: number;
    readonly rejects: number;
    /** Oldest publication's event time to now, in ms; undefined without publications. */
    readonly latencyMillis: number | undefined;
  }): void;
  failure(facts: {
    readonly gameId: string | undefined;
    readonly stage: 'model' | 'game' | 'wake';
    readonly error: unknown;
  }): void;
}

/** A game of the batch on its way through the stages. */
interface Course {
  readonly batch: GameRecords;
  readonly game: LoadedGame;
  readonly intents: readonly Intent[];
  readonly rejects: readonly Reject[];
  readonly events: number;
  readonly hasNews: boolean;
}

/**
 * The live path. For each game in the batch: load its state, flush what was left unsent, fold the
 * events in order, and where a face-off is about to happen predict it once per new combination,
 * store state and outbox in one conditional write, append to the game's log, wake delivery, clear.
 *
 * Folding never waits: it leaves intents. After all games are folded comes one model call, then one
 * write per game. Why this order of effects: docs/decisions/002-order-of-effects.md.
 */
export class LivePath {
  readonly #ports: LivePorts;
  readonly #store: GameStore;
  readonly #profiles: Profiles;
  readonly #readers = new Map<string, RecordReader>();

  constructor(ports: LivePorts) {
    this.#ports = ports;
    this.#store = new GameStore(ports.states);
    this.#profiles = new Profiles(ports.profiles);
  }

  /**
   * Takes one batch of a shard.
   *
   * @returns sequence numbers of the first record of each game that could not be taken now and must
   *   be delivered again with all of the game's after it; empty when all went well
   */
  async take(records: readonly StreamRecord[]): Promise<readonly string[]> {
    const failed: string[] = [];
    const courses: Course[] = [];
    for (const batch of groupByGame(records)) {
      await this.#attempt(batch, failed, async () => {
        courses.push(await this.#fold(batch));
      });
    }
    const asked = await this.#predict(courses);
    const woken: string[] = [];
    let publications = 0;
    let oldest = Number.POSITIVE_INFINITY;
    for (const course of courses) {
      await this.#attempt(course.batch, failed, async () => {
        const told = await this.#tell(course);
        if (told.length === 0) return;
        publications += told.length;
        for (const { eventTimestamp } of told) oldest = Math.min(oldest, eventTimestamp);
        woken.push(course.batch.gameId);
      });
    }
    await this.#draw(courses);
    const sum = (of: (course: Course) => number) => courses.reduce((n, c) => n + of(c), 0);
    this.#ports.report.invocation({
      records: records.length,
      events: sum((c) => c.events),
      games: courses.length,
      modelCalls: asked.calls,
      modelRows: asked.rows,
      modelCallsSaved: asked.known,
      publications,
      rejects: sum((c) => c.rejects.length),
      latencyMillis: publications > 0 ? this.#ports.clock.now() - oldest : undefined,
    });
    return failed;
  }

  /**
   * Sends what invocations that died left in their outboxes, where no event came after to flush it.
   * One game's failure is reported and leaves the others alone; the next sweep tries again.
   *
   * @param olderThanMillis spares what an invocation at work is about to send itself
   * @returns how many publications were sent
   */
  async sweep(gameIds: readonly string[], olderThanMillis: number): Promise<number> {
    const { clock, report } = this.#ports;
    let sent = 0;
    for (const gameId of gameIds) {
      this.#store.forget(gameId);
      try {
        const game = await this.#store.load(gameId);
        const [oldest] = game.outbox;
        const { length } = game.outbox;
        if (!oldest || clock.now() - oldest.publishedTimestamp < olderThanMillis) continue;
        if (await this.#flush(game)) sent += length;
      } catch (error) {
        this.#store.forget(gameId);
        report.failure({ gameId, stage: 'game', error });
      }
    }
    return sent;
  }

  /** A failure of one game is that game's alone: reported, forgotten, delivered again. */
  async #attempt(batch: GameRecords, failed: string[], act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (first) {
      this.#store.forget(batch.gameId);
      let error = first;
      if (error instanceof VersionConflictError) {
        // Another invocation was first: read again and fold again, once, with this game alone.
        try {
          const again = await this.#fold(batch);
          await this.#predict([again]);
          await this.#tell(again);
          return;
        } catch (second) {
          error = second;
          this.#store.forget(batch.gameId);
        }
      }
      this.#ports.report.failure({ gameId: batch.gameId, stage: 'game', error });
      const record = batch.records[0];
      if (record) failed.push(record.sequenceNumber);
    }
  }

  async #fold(batch: GameRecords): Promise<Course> {
    const { gameId } = batch;
    const span = sequenceSpan(batch.records);
    const game = await this.#store.load(gameId, span.first);
    await this.#flush(game);
    game.lastSequence = span.last;
    const intents: Intent[] = [];
    const rejects: Reject[] = [];
    const folder = new Folder(game.state, intents);
    const reader = this.#readerOf(gameId);
    const before = newsOf(game.state);
    let events = 0;
    for (const record of batch.records) {
      const { lines, broken } = reader.read(record.data, folder);
      events += lines;
      for (const { lineIndex, reason, payload } of broken) {
        rejects.push({
          source: 'tracking',
          gameId,
          reason,
          payload,
          id: `${record.sequenceNumber}#${lineIndex}`,
        });
      }
    }
    const correction = correctStale(game.state);
    if (correction) intents.push(correction);
    if (rejects.length > 0) await this.#ports.rejects.store(rejects);
    const hasNews = intents.length > 0 || before !== newsOf(game.state);
    return { batch, game, intents, rejects, events, hasNews };
  }

  async #predict(courses: readonly Course[]) {
    const wanting = courses.filter((c) => c.intents.some((i) => i.kind === 'PREDICT'));
    await Promise.all(
      wanting.map(async ({ game }) => {
        try {
          await this.#profiles.know(game.state);
        } catch (error) {
          // Without records the model still answers, as for players it has never seen.
          this.#ports.report.failure({ gameId: game.state.gameId, stage: 'model', error });
        }
      }),
    );
    const asked = await askModel(
      courses.flatMap((c) => c.intents),
      this.#ports.model,
      (gameId) => this.#profiles.of(gameId),
    );
    if (asked.failure !== undefined) {
      this.#ports.report.failure({ gameId: undefined, stage: 'model', error: asked.failure });
    }
    return asked;
  }

  async #tell({ game, intents, hasNews }: Course) {
    const { clock, draws } = this.#ports;
    const now = clock.now();
    const { publications, decided, scores } = composePublications(game.state, intents, now);
    if (!hasNews && !this.#store.isDue(game, now)) return [];
    for (const draw of decided) await draws.put(draw);
    for (const score of scores) await draws.putScore(score);
    if (intents.some(isEnd)) await this.#record(game.state);
    await this.#store.save(game, publications, now);
    await this.#flush(game);
    if (game.state.isEnded) this.#profiles.forget(game.state.gameId);
    return publications;
  }

  /** An ended game goes into its takers' records, before its end is stored: a retry does it again. */
  async #record(state: GameState): Promise<void> {
    await this.#profiles.know(state);
    const { profiles } = this.#profiles.of(state.gameId);
    const after = recordsAfter(state, profiles);
    if (after.length > 0) await this.#ports.records.put(after, state.info?.season ?? '');
  }

  /** Publishes the outbox and clears it at once: the next flush must not find it again. */
  async #flush(game: LoadedGame): Promise<boolean> {
    if (game.outbox.length === 0) return false;
    await this.#ports.log.append(game.outbox);
    try {
      await this.#ports.delivery.wake([game.state.gameId]);
    } catch (error) {
      // The log is the truth and the next wake reads on from it; the game goes on.
      this.#ports.report.failure({ gameId: game.state.gameId, stage: 'wake', error });
      return false;
    }
    await this.#store.save(game, [], this.#ports.clock.now());
    return true;
  }

  /** Where everyone stands, while play is stopped and viewers look at the dots. */
  async #draw(courses: readonly Course[]): Promise<void> {
    const { broadcast } = this.#ports;
    if (!broadcast) return;
    const stopped = courses.filter(({ game }) =>
      ['STOPPAGE', 'LINE_UP'].includes(game.state.phase),
    );
    await Promise.all(stopped.map(({ game }) => broadcast.broadcast(snapshotOf(game.state))));
  }

  #readerOf(gameId: string): RecordReader {
    let reader = this.#readers.get(gameId);
    if (!reader) {
      if (this.#readers.size > 64) this.#readers.clear();
      reader = new RecordReader(gameId);
      this.#readers.set(gameId, reader);
    }
    return reader;
  }
}

const isEnd = (intent: Intent) => intent.kind === 'GAME' && intent.change === 'ENDED';

/**
 * What may not be lost once the stream has been told that the records were taken: every event that
 * is no location, the phase, and how far the watch over the dots has come. Places may: the next
 * sample is 80 ms away.
 */
function newsOf({ watermarks, phase, watch, challengers }: GameState): string {
  let sum = 0;
  for (const sequence of watermarks.values()) sum += sequence;
  const challenge = (['HOME', 'AWAY'] as const).map((side) => {
    const challenger = challengers[side];
    return challenger ? `${challenger.playerId}:${challenger.samples.length}` : '';
  });
  return `${sum} ${phase} ${watch?.dot} ${watch?.since} ${challenge}`;
}
