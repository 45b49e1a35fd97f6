import type { WebSocket } from 'ws';

/** A message to a client holds 128 KB. Source: AWS, API Gateway WebSocket quotas. */
export const MESSAGE_BYTES = 128 * 1024;

interface Connection {
  readonly socket: WebSocket;
  readonly connectedAt: number;
  lastActiveAt: number;
}

/** What the management API answers. */
export interface ManagementAnswer {
  readonly statusCode: number;
  readonly body?: string;
  readonly errorType?: string;
}

/** Open WebSocket connections, and API Gateway's management API over them (`@connections`). */
export class Connections {
  readonly #open = new Map<string, Connection>();
  posts = 0;

  get size(): number {
    return this.#open.size;
  }

  add(connectionId: string, socket: WebSocket, now: number): void {
    this.#open.set(connectionId, { socket, connectedAt: now, lastActiveAt: now });
  }

  remove(connectionId: string): void {
    this.#open.delete(connectionId);
  }

  touch(connectionId: string, now: number): void {
    const connection = this.#open.get(connectionId);
    if (connection) connection.lastActiveAt = now;
  }

  /** Connections idle for longer, or open for longer, than API Gateway allows. */
  overdue(now: number, idleMillis: number, longestMillis: number): readonly string[] {
    return [...this.#open].flatMap(([id, { connectedAt, lastActiveAt }]) =>
      now - lastActiveAt > idleMillis || now - connectedAt > longestMillis ? [id] : [],
    );
  }

  close(connectionId: string, code: number): void {
    this.#open.get(connectionId)?.socket.close(code);
  }

  terminateAll(): void {
    for (const { socket } of this.#open.values()) socket.terminate();
  }

  /** One call of the management API. Source: AWS, API Gateway Management API reference. */
  async manage(
    method: string,
    connectionId: string,
    body: Buffer,
    now: number,
  ): Promise<ManagementAnswer> {
    const connection = this.#open.get(connectionId);
    if (!connection) return { statusCode: 410, errorType: 'GoneException' };
    if (method === 'POST') {
      if (body.length > MESSAGE_BYTES)
        return { statusCode: 413, errorType: 'PayloadTooLargeException' };
      this.posts++;
      const isSent = await new Promise<boolean>((resolve) => {
        connection.socket.send(body, { binary: false }, (error) => resolve(!error));
      });
      if (!isSent) return { statusCode: 410, errorType: 'GoneException' };
      connection.lastActiveAt = now;
      return { statusCode: 200 };
    }
    if (method === 'DELETE') {
      // API Gateway has no custom codes: a deleted connection closes with 1000.
      connection.socket.close(1000);
      return { statusCode: 204 };
    }
    return {
      statusCode: 200,
      body: JSON.stringify({
        connectedAt: new Date(connection.connectedAt).toISOString(),
        lastActiveAt: new Date(connection.lastActiveAt).toISOString(),
        identity: { sourceIp: '127.0.0.1' },
      }),
    };
  }
}
