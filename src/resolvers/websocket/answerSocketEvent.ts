import type {
  APIGatewayProxyStructuredResultV2,
  APIGatewayProxyWebsocketEventV2,
} from 'aws-lambda';
import { ConnectionGoneError } from '../../pipeline/deliver/ports.ts';
import { connect } from './connect.ts';
import { disconnect } from './disconnect.ts';
import type { WebSocketPorts } from './ports.ts';
import { receiveMessage } from './receiveMessage.ts';

/** A `$connect` event carries the headers of the upgrade, which the common type leaves out. */
type SocketEvent = APIGatewayProxyWebsocketEventV2 & {
  readonly headers?: Readonly<Record<string, string | undefined>>;
};

/**
 * Answers one event of API Gateway's WebSocket: `$connect`, `$disconnect`, or a message.
 *
 * @remarks A message's failure is not thrown: API Gateway would send the client a text that is no
 *   message of the protocol. It is reported, and the connection closed so that the client resumes.
 */
export async function answerSocketEvent(
  { requestContext, headers, body, isBase64Encoded }: SocketEvent,
  requestId: string,
  ports: WebSocketPorts,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { connectionId, eventType } = requestContext;
  if (eventType === 'CONNECT') return { ...(await connect(connectionId, headers ?? {}, ports)) };
  if (eventType === 'DISCONNECT') {
    await disconnect(connectionId, ports);
    return { statusCode: 200 };
  }
  try {
    await receiveMessage(connectionId, isBase64Encoded ? undefined : body, requestId, ports);
  } catch (error) {
    if (error instanceof ConnectionGoneError) await disconnect(connectionId, ports);
    else {
      ports.report(requestId, error);
      // A close with 1000 makes clients come back at once: a failure that lasts must not spin them.
      await ports.pause(1000 + 2000 * ports.random());
      await ports.sender.disconnect(connectionId);
    }
  }
  return { statusCode: 200 };
}
