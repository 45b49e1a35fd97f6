import { MessageType, type PingMessage, stringifyMessage } from 'graphql-ws';
import { KEY_ENDED } from '../../pipeline/deliver/endStreams.ts';
import { errorFrame } from '../../pipeline/deliver/frames.ts';
import { shardOf } from '../../pipeline/deliver/shardOf.ts';
import { keyIdOf } from '../keys/apiKey.ts';
import type { Connection } from '../ports.ts';
import type { WebSocketPorts } from './ports.ts';
import { reply } from './reply.ts';

const MINUTE = 60_000;
/**
 * API Gateway ends a connection after 120 minutes: from 95 to 110 on, by connection, it is hinted, so
 * that who pings every nine minutes has heard of it in time.
 */
const HINT_FROM_MINUTES = 95;
const HINT_SPREAD_MINUTES = 15;

/**
 * `ping`: answered with a `pong` of the same payload, before init too. A sign of life is also the
 * moment for what a client should hear while nothing else is sent: that its key has ended (each
 * stream gets an `error`), or that it should connect again soon (`ping` with `reconnect`).
 */
export async function ping(
  { connectionId, openedAt, isAcknowledged, identity, subscriptions }: Connection,
  { payload }: PingMessage,
  ports: Pick<WebSocketPorts, 'sender' | 'pause' | 'random' | 'clock' | 'audiences' | 'rights'>,
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
  const keyId = keyIdOf(identity);
  if (keyId !== undefined && (await ports.rights.ended(new Set([keyId]))).has(keyId)) {
    for (const place of subscriptions.values()) {
      await ports.audiences.leave(place);
      await reply(connectionId, errorFrame(place.subscriptionId, 'EXPIRED', KEY_ENDED), ports);
    }
  }
  // Spread by the connection's id, so that those who came together do not leave together.
  const spread = shardOf(connectionId, HINT_SPREAD_MINUTES);
  if (now < openedAt + (HINT_FROM_MINUTES + spread) * MINUTE) return;
  const hint = { type: MessageType.Ping, payload: { reconnect: true } } as const;
  await reply(connectionId, stringifyMessage<MessageType.Ping>(hint), ports);
}
