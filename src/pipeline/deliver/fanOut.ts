import { formatCursor } from '../publish/cursor.ts';
import type { Publication } from '../publish/publication.ts';
import { isTooLarge, nextFrame, tooLargeFrame } from './frames.ts';
import type { LogWindow } from './logWindow.ts';
import type { AudienceMember, Audiences, GameFacts, LaggedNote } from './ports.ts';
import { type PostTask, type PostTasksPorts, postTasks } from './postTasks.ts';
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

type Rows = Pick<Audiences, 'markLive' | 'noteLag' | 'leave' | 'removeConnection'>;

/** Members with the same operation and the same place: they get the same bytes. */
interface Group {
  readonly operation: PreparedOperation;
  readonly place: number;
  readonly members: AudienceMember[];
}

/** What a group gets. */
interface Batch {
  readonly events: readonly Publication[];
  /** One JSON text an event; shorter than `events` when the next one is too large to send. */
  readonly payloads: readonly string[];
  /** What the log no longer holds before the first event. */
  readonly expired: LaggedNote | undefined;
}

/** One member's part of a task. */
interface Share {
  readonly member: AudienceMember;
  readonly batch: Batch;
  readonly place: number;
  readonly note: LaggedNote | undefined;
  readonly laggedPayload: string | undefined;
}

/**
 * Sends each member what lies between its place and the end of the round, in order. Each event is
 * executed once per distinct selection and scope; members share the bytes.
 *
 * @returns how many events were executed, when every member has been served, dropped or noted as
 *   lagging
 */
export async function fanOut(
  round: FanOutRound,
  posting: PostTasksPorts,
  audiences: Rows,
): Promise<number> {
  let executions = 0;
  const payload = payloadsOf(round, () => {
    executions++;
  });
  const tasks = new Map<string, MemberTask>();
  for (const group of groupsOf(round)) {
    const batch = await batchOf(group, round, payload);
    for (const member of group.members) {
      // Owing is rare: only then is there something to wait for.
      const isOwing = batch.expired !== undefined || member.lagged[round.gameId] !== undefined;
      const share = isOwing
        ? await owingShareOf(member, group, batch, round)
        : { member, batch, place: group.place, note: undefined, laggedPayload: undefined };
      if (messagesOf(share) === 0 && member.liveGames.has(round.gameId)) continue;
      const task = tasks.get(member.connectionId);
      if (task) task.add(share);
      else tasks.set(member.connectionId, new MemberTask(share));
    }
  }
  const { gone, lagging } = await postTasks([...tasks.values()], posting);
  const failed = new Set(gone);
  await Promise.all(gone.map(({ connectionId }) => audiences.removeConnection(connectionId)));
  for (const task of lagging) {
    failed.add(task);
    await noteLagging(task, round.gameId, audiences);
  }
  await Promise.all(
    [...tasks.values()].map((task) =>
      failed.has(task) || !task.hasAftermath ? undefined : settle(task, round, audiences),
    ),
  );
  return executions;
}

/** Members by operation and place. */
function groupsOf({ gameId, from, head, members, operations }: FanOutRound): readonly Group[] {
  const groups: Group[] = [];
  const found = new Map<string, Map<number, Group>>();
  for (const member of members) {
    const operation = operations.get(member.operationKey);
    if (!operation) continue;
    const stored = member.positions[gameId] ?? 0;
    // A place beyond the log's end was taken from a log that has begun anew since.
    const joined = stored > head ? 0 : stored;
    const place = member.liveGames.has(gameId) ? Math.max(from, joined) : joined;
    let places = found.get(member.operationKey);
    if (!places) {
      places = new Map();
      found.set(member.operationKey, places);
    }
    const group = places.get(place);
    if (group) {
      group.members.push(member);
      continue;
    }
    const made = { operation, place, members: [member] };
    places.set(place, made);
    groups.push(made);
  }
  return groups;
}

/** The payload of an event for an operation, made on first demand. */
type Payload = (operation: PreparedOperation, publication: Publication) => Promise<string>;

function payloadsOf({ game, window }: FanOutRound, onExecution: () => void): Payload {
  const made = new Map<string, Promise<string>>();
  return async (operation, publication) => {
    const matches = (earlier: Publication) => operation.matches(earlier, game);
    const previous = await window.previousMatch(publication.sequence, matches);
    // Filters decide who gets it and what came before; the rest of the bytes is the selection's.
    const key = `${publication.sequence} ${previous} ${operation.renderKey}`;
    let payload = made.get(key);
    if (!payload) {
      onExecution();
      payload = operation.render(operation.toItem(publication, previous));
      made.set(key, payload);
    }
    return payload;
  };
}

async function batchOf(
  { operation, place }: Group,
  { game, from, to, window }: FanOutRound,
  payload: Payload,
): Promise<Batch> {
  const stretch = await window.between(place, to);
  const events = stretch.filter((publication) => operation.matches(publication, game));
  const payloads: string[] = [];
  for (const event of events) {
    const text = await payload(operation, event);
    if (isTooLarge(text)) break;
    payloads.push(text);
  }
  const oldest = stretch[0]?.sequence ?? place + 1;
  const expired =
    place < from && oldest > place + 1
      ? { missed: oldest - place - 1, resumeFrom: oldest - 1 }
      : undefined;
  return { events, payloads, expired };
}

async function owingShareOf(
  member: AudienceMember,
  { operation, place }: Group,
  batch: Batch,
  { gameId }: FanOutRound,
): Promise<Share> {
  const owed = member.lagged[gameId];
  const note = batch.expired
    ? { ...batch.expired, missed: batch.expired.missed + (owed?.missed ?? 0) }
    : owed;
  const laggedPayload =
    note && batch.events.length > 0
      ? await operation.render({
          __typename: 'Lagged',
          missed: note.missed,
          resumeFrom: formatCursor({ gameId, sequence: note.resumeFrom }),
        })
      : undefined;
  return { member, batch, place, note, laggedPayload };
}

const isCut = ({ events, payloads }: Batch) => payloads.length < events.length;

/** `Lagged` if owed, the events, and an error in place of one that is too large. */
function messagesOf({ batch, laggedPayload }: Share): number {
  return (laggedPayload === undefined ? 0 : 1) + batch.payloads.length + (isCut(batch) ? 1 : 0);
}

function messageOf({ member, batch, laggedPayload }: Share, index: number): string {
  const { subscriptionId } = member;
  if (laggedPayload !== undefined && index === 0) return nextFrame(subscriptionId, laggedPayload);
  const payload = batch.payloads[laggedPayload === undefined ? index : index - 1];
  return payload === undefined ? tooLargeFrame(subscriptionId) : nextFrame(subscriptionId, payload);
}

/** Everything for one connection: usually one subscription's share. */
class MemberTask implements PostTask {
  readonly connectionId: string;
  readonly shares: Share[];
  count: number;
  sent = 0;

  constructor(share: Share) {
    this.connectionId = share.member.connectionId;
    this.shares = [share];
    this.count = messagesOf(share);
  }

  add(share: Share): void {
    this.shares.push(share);
    this.count += messagesOf(share);
  }

  message(index: number): string {
    let rest = index;
    for (const share of this.shares) {
      const own = messagesOf(share);
      if (rest < own) return messageOf(share, rest);
      rest -= own;
    }
    throw new RangeError(`Expected one of ${this.count} messages, got ${index}`);
  }

  /** Whether a row changes when all has been sent. */
  get hasAftermath(): boolean {
    return this.shares.some(
      ({ member, batch, laggedPayload }) =>
        laggedPayload !== undefined || isCut(batch) || member.heldUntil !== null || !isLive(member),
    );
  }
}

/** Rows that are live anywhere but here are rare: asked again with the game's id in {@link settle}. */
const isLive = ({ liveGames, topic }: AudienceMember) =>
  topic.kind === 'GAME' && liveGames.has(topic.gameId);

/** All was sent: rows that were behind are live now, what was owed has been said. */
async function settle(task: MemberTask, { gameId, to }: FanOutRound, audiences: Rows) {
  for (const { member, batch, laggedPayload } of task.shares) {
    if (isCut(batch)) {
      await audiences.leave(member);
      continue;
    }
    if (laggedPayload !== undefined && member.lagged[gameId]) {
      await audiences.noteLag(member, gameId, undefined);
    }
    const joined = member.positions[gameId] ?? 0;
    if (!member.liveGames.has(gameId) && to >= joined) await audiences.markLive(member, gameId);
  }
}

/** The client did not take it: what it missed is remembered, and said with its next event. */
async function noteLagging(task: MemberTask, gameId: string, audiences: Rows) {
  let taken = task.sent;
  for (const share of task.shares) {
    const { member, batch, place, note, laggedPayload } = share;
    const own = Math.min(taken, messagesOf(share));
    taken -= own;
    const events = Math.max(0, own - (laggedPayload === undefined ? 0 : 1));
    const missed = batch.events.length - events;
    if (missed > 0) {
      const isConfessed = laggedPayload !== undefined && own > 0;
      await audiences.noteLag(member, gameId, {
        missed: missed + (note && !isConfessed ? note.missed : 0),
        resumeFrom:
          events > 0 ? (batch.events[events - 1]?.sequence ?? place) : (note?.resumeFrom ?? place),
      });
    }
    if (!member.liveGames.has(gameId)) await audiences.markLive(member, gameId);
  }
}
