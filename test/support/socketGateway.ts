import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { ConnectionGoneError, type ConnectionSender } from '../../src/pipeline/deliver/ports.ts';
import { connect } from '../../src/resolvers/websocket/connect.ts';
import { disconnect } from '../../src/resolvers/websocket/disconnect.ts';
import type { WebSocketPorts } from '../../src/resolvers/websocket/ports.ts';
import { receiveMessage } from '../../src/resolvers/websocket/receiveMessage.ts';

/** Sockets by connection id, as API Gateway keeps them. */
export class SocketSender implements ConnectionSender {
  readonly sockets = new Map<string, WebSocket>();
  /** Asked before each post; may throw what a gateway would answer. */
  beforePost: (connectionId: string, message: string) => void | Promise<void> = () => {};

  async post(connectionId: string, message: string): Promise<void> {
    await this.beforePost(connectionId, message);
    const socket = this.sockets.get(connectionId);
    if (!socket) throw new ConnectionGoneError('gone');
    socket.send(message);
  }

  async disconnect(connectionId: string): Promise<void> {
    this.sockets.get(connectionId)?.close(1000);
  }
}

/** A small API Gateway for WebSocket in front of the protocol's messages. */
export async function startSocketGateway(ports: WebSocketPorts, sender: SocketSender) {
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => false });
  const open = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    open.add(work);
    void work.finally(() => open.delete(work));
    return work;
  };
  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    const connectionId = randomUUID();
    void connect(connectionId, request.headers as Record<string, string>, ports).then((answer) => {
      if (answer.statusCode !== 200) {
        socket.end(`HTTP/1.1 ${answer.statusCode} Refused\r\nConnection: close\r\n\r\n`);
        return;
      }
      const protocol = answer.headers?.['Sec-WebSocket-Protocol'];
      const upgrader = new WebSocketServer({
        noServer: true,
        handleProtocols: () => protocol ?? false,
      });
      upgrader.handleUpgrade(request, socket, head, (client) => {
        sender.sockets.set(connectionId, client);
        let chain: Promise<unknown> = Promise.resolve();
        client.on('message', (data, isBinary) => {
          const body = isBinary ? undefined : String(data);
          chain = track(chain.then(() => receiveMessage(connectionId, body, randomUUID(), ports)));
        });
        client.on('close', () => {
          sender.sockets.delete(connectionId);
          chain = track(chain.then(() => disconnect(connectionId, ports)));
        });
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/graphql`,
    async close() {
      for (const client of sender.sockets.values()) client.terminate();
      sockets.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      while (open.size > 0) await Promise.all(open);
    },
  };
}
