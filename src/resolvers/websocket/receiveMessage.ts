import { CloseCode, MessageType, parseMessage } from 'graphql-ws';
import { errorFrame } from '../../pipeline/deliver/frames.ts';
import type { ErrorCode } from '../errors.ts';
import { complete } from './complete.ts';
import { connectionInit } from './connectionInit.ts';
import { ping } from './ping.ts';
import { pong } from './pong.ts';
import type { WebSocketPorts } from './ports.ts';
import { ProtocolError } from './protocolError.ts';
import { reply } from './reply.ts';
import { subscribe } from './subscribe.ts';

/**
 * One message of the protocol from one client: read, counted, answered by the file of its name.
 *
 * @param nonce - new for each message, e.g. the request id
 * @remarks A breach of the protocol closes the connection, as the protocol says; API Gateway can
 *   close with code 1000 only. Source: GraphQL over WebSocket Protocol.
 */
export async function receiveMessage(
  connectionId: string,
  body: string | undefined,
  nonce: string,
  ports: WebSocketPorts,
): Promise<void> {
  const { connections, clock, limits, sender } = ports;
  const now = clock.now();
  const connection = await connections.receive(connectionId, now);
  if (!connection) return sender.disconnect(connectionId);
  try {
    const isInTime = connection.isAcknowledged || now <= connection.openedAt + limits.initMillis;
    if (!isInTime) {
      throw new ProtocolError(CloseCode.ConnectionInitialisationTimeout, 'Init came too late');
    }
    if (body === undefined) throw new ProtocolError(CloseCode.BadRequest, 'Message is not text');
    const excess = excessOf(connection.messagesThisSecond, body, limits);
    const message = parse(body);
    if (excess) {
      // A close with 1000 would bring the client back at once with the same message.
      if (message.type !== MessageType.Subscribe) return;
      return await reply(connectionId, errorFrame(message.id, excess.code, excess.text), ports);
    }
    switch (message.type) {
      case MessageType.ConnectionInit:
        return await connectionInit(connection, message, ports);
      case MessageType.Ping:
        return await ping(connection, message, ports);
      case MessageType.Pong:
        return pong();
      case MessageType.Subscribe:
        return await subscribe(connection, message, nonce, ports);
      case MessageType.Complete:
        return await complete(connection, message, ports);
      default:
        throw new ProtocolError(CloseCode.BadRequest, `Unexpected message ${message.type}`);
    }
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    await sender.disconnect(connectionId);
  }
}

function excessOf(
  messagesThisSecond: number,
  body: string,
  { messagesPerSecond, messageBytes }: WebSocketPorts['limits'],
): { readonly code: ErrorCode; readonly text: string } | undefined {
  if (messagesThisSecond > messagesPerSecond) {
    const text = `A connection may send ${messagesPerSecond} messages a second: wait, then subscribe again.`;
    return { code: 'TOO_MANY_MESSAGES', text };
  }
  const bytes = Buffer.byteLength(body);
  if (bytes <= messageBytes) return undefined;
  const text = `Expected a message of at most ${messageBytes} bytes, got ${bytes}.`;
  return { code: 'MESSAGE_TOO_LARGE', text };
}

function parse(body: string) {
  try {
    return parseMessage(body);
  } catch (error) {
    throw new ProtocolError(CloseCode.BadRequest, 'Invalid message', { cause: error });
  }
}
