import { ConnectionGoneError, ThrottledError } from '../../pipeline/deliver/ports.ts';
import { PostQueue } from '../../pipeline/deliver/postQueue.ts';
import type { WebSocketPorts } from './ports.ts';

/**
 * Answers one client, trying again when the gateway throttles.
 * @throws {@link ConnectionGoneError} when the client has left, {@link ThrottledError} when it cannot
 *   be reached after all tries
 */
export async function reply(
  connectionId: string,
  message: string,
  { sender, pause, random }: Pick<WebSocketPorts, 'sender' | 'pause' | 'random'>,
): Promise<void> {
  const result = await new PostQueue(sender, pause, random).post(connectionId, message);
  if (result === 'GONE') throw new ConnectionGoneError('The client has left');
  if (result === 'LAGGING') throw new ThrottledError('The client could not be reached');
}
