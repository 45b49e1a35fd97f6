import { randomUUID } from 'node:crypto';
import { ApiGateway } from '../../src/local/apiGateway.ts';
import { Connections } from '../../src/local/connectionsApi.ts';
import { ConnectionGoneError, type ConnectionSender } from '../../src/pipeline/deliver/ports.ts';
import { answerSocketEvent } from '../../src/resolvers/websocket/answerSocketEvent.ts';
import type { WebSocketPorts } from '../../src/resolvers/websocket/ports.ts';

/** Sends to the local gateway's sockets without HTTP between; a hook can answer as a gateway may. */
export class SocketSender implements ConnectionSender {
  readonly connections = new Connections();
  /** Asked before each post; may throw what a gateway would answer. */
  beforePost: (connectionId: string, message: string) => void | Promise<void> = () => {};

  async post(connectionId: string, message: string): Promise<void> {
    await this.beforePost(connectionId, message);
    const body = Buffer.from(message);
    const { statusCode } = await this.connections.manage('POST', connectionId, body, Date.now());
    if (statusCode === 410) throw new ConnectionGoneError('gone');
    if (statusCode !== 200) throw new Error(`The gateway answered ${statusCode}`);
  }

  async disconnect(connectionId: string): Promise<void> {
    await this.connections.manage('DELETE', connectionId, Buffer.alloc(0), Date.now());
  }
}

/** What answers HTTP events, and where pages lie. */
export interface GatewaySite {
  readonly webDirectory?: string;
  readonly http?: (payload: string) => Promise<unknown>;
}

/** The local API Gateway in front of the protocol's handler, in one process. */
export async function startSocketGateway(
  ports: WebSocketPorts,
  sender: SocketSender,
  { webDirectory = '/nonexistent', http = async () => ({}) }: GatewaySite = {},
) {
  const running = new Set<Promise<unknown>>();
  const gateway = new ApiGateway({
    port: 0,
    webDirectory,
    connections: sender.connections,
    invokeHttp: async (payload) => ({ payload: JSON.stringify(await http(payload)) }),
    async invokeWebSocket(payload) {
      const work = answerSocketEvent(JSON.parse(payload), randomUUID(), ports);
      running.add(work);
      try {
        return { payload: JSON.stringify(await work) };
      } finally {
        running.delete(work);
      }
    },
    log: (line) => process.stderr.write(`${line}\n`),
  });
  const port = await gateway.start();
  return {
    url: `ws://localhost:${port}/graphql`,
    httpUrl: `http://localhost:${port}/graphql`,
    async close() {
      await gateway.stop();
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
