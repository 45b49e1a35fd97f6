import type { WebSocketPorts } from './ports.ts';

/** The socket has closed: removes the connection and its subscriptions. Best effort on AWS's side. */
export async function disconnect(
  connectionId: string,
  { audiences }: Pick<WebSocketPorts, 'audiences'>,
): Promise<void> {
  await audiences.removeConnection(connectionId);
}
