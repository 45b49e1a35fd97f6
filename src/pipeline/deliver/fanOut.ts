import { formatCursor } from '../publish/cursor.ts';
import type { Publication } from '../publish/publication.ts';
import { isTooLarge, nextFrame, tooLargeFrame } from './frames.ts';
import type { LogWindow } from './logWindow.ts';
import type { AudienceMember, Audiences, GameFacts } from './ports.ts';
import type { PostQueue, PostResult } from './postQueue.ts';
import type { PreparedOperation } from './preparedOperation.ts';

/** One stretch of a game's log on its way to one shard. */
export interface FanOutRound {
  readonly gameId: string;
  readonly game: GameFacts | undefined;
  /** Delivered before this round. */
  readonly from: number;
  /** Delivered after it. */
  readonly to: number;
  /** The log's last sequence, not older than the members. */
  readonly head: number;
  readonly members: readonly AudienceMember[];
  readonly operations: ReadonlyMap<string, PreparedOperation>;
  readonly window: LogWindow;
}

/**
 * Sends each member what lies between its place and the end of the round, in order. Each event is
 * executed once per distinct operation; members share the bytes.
 *
 * @returns how many events were executed, when every member has been served, dropped or noted as
 *   lagging
 */
export async function fanOut(
  round: FanOutRound,
  queue: PostQueue,
  audiences: Pick<Audiences, 'markLive' | 'noteLag' | 'leave' | 'removeConnection'>,
): Promise<number> {
  let executions = 0;
  const payloads = payloadsOf(round, () => {
    executions++;
  });
  const gone = new Set<string>();
  await Promise.all(
    round.members.map(async (member) => {
      const operation = round.operations.get(member.operationKey);
      if (!operation) return;
      const result = await serve(member, operation, round, payloads, queue, audiences);
      if (result === 'GONE' && !gone.has(member.connectionId)) {
        gone.add(member.connectionId);
        await audiences.removeConnection(member.connectionId);
      }
    }),
  );
  return executions;
}

/** The payload of an event for an operation, made on first demand. */
type Payloads = (operation: PreparedOperation, publication: Publication) => Promise<string>;

function payloadsOf({ game, window }: FanOutRound, onExecution: () => void): Payloads {
  const made = new Map<string, Promise<string>>();
  return (operation, publication) => {
    const key = `${publication.sequence} ${operation.key}`;
    let payload = made.get(key);
    if (!payload) {
      onExecution();
      payload = window
        .previousMatch(publication.sequence, (earlier) => operation.matches(earlier, game))
        .then((previous) => operation.render(operation.toItem(publication, previous)));
      made.set(key, payload);
    }
    return payload;
  };
}

async function serve(
  member: AudienceMember,
  operation: PreparedOperation,
  { gameId, game, from, to, head, window }: FanOutRound,
  payloads: Payloads,
  queue: PostQueue,
  audiences: Pick<Audiences, 'markLive' | 'noteLag' | 'leave'>,
): Promise<PostResult> {
  const isLive = member.liveGames.has(gameId);
  const stored = member.positions[gameId] ?? 0;
  // A place beyond the log's end was taken from a log that has begun anew since.
  const joined = stored > head ? 0 : stored;
  const place = isLive ? Math.max(from, joined) : joined;
  const stretch = await window.between(place, to);
  const events = stretch.filter((publication) => operation.matches(publication, game));
  const { connectionId, subscriptionId } = member;
  let note = member.lagged[gameId];
  const say = async (item: Parameters<PreparedOperation['render']>[0]) =>
    queue.post(connectionId, nextFrame(subscriptionId, await operation.render(item)));

  const oldest = stretch[0]?.sequence;
  if (!isLive && oldest !== undefined && oldest > place + 1) {
    note = { missed: oldest - place - 1 + (note?.missed ?? 0), resumeFrom: oldest - 1 };
  }
  let result: PostResult = 'SENT';
  if (note && events.length > 0) {
    result = await say({
      __typename: 'Lagged',
      missed: note.missed,
      resumeFrom: formatCursor({ gameId, sequence: note.resumeFrom }),
    });
  }
  let sent = 0;
  for (const publication of events) {
    if (result !== 'SENT') break;
    const frame = nextFrame(subscriptionId, await payloads(operation, publication));
    if (isTooLarge(frame)) {
      await queue.post(connectionId, tooLargeFrame(subscriptionId));
      await audiences.leave(member);
      return 'SENT';
    }
    result = await queue.post(connectionId, frame);
    if (result === 'SENT') sent++;
  }
  if (result === 'GONE') return result;
  if (result === 'LAGGING') {
    const missed = events.length - sent;
    await audiences.noteLag(member, gameId, {
      missed: missed + (note && sent === 0 ? note.missed : 0),
      resumeFrom: sent > 0 ? events[sent - 1]!.sequence : (note?.resumeFrom ?? place),
    });
  } else if (note && events.length > 0 && member.lagged[gameId]) {
    await audiences.noteLag(member, gameId, undefined);
  }
  if (!isLive && to >= joined) await audiences.markLive(member, gameId);
  return result;
}
