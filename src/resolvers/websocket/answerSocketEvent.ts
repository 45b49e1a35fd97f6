import type {
  APIGatewayProxyStructuredResultV2,
  APIGatewayProxyWebsocketEventV2,
} from 'aws-lambda';
import { MessageType, parseMessage } from 'graphql-ws';
import { errorFrame } from '../../pipeline/deliver/frames.ts';
import { ConnectionGoneError } from '../../pipeline/deliver/ports.ts';
import { PostQueue } from '../../pipeline/deliver/postQueue.ts';
import { closeLater } from './closeLater.ts';
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
 *   message of the protocol. It is reported; a `subscribe` gets an `error`, which ends that stream
 *   alone; after any other the connection is closed so that the client resumes.
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
  const text = isBase64Encoded ? undefined : body;
  try {
    await receiveMessage(connectionId, text, requestId, ports);
  } catch (error) {
    if (error instanceof ConnectionGoneError) await disconnect(connectionId, ports);
    else {
      ports.report(requestId, error);
      await giveUp(connectionId, text, requestId, ports);
    }
  }
  return { statusCode: 200 };
}

/** Tells the client as far as it can be told. */
async function giveUp(
  connectionId: string,
  body: string | undefined,
  requestId: string,
  ports: WebSocketPorts,
): Promise<void> {
  const id = subscriptionOf(body);
  if (id !== undefined) {
    const text = `Internal server error (${requestId}).`;
    const frame = errorFrame(id, 'INTERNAL_SERVER_ERROR', text);
    const result = await new PostQueue(ports.sender, ports.pause, ports.random).post(
      connectionId,
      frame,
    );
    if (result === 'SENT') return;
    if (result === 'GONE') return await disconnect(connectionId, ports);
  }
  await closeLater(connectionId, ports);
}

/** Id of the `subscribe` that a body holds. */
function subscriptionOf(body: string | undefined): string | undefined {
  try {
    const message = parseMessage(body ?? '');
    return message.type === MessageType.Subscribe ? message.id : undefined;
  } catch {
    return undefined;
  }
}
