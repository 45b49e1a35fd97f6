import type { Clock, PublicationLog } from '../ports.ts';
import { endStreamsWithoutRight } from './endStreams.ts';
import { fanOut } from './fanOut.ts';
import { LogWindow } from './logWindow.ts';
import type { OperationCache } from './operationCache.ts';
import type {
  AudienceMember,
  Audiences,
  ConnectionSender,
  DeliveryProgress,
  GameFacts,
  ListeningRights,
  Topic,
} from './ports.ts';
import { LeaseLostError } from './ports.ts';
import type { Pause, PostCounts } from './postQueue.ts';
import type { PostTasksPorts } from './postTasks.ts';
import { readLog } from './readLog.ts';

/** A lease outlives the Lambda's time-out, so that two executions never deliver at once. */
export const LEASE_MILLIS = 65_000;
/** Entries of the log in one round. */
const ROUND_ENTRIES = 50;

export interface DeliverPorts {
  readonly log: PublicationLog;
  readonly progress: DeliveryProgress;
  readonly audiences: Audiences;
  readonly sender: ConnectionSender;
  readonly operations: OperationCache;
  readonly rights: ListeningRights;
  readonly clock: Clock;
  readonly pause: Pause;
  readonly random: () => number;
  /** How long one client may hold up the next round; see {@link PostTasksPorts}. */
  readonly patience?: (() => Promise<void>) | undefined;
  /** Day and teams of a game; `undefined` while it is not stored. */
  gameFacts(gameId: string): Promise<GameFacts | undefined>;
}

export interface DeliveryReport extends PostCounts {
  readonly gameId: string;
  readonly shard: number;
  /** False: another execution holds the lease and will see to it. */
  readonly isHolder: boolean;
  readonly rounds: number;
  readonly delivered: number;
  /** Streams that were to get something in the largest round, and their connections. */
  readonly subscribers: number;
  readonly connections: number;
  /** Events executed: one per distinct operation. */
  readonly executions: number;
}

/**
 * Delivers what is new in a game's log to one shard of its audience: in order, one execution at a
 * time, going on as long as wakes come in.
 *
 * @param owner - the Lambda's request id: a retry of a crashed invocation takes its lease over at once
 * @remarks After a crash at most the open round is sent again; clients drop `sequence` not above the
 *   last they saw. Progress is per game and shard, never per subscriber.
 */
export async function deliver(
  { gameId, shard }: { readonly gameId: string; readonly shard: number },
  owner: string,
  ports: DeliverPorts,
): Promise<DeliveryReport> {
  const { progress, clock } = ports;
  const counts: PostCounts = { posts: 0, throttled: 0, gone: 0, failed: 0 };
  let rounds = 0;
  let subscribers = 0;
  let connections = 0;
  let executions = 0;
  const lease = await progress.acquire(gameId, shard, owner, clock.now() + LEASE_MILLIS);
  if (!lease)
    return {
      gameId,
      shard,
      isHolder: false,
      rounds,
      delivered: 0,
      subscribers,
      connections,
      executions,
      ...counts,
    };

  let { delivered } = lease;
  let wakes: number | undefined = lease.wakes;
  try {
    const game = await ports.gameFacts(gameId);
    const topics: readonly Topic[] = [
      { kind: 'GAME', gameId },
      ...(game ? [{ kind: 'DATE', date: game.date } as const] : []),
    ];
    while (wakes !== undefined) {
      for (let isMore = true; isMore; ) {
        const entries = await readLog(ports.log, gameId, delivered, ROUND_ENTRIES, ports.pause);
        if (entries.length === 0 && (await isReset(gameId, delivered, ports.log))) {
          delivered = 0;
          continue;
        }
        const to = entries.at(-1)?.sequence ?? delivered;
        const members = await membersOf(gameId, shard, topics, to > delivered, ports);
        const isAnyAhead = members.some(({ positions }) => (positions[gameId] ?? 0) > to);
        const round = {
          gameId,
          game,
          from: delivered,
          to,
          head: isAnyAhead ? await ports.log.lastSequence(gameId) : to,
          members,
          window: new LogWindow(ports.log, gameId, delivered, entries),
        };
        const keys = new Set(round.members.map(({ operationKey }) => operationKey));
        const operations = await ports.operations.load(keys, ports.audiences);
        if (members.length > subscribers) {
          subscribers = members.length;
          connections = new Set(members.map(({ connectionId }) => connectionId)).size;
        }
        executions += await fanOut({ ...round, operations }, { ...ports, counts }, ports.audiences);
        rounds++;
        if (to !== lease.delivered || rounds > 1) {
          await progress.advance(gameId, shard, owner, to, clock.now() + LEASE_MILLIS);
        }
        delivered = to;
        isMore = entries.length === ROUND_ENTRIES;
      }
      wakes = await progress.release(gameId, shard, owner, wakes);
    }
  } catch (error) {
    // Another holder goes on from the progress that is stored.
    if (!(error instanceof LeaseLostError)) {
      // What cannot be written now runs out by itself; the failure to tell is the first one.
      await progress.expire(gameId, shard, owner).catch(() => undefined);
      throw error;
    }
  }
  return {
    gameId,
    shard,
    isHolder: true,
    rounds,
    delivered,
    subscribers,
    connections,
    executions,
    ...counts,
  };
}

/** Whether the log ends before what was delivered: then it began anew. */
async function isReset(
  gameId: string,
  delivered: number,
  log: Pick<PublicationLog, 'lastSequence'>,
): Promise<boolean> {
  if (delivered === 0) return false;
  const last = await log.lastSequence(gameId);
  return last > 0 && last < delivered;
}

/** Members that have something to get: everyone when there is news, else those to catch up. */
async function membersOf(
  gameId: string,
  shard: number,
  topics: readonly Topic[],
  isNews: boolean,
  ports: DeliverPorts,
): Promise<readonly AudienceMember[]> {
  const { audiences, clock } = ports;
  const now = clock.now();
  const members = await Promise.all(topics.map((topic) => audiences.members(topic, shard)));
  const due = members
    .flat()
    .filter(
      ({ heldUntil, liveGames }) =>
        (heldUntil === null || heldUntil <= now) && (isNews || !liveGames.has(gameId)),
    );
  return endStreamsWithoutRight(due, ports);
}
