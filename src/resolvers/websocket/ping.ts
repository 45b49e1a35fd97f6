import { MessageType, type PingMessage, stringifyMessage } from 'graphql-ws';
import type { Connection } from '../ports.ts';
import type { WebSocketPorts } from './ports.ts';
import { reply } from './reply.ts';

/** `ping`: answered with a `pong` of the same payload, before init too. */
export async function ping(
  { connectionId }: Connection,
  { payload }: PingMessage,
  ports: Pick<WebSocketPorts, 'sender' | 'pause' | 'random'>,
): Promise<void> {
  await reply(
    connectionId,
    stringifyMessage<MessageType.Pong>({
      type: MessageType.Pong,
      ...(payload ? { payload } : {}),
    }),
    ports,
  );
}
