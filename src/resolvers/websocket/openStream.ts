import { type DocumentNode, type FieldNode, GraphQLError } from 'graphql';
import { CloseCode } from 'graphql-ws';
import { errorFrame, isTooLarge, nextFrame, tooLargeFrame } from '../../pipeline/deliver/frames.ts';
import { LogWindow } from '../../pipeline/deliver/logWindow.ts';
import { operationOf } from '../../pipeline/deliver/operationOf.ts';
import type { AudiencePlace } from '../../pipeline/deliver/ports.ts';
import { PostQueue, type PostResult } from '../../pipeline/deliver/postQueue.ts';
import { findStream, type PreparedOperation } from '../../pipeline/deliver/preparedOperation.ts';
import { readLog } from '../../pipeline/deliver/readLog.ts';
import { shardOf } from '../../pipeline/deliver/shardOf.ts';
import type { StreamItem } from '../../pipeline/deliver/streamItem.ts';
import { formatCursor } from '../../pipeline/publish/cursor.ts';
import { callerError } from '../errors.ts';
import { scopeKey } from '../identity.ts';
import { keyOf } from '../nodeId.ts';
import type { Connection } from '../ports.ts';
import { sequenceOf } from '../predictionPage.ts';
import type { WebSocketPorts } from './ports.ts';
import { ProtocolError } from './protocolError.ts';
import { reply } from './reply.ts';

const PAGE = 100;
/** A row is left alone by delivery this long while its invocation replays; longer than its time-out. */
const HOLD_MILLIS = 30_000;
/** API Gateway ends every connection after two hours. */
const CONNECTION_MILLIS = 2 * 3_600_000;

interface StreamRequest {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Opens a stream: takes the id, says `SubscriptionStarted`, replays what lies behind `after`, and
 * hands over to delivery without gap, double or change of order.
 *
 * @remarks The row is written first and held, so that a crash from here on leaves a row that
 *   delivery picks up when the hold ends. It is admitted at the place that was sent. If at a look
 *   *after* that nobody is delivering and delivery has not passed the place, every later round will
 *   see the row, so that it is live; otherwise delivery is woken and catches it up under its lease.
 * @throws a `GraphQLError` for a request that no stream can answer
 */
export async function openStream(
  connection: Connection,
  subscriptionId: string,
  request: StreamRequest,
  nonce: string,
  ports: WebSocketPorts,
): Promise<void> {
  const { connections, audiences, progress, log, trigger, clock, limits } = ports;
  const { connectionId, identity } = connection;
  const { field, node, args } = findStream(request.document, request, ports.schema);
  const locate = (error: unknown) => locatedError(error, node, field);

  const gameId = checkedGameId(args.gameId, locate);
  let after: number | undefined;
  try {
    const cursor = args.after;
    after = typeof cursor === 'string' ? sequenceOf(gameId, cursor) : undefined;
  } catch (error) {
    throw locate(error);
  }
  const head = await log.lastSequence(gameId);
  if (after !== undefined && after > head) {
    throw locate(
      callerError(
        'BAD_USER_INPUT',
        'The cursor is ahead of the game’s log: subscribe without after.',
      ),
    );
  }

  const operation = operationOf(request.document, node, {
    ...request,
    scope: scopeKey(identity),
  });
  const prepared = ports.operations.add(operation);
  const place: AudiencePlace = {
    topic: { kind: 'GAME', gameId },
    shard: shardOf(connectionId, ports.shards),
    connectionId,
    subscriptionId,
    nonce,
  };
  const reservation = await connections.reserve(place, limits.subscriptionsPerConnection);
  if (reservation === 'GONE') return;
  if (reservation === 'EXISTS') {
    throw new ProtocolError(CloseCode.SubscriberAlreadyExists, 'The id is in use');
  }
  if (reservation === 'TOO_MANY') {
    await reply(
      connectionId,
      errorFrame(
        subscriptionId,
        'TOO_MANY_SUBSCRIPTIONS',
        `A connection may have ${limits.subscriptionsPerConnection} subscriptions: complete one first.`,
      ),
      ports,
    );
    return;
  }
  try {
    const start = after ?? head;
    const now = clock.now();
    await audiences.join(
      {
        ...place,
        operationKey: operation.key,
        positions: { [gameId]: start },
        liveGames: new Set(),
        heldUntil: now + HOLD_MILLIS,
        lagged: {},
        expiresAt: Math.min(
          identity.expiresAt ?? Number.POSITIVE_INFINITY,
          connection.openedAt + CONNECTION_MILLIS,
        ),
      },
      operation,
    );
    const queue = new PostQueue(ports.sender, ports.pause, ports.random);
    const result = await replay({ gameId, start, head }, place, prepared, queue, ports);
    if (result === 'GONE') return await audiences.removeConnection(connectionId);
    if (result === 'ENDED') return await audiences.leave(place);
    if (result === 'LAGGING') {
      // Nothing more reaches it on this socket: it comes back and resumes.
      await audiences.removeConnection(connectionId);
      return await ports.sender.disconnect(connectionId);
    }
    if (!(await audiences.admit(place, { [gameId]: head }))) return;
    const { delivered, isLeased } = await progress.look(gameId, place.shard);
    if (!isLeased && delivered <= head) await audiences.markLive(place, gameId);
    else await trigger.wake([gameId]);
  } catch (error) {
    await audiences.leave(place);
    throw error;
  }
}

/** Sends the start and what lies in (start, head]. */
async function replay(
  { gameId, start, head }: { gameId: string; start: number; head: number },
  { connectionId, subscriptionId }: AudiencePlace,
  operation: PreparedOperation,
  queue: PostQueue,
  { log, limits, pause }: Pick<WebSocketPorts, 'log' | 'limits' | 'pause'>,
): Promise<PostResult | 'ENDED'> {
  const cursorAt = (sequence: number) => formatCursor({ gameId, sequence });
  const send = async (item: StreamItem): Promise<PostResult | 'ENDED'> => {
    const frame = nextFrame(subscriptionId, await operation.render(item));
    if (!isTooLarge(frame)) return queue.post(connectionId, frame);
    await queue.post(connectionId, tooLargeFrame(subscriptionId));
    return 'ENDED';
  };
  let result = await send({ __typename: 'SubscriptionStarted', cursor: cursorAt(start) });
  const window = new LogWindow(log, gameId, start);
  let events = 0;
  for (let position = start; position < head && result === 'SENT'; ) {
    const entries = (await readLog(log, gameId, position, PAGE, pause)).filter(
      (e) => e.sequence <= head,
    );
    window.append(entries);
    const first = entries[0]?.sequence ?? head + 1;
    if (first > position + 1) {
      result = await send({
        __typename: 'Lagged',
        missed: first - position - 1,
        resumeFrom: cursorAt(first - 1),
      });
    }
    for (const entry of entries) {
      if (result !== 'SENT') break;
      if (!operation.matches(entry)) continue;
      if (++events > limits.replayEvents) {
        const resumeFrom = cursorAt(entry.sequence - 1);
        const missed = head - entry.sequence + 1;
        return send({ __typename: 'Lagged', missed, resumeFrom });
      }
      const previous = await window.previousMatch(entry.sequence, operation.matches);
      result = await send(operation.toItem(entry, previous));
    }
    position = entries.at(-1)?.sequence ?? head;
  }
  return result;
}

function checkedGameId(value: unknown, locate: (error: unknown) => GraphQLError): string {
  const gameId = keyOf('Game', String(value));
  if (/^[A-Za-z0-9_-]{1,64}$/.test(gameId)) return gameId;
  throw locate(
    callerError(
      'BAD_USER_INPUT',
      'Expected gameId of 1–64 letters, digits, hyphens or underscores.',
    ),
  );
}

/** As graphql-js says where an error of a stream's field came from. */
function locatedError(error: unknown, node: FieldNode, field: string): GraphQLError {
  if (!(error instanceof GraphQLError)) throw error;
  return new GraphQLError(error.message, {
    nodes: node,
    path: [node.alias?.value ?? field],
    extensions: error.extensions,
  });
}
