import { formatCursor } from '../publish/cursor.ts';
import type { Publication } from '../publish/publication.ts';
import {
  isTooLarge,
  type SharedFrame,
  sharedFrame,
  tooLargeFrame,
  withSubscription,
} from './frames.ts';
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
  /** One frame an event without its id; fewer than `events` when the next one is too large to send. */
  readonly frames: readonly SharedFrame[];
  readonly isCut: boolean;
  /** What the log no longer holds before the first event. */
  readonly expired: LaggedNote | undefined;
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
  const frameOf = framesOf(round, () => {
    executions++;
  });
  const tasks = new Map<string, Share>();
  const changing: Share[] = [];
  for (const group of groupsOf(round)) {
    const { place } = group;
    const batch = await batchOf(group, round, frameOf);
    for (const member of group.members) {
      // Owing is rare: only then is there something to wait for.
      const share =
        batch.expired || member.lagged[round.gameId]
          ? await owingShareOf(member, group, batch, round)
          : new Share(member, batch, place, undefined, undefined);
      if (share.count === 0 && member.liveGames.has(round.gameId)) continue;
      const task = tasks.get(member.connectionId);
      if (task) task.add(share);
      else tasks.set(member.connectionId, share);
      if (share.changesRow) changing.push(share);
    }
  }
  const { gone, lagging } = await postTasks(inOrder([...tasks.values()]), posting);
  const failed = new Set(gone.map(({ connectionId }) => connectionId));
  await Promise.all(gone.map(({ connectionId }) => audiences.removeConnection(connectionId)));
  for (const task of lagging) {
    failed.add(task.connectionId);
    await noteLagging(task, round.gameId, audiences);
  }
  await Promise.all(
    changing.map((share) =>
      failed.has(share.connectionId) ? undefined : settle(share, round, audiences),
    ),
  );
  return executions;
}

/** Who did not take the last event comes last: it may hold up the end of the round alone. */
function inOrder(tasks: readonly Share[]): readonly Share[] {
  const owing = tasks.filter(({ note }) => note !== undefined);
  return owing.length === 0 ? tasks : [...tasks.filter(({ note }) => note === undefined), ...owing];
}

/** Members by operation and place. */
function groupsOf({ gameId, from, head, members, operations }: FanOutRound): readonly Group[] {
  const groups: Group[] = [];
  const found = new Map<string, Group[]>();
  for (const member of members) {
    const stored = member.positions[gameId] ?? 0;
    // A place beyond the log's end was taken from a log that has begun anew since.
    const joined = stored > head ? 0 : stored;
    const place = joined < from && member.liveGames.has(gameId) ? from : joined;
    let places = found.get(member.operationKey);
    if (!places) {
      places = [];
      found.set(member.operationKey, places);
    }
    // Nearly all stand at one place, so that a list is as good as a map.
    let group = places.find((one) => one.place === place);
    if (!group) {
      const operation = operations.get(member.operationKey);
      if (!operation) continue;
      group = { operation, place, members: [] };
      places.push(group);
      groups.push(group);
    }
    group.members.push(member);
  }
  return groups;
}

/** The frame of an event for an operation, made on first demand; `undefined` when it is too large. */
type FrameOf = (
  operation: PreparedOperation,
  publication: Publication,
) => Promise<SharedFrame | undefined>;

function framesOf({ game, window }: FanOutRound, onExecution: () => void): FrameOf {
  const made = new Map<string, Promise<SharedFrame | undefined>>();
  return async (operation, publication) => {
    const matches = (earlier: Publication) => operation.matches(earlier, game);
    const previous = await window.previousMatch(publication.sequence, matches);
    // Filters decide who gets it and what came before; the rest of the bytes is the selection's.
    const key = `${publication.sequence} ${previous} ${operation.renderKey}`;
    let frame = made.get(key);
    if (!frame) {
      onExecution();
      frame = operation
        .render(operation.toItem(publication, previous))
        .then((payload) => (isTooLarge(payload) ? undefined : sharedFrame(payload)));
      made.set(key, frame);
    }
    return frame;
  };
}

async function batchOf(
  { operation, place }: Group,
  { game, from, to, window }: FanOutRound,
  frameOf: FrameOf,
): Promise<Batch> {
  const stretch = await window.between(place, to);
  const events = stretch.filter((publication) => operation.matches(publication, game));
  const frames: SharedFrame[] = [];
  for (const event of events) {
    const frame = await frameOf(operation, event);
    if (!frame) break;
    frames.push(frame);
  }
  const oldest = stretch[0]?.sequence ?? place + 1;
  const expired =
    place < from && oldest > place + 1
      ? { missed: oldest - place - 1, resumeFrom: oldest - 1 }
      : undefined;
  return { events, frames, isCut: frames.length < events.length, expired };
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
  const lagged =
    note && batch.events.length > 0
      ? await operation.render({
          __typename: 'Lagged',
          missed: note.missed,
          resumeFrom: formatCursor({ gameId, sequence: note.resumeFrom }),
        })
      : undefined;
  return new Share(member, batch, place, note, lagged && sharedFrame(lagged));
}

/**
 * What one member gets: `Lagged` if owed, the events, and an error in place of one that is too large.
 * The first of a connection is its task, which posts those of its other subscriptions too.
 */
class Share implements PostTask {
  readonly connectionId: string;
  readonly member: AudienceMember;
  readonly batch: Batch;
  readonly place: number;
  readonly note: LaggedNote | undefined;
  readonly lagged: SharedFrame | undefined;
  /** Messages of this share alone. */
  readonly own: number;
  /** Of this share and those added. */
  count: number;
  sent = 0;
  #others: Share[] | undefined;

  constructor(
    member: AudienceMember,
    batch: Batch,
    place: number,
    note: LaggedNote | undefined,
    lagged: SharedFrame | undefined,
  ) {
    this.connectionId = member.connectionId;
    this.member = member;
    this.batch = batch;
    this.place = place;
    this.note = note;
    this.lagged = lagged;
    this.own = (lagged === undefined ? 0 : 1) + batch.frames.length + (batch.isCut ? 1 : 0);
    this.count = this.own;
  }

  add(share: Share): void {
    this.#others ??= [];
    this.#others.push(share);
    this.count += share.own;
  }

  /** All shares of the connection. */
  get shares(): readonly Share[] {
    return [this, ...(this.#others ?? [])];
  }

  /** Whether the member's row changes when all has been sent. */
  get changesRow(): boolean {
    const { member, batch, lagged } = this;
    return lagged !== undefined || batch.isCut || member.heldUntil !== null || !isLive(member);
  }

  message(index: number): string {
    if (index < this.own) return this.#ownMessage(index);
    let rest = index - this.own;
    for (const share of this.#others ?? []) {
      if (rest < share.own) return share.#ownMessage(rest);
      rest -= share.own;
    }
    throw new RangeError(`Expected one of ${this.count} messages, got ${index}`);
  }

  #ownMessage(index: number): string {
    const { subscriptionId } = this.member;
    const { frames } = this.batch;
    const frame =
      this.lagged === undefined ? frames[index] : index === 0 ? this.lagged : frames[index - 1];
    return frame === undefined
      ? tooLargeFrame(subscriptionId)
      : withSubscription(frame, subscriptionId);
  }
}

/** Rows that are live anywhere but here are rare: asked again with the game's id in {@link settle}. */
const isLive = ({ liveGames, topic }: AudienceMember) =>
  topic.kind === 'GAME' && liveGames.has(topic.gameId);

/** All was sent: a row that was behind is live now, what was owed has been said. */
async function settle(
  { member, batch, lagged }: Share,
  { gameId, to }: FanOutRound,
  audiences: Rows,
): Promise<void> {
  if (batch.isCut) return await audiences.leave(member);
  if (lagged !== undefined && member.lagged[gameId]) {
    await audiences.noteLag(member, gameId, undefined);
  }
  const joined = member.positions[gameId] ?? 0;
  if (!member.liveGames.has(gameId) && to >= joined) await audiences.markLive(member, gameId);
}

/** The client did not take it: what it missed is remembered, and said with its next event. */
async function noteLagging(task: Share, gameId: string, audiences: Rows) {
  let taken = task.sent;
  for (const share of task.shares) {
    const { member, batch, place, note, lagged } = share;
    const own = Math.min(taken, share.own);
    taken -= own;
    const events = Math.max(0, own - (lagged === undefined ? 0 : 1));
    const missed = batch.events.length - events;
    if (missed > 0) {
      const isConfessed = lagged !== undefined && own > 0;
      await audiences.noteLag(member, gameId, {
        missed: missed + (note && !isConfessed ? note.missed : 0),
        resumeFrom:
          events > 0 ? (batch.events[events - 1]?.sequence ?? place) : (note?.resumeFrom ?? place),
      });
    }
    if (!member.liveGames.has(gameId)) await audiences.markLive(member, gameId);
  }
}
