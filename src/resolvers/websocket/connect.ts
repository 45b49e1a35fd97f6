import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { ANONYMOUS } from '../identity.ts';
import type { WebSocketPorts } from './ports.ts';

/** The answer to API Gateway's `$connect`; anything but 200 refuses the upgrade. */
export interface ConnectAnswer {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * A client wants to open a WebSocket.
 *
 * @returns 200 with the chosen subprotocol (API Gateway does not echo it by itself); 400 when the
 *   client does not speak it; 401 for a key that is not good. Refusing here, before the socket
 *   exists, is the only way that clients do not try again in a hot loop.
 */
export async function connect(
  connectionId: string,
  headers: Readonly<Record<string, string | undefined>>,
  { connections, clock, identify }: Pick<WebSocketPorts, 'connections' | 'clock' | 'identify'>,
): Promise<ConnectAnswer> {
  const named = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const offered = (named['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  if (!offered.includes(GRAPHQL_TRANSPORT_WS_PROTOCOL)) {
    return {
      statusCode: 400,
      body: `Expected the WebSocket subprotocol ${GRAPHQL_TRANSPORT_WS_PROTOCOL}.`,
    };
  }
  const hasKey = named['x-api-key'] !== undefined || named.authorization !== undefined;
  const identity = hasKey ? await identify(named) : ANONYMOUS;
  if (!identity) return { statusCode: 401, body: 'The API key is not valid.' };
  await connections.open(connectionId, identity, clock.now());
  return {
    statusCode: 200,
    headers: { 'Sec-WebSocket-Protocol': GRAPHQL_TRANSPORT_WS_PROTOCOL },
  };
}
