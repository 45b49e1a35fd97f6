import { CloseCode, type ConnectionInitMessage, MessageType, stringifyMessage } from 'graphql-ws';
import { ANONYMOUS, type Identity } from '../identity.ts';
import type { Connection } from '../ports.ts';
import type { WebSocketPorts } from './ports.ts';
import { ProtocolError } from './protocolError.ts';
import { reply } from './reply.ts';

/**
 * `connection_init`: learns who the client is and acknowledges. A key that is not good is
 * acknowledged too, and each operation is then answered with an `error`: closing would make
 * ordinary clients connect again at once, for API Gateway closes with 1000 only.
 */
export async function connectionInit(
  { connectionId, identity }: Connection,
  { payload }: ConnectionInitMessage,
  ports: WebSocketPorts,
): Promise<void> {
  const { connections, identify } = ports;
  const known: Identity =
    identity.scopes.length > 0 ? identity : ((await identify(payload ?? {})) ?? ANONYMOUS);
  if (!(await connections.acknowledge(connectionId, known))) {
    throw new ProtocolError(CloseCode.TooManyInitialisationRequests, 'Init came twice');
  }
  await reply(
    connectionId,
    stringifyMessage<MessageType.ConnectionAck>({ type: MessageType.ConnectionAck }),
    ports,
  );
}
