import type { WebSocketPorts } from './ports.ts';

/** Three times a minute at most, whatever a client does on a close. */
const WAIT_MILLIS = 20_000;
const SPREAD_MILLIS = 5000;

/**
 * Closes a connection that cannot be served now, after a while: API Gateway closes with 1000, and
 * ordinary clients come back after that at once and without counting.
 *
 * @remarks The wait is the invocation's, below its time-out of 29 seconds.
 */
export async function closeLater(
  connectionId: string,
  { sender, pause, random }: Pick<WebSocketPorts, 'sender' | 'pause' | 'random'>,
): Promise<void> {
  await pause(WAIT_MILLIS + SPREAD_MILLIS * random());
  await sender.disconnect(connectionId);
}
