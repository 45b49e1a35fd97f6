import type { CompleteMessage } from 'graphql-ws';
import type { Connection } from '../ports.ts';
import type { WebSocketPorts } from './ports.ts';

/** `complete`: the client has heard enough; an id that is not open is ignored. */
export async function complete(
  { subscriptions }: Connection,
  { id }: CompleteMessage,
  { audiences }: Pick<WebSocketPorts, 'audiences'>,
): Promise<void> {
  const place = subscriptions.get(id);
  if (place) await audiences.leave(place);
}
