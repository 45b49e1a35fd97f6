import { CloseCode, MessageType, parseMessage } from 'graphql-ws';
import { complete } from './complete.ts';
import { connectionInit } from './connectionInit.ts';
import { ping } from './ping.ts';
import { pong } from './pong.ts';
import type { WebSocketPorts } from './ports.ts';
import { ProtocolError } from './protocolError.ts';
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
    if (connection.messagesThisSecond > limits.messagesPerSecond) {
      throw new ProtocolError(CloseCode.BadRequest, 'Too many messages');
    }
    if (!connection.isAcknowledged && now > connection.openedAt + limits.initMillis) {
      throw new ProtocolError(CloseCode.ConnectionInitialisationTimeout, 'Init came too late');
    }
    if (body === undefined || Buffer.byteLength(body) > limits.messageBytes) {
      throw new ProtocolError(CloseCode.BadRequest, 'Message is not text or too large');
    }
    const message = parse(body);
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

function parse(body: string) {
  try {
    return parseMessage(body);
  } catch (error) {
    throw new ProtocolError(CloseCode.BadRequest, 'Invalid message', { cause: error });
  }
}
