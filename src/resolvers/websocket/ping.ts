import { MessageType, type PingMessage, stringifyMessage } from 'graphql-ws';
import type { Connection } from '../ports.ts';
import type { WebSocketPorts } from './ports.ts';

/** `ping`: answered with a `pong` of the same payload, before init too. */
export async function ping(
  { connectionId }: Connection,
  { payload }: PingMessage,
  { sender }: Pick<WebSocketPorts, 'sender'>,
): Promise<void> {
  await sender.post(
    connectionId,
    stringifyMessage<MessageType.Pong>({
      type: MessageType.Pong,
      ...(payload ? { payload } : {}),
    }),
  );
}
