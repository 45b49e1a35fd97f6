import type { WebSocketPorts } from './ports.ts';

/** Closed at once, so that one sweep stays within the gateway's rate. */
const CONCURRENCY = 16;

/**
 * Closes connections whose `connection_init` never came: a client that sends nothing at all is seen
 * by no message. Called once a minute; API Gateway itself would keep them for ten.
 *
 * @returns how many were closed
 * @remarks The list may lag behind an acknowledgement by a moment, hence the look at each before.
 */
export async function sweepSilent({
  connections,
  audiences,
  sender,
  clock,
  limits,
}: Pick<
  WebSocketPorts,
  'connections' | 'audiences' | 'sender' | 'clock' | 'limits'
>): Promise<number> {
  const ids = await connections.unacknowledged(clock.now() - limits.initMillis);
  const waiting = ids.values();
  let closed = 0;
  const work = async () => {
    for (const connectionId of waiting) {
      const connection = await connections.receive(connectionId, clock.now());
      if (connection?.isAcknowledged) continue;
      await audiences.removeConnection(connectionId);
      await sender.disconnect(connectionId);
      closed++;
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return closed;
}
