import { MessageType, type PingMessage, stringifyMessage } from 'graphql-ws';
import { errorFrame } from '../../pipeline/deliver/frames.ts';
import { shardOf } from '../../pipeline/deliver/shardOf.ts';
import type { Connection } from '../ports.ts';
import type { WebSocketPorts } from './ports.ts';
import { reply } from './reply.ts';

const MINUTE = 60_000;
/** API Gateway ends a connection after 120 minutes: from 105 to 115 on, by connection, it is hinted. */
const HINT_FROM_MINUTES = 105;
const HINT_SPREAD_MINUTES = 10;

/**
 * `ping`: answered with a `pong` of the same payload, before init too. A sign of life is also the
 * moment for what a client should hear while nothing else is sent: that its right has ended (each
 * stream gets an `error`), or that it should connect again soon (`ping` with `reconnect`).
 */
export async function ping(
  { connectionId, openedAt, isAcknowledged, identity, subscriptions }: Connection,
  { payload }: PingMessage,
  ports: Pick<WebSocketPorts, 'sender' | 'pause' | 'random' | 'clock' | 'audiences'>,
): Promise<void> {
  await reply(
    connectionId,
    stringifyMessage<MessageType.Pong>({
      type: MessageType.Pong,
      ...(payload ? { payload } : {}),
    }),
    ports,
  );
  if (!isAcknowledged) return;
  const now = ports.clock.now();
  if (identity.expiresAt !== undefined && identity.expiresAt <= now) {
    for (const place of subscriptions.values()) {
      const text = 'The API key has expired: connect again with a new one.';
      await ports.audiences.leave(place);
      await reply(connectionId, errorFrame(place.subscriptionId, 'EXPIRED', text), ports);
    }
  }
  // Spread by the connection's id, so that those who came together do not leave together.
  const spread = shardOf(connectionId, HINT_SPREAD_MINUTES);
  if (now < openedAt + (HINT_FROM_MINUTES + spread) * MINUTE) return;
  const hint = { type: MessageType.Ping, payload: { reconnect: true } } as const;
  await reply(connectionId, stringifyMessage<MessageType.Ping>(hint), ports);
}
