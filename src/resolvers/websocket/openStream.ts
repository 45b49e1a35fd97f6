import { type DocumentNode, type FieldNode, GraphQLError } from 'graphql';
import { CloseCode } from 'graphql-ws';
import { errorFrame, isTooLarge, nextFrame, tooLargeFrame } from '../../pipeline/deliver/frames.ts';
import { operationOf } from '../../pipeline/deliver/operationOf.ts';
import type { AudienceMember, AudiencePlace, Operation } from '../../pipeline/deliver/ports.ts';
import { PostQueue, type PostResult } from '../../pipeline/deliver/postQueue.ts';
import { findStream, type PreparedOperation } from '../../pipeline/deliver/preparedOperation.ts';
import { shardOf } from '../../pipeline/deliver/shardOf.ts';
import type { StreamItem } from '../../pipeline/deliver/streamItem.ts';
import { scopeKey } from '../identity.ts';
import { keyIdOf } from '../keys/apiKey.ts';
import type { Connection } from '../ports.ts';
import { closeLater } from './closeLater.ts';
import type { WebSocketPorts } from './ports.ts';
import { ProtocolError } from './protocolError.ts';
import { replayGame } from './replayGame.ts';
import { reply } from './reply.ts';
import { type StreamStart, startOf, toStartCursor } from './streamStart.ts';

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
  const { audiences } = ports;
  const { connectionId, identity } = connection;
  const { field, node, args } = findStream(request.document, request, ports.schema);
  const operation = operationOf(request.document, node, { ...request, scope: scopeKey(identity) });
  const prepared = ports.operations.add(operation);
  const start = await startOf(prepared.topic, args, ports).catch((error: unknown) => {
    throw locatedError(error, node, field);
  });
  const place: AudiencePlace = {
    topic: start.topic,
    shard: shardOf(connectionId, ports.shards),
    connectionId,
    subscriptionId,
    nonce,
  };
  if (!(await reserve(place, ports))) return;
  try {
    await audiences.join(rowOf(place, operation, start, connection, ports), operation);
    const result = await sendStart(place, prepared, start, ports);
    if (result === 'GONE') return await audiences.removeConnection(connectionId);
    if (result === 'ENDED') return await audiences.leave(place);
    if (result === 'LAGGING') {
      // Nothing more reaches it on this socket: it comes back and resumes.
      await audiences.removeConnection(connectionId);
      return await closeLater(connectionId, ports);
    }
    const heads = Object.fromEntries(start.games.map(({ gameId, head }) => [gameId, head]));
    if (await audiences.admit(place, heads)) await handOver(place, start, ports);
  } catch (error) {
    await audiences.leave(place);
    throw error;
  }
}

/**
 * Takes the id; false when there is nothing more to do. One in use is waited for: API Gateway runs the
 * messages of a connection at once, so that the `complete` sent before may end after.
 */
async function reserve(place: AudiencePlace, ports: WebSocketPorts): Promise<boolean> {
  const limit = ports.limits.subscriptionsPerConnection;
  let reservation = await ports.connections.reserve(place, limit);
  for (let wait = 50; reservation === 'EXISTS' && wait <= 400; wait *= 2) {
    await ports.pause(wait);
    reservation = await ports.connections.reserve(place, limit);
  }
  if (reservation === 'EXISTS') {
    throw new ProtocolError(CloseCode.SubscriberAlreadyExists, 'The id is in use');
  }
  if (reservation === 'TOO_MANY') {
    const message = `A connection may have ${limit} subscriptions: complete one first.`;
    const frame = errorFrame(place.subscriptionId, 'TOO_MANY_SUBSCRIPTIONS', message);
    await reply(place.connectionId, frame, ports);
  }
  return reservation === 'RESERVED';
}

function rowOf(
  place: AudiencePlace,
  operation: Operation,
  start: StreamStart,
  { identity, openedAt }: Connection,
  { clock }: Pick<WebSocketPorts, 'clock'>,
): AudienceMember {
  return {
    ...place,
    operationKey: operation.key,
    positions: Object.fromEntries(start.games.map(({ gameId, after }) => [gameId, after])),
    liveGames: new Set<string>(),
    heldUntil: clock.now() + HOLD_MILLIS,
    lagged: {},
    expiresAt: openedAt + CONNECTION_MILLIS,
    keyId: keyIdOf(identity),
  };
}

/** Says `SubscriptionStarted` and what each game's log has behind its place. */
async function sendStart(
  { connectionId, subscriptionId }: AudiencePlace,
  operation: PreparedOperation,
  start: StreamStart,
  ports: WebSocketPorts,
): Promise<PostResult | 'ENDED'> {
  const queue = new PostQueue(ports.sender, ports.pause, ports.random);
  const send = async (item: StreamItem): Promise<PostResult | 'ENDED'> => {
    const payload = await operation.render(item);
    if (!isTooLarge(payload)) return queue.post(connectionId, nextFrame(subscriptionId, payload));
    await queue.post(connectionId, tooLargeFrame(subscriptionId));
    return 'ENDED';
  };
  let result = await send({ __typename: 'SubscriptionStarted', cursor: toStartCursor(start) });
  for (const game of start.games) {
    if (result === 'SENT') result = await replayGame(game, operation, send, ports);
  }
  return result;
}

/** From here on delivery sends. */
async function handOver(
  place: AudiencePlace,
  { topic, games }: StreamStart,
  { progress, audiences, trigger }: WebSocketPorts,
): Promise<void> {
  if (topic.kind === 'TRACKING') return;
  const behind: string[] = [];
  for (const { gameId, head } of games) {
    const { delivered, isLeased } = await progress.look(gameId, place.shard);
    if (!isLeased && delivered <= head) await audiences.markLive(place, gameId);
    else behind.push(gameId);
  }
  if (behind.length > 0) await trigger.wake(behind);
}

/** As graphql-js says where an error of a stream's field came from. */
function locatedError(error: unknown, node: FieldNode, field: string): unknown {
  if (!(error instanceof GraphQLError)) return error;
  return new GraphQLError(error.message, {
    nodes: node,
    path: [node.alias?.value ?? field],
    extensions: error.extensions,
  });
}
