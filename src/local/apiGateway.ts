import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { type Connections, MESSAGE_BYTES } from './connectionsApi.ts';
import type { InvocationAnswer } from './lambdaFunctions.ts';
import { BodyTooLargeError, readBody } from './readBody.ts';
import { addressName, closeServer, isLoopback, listenOn } from './serverAddress.ts';
import { sendNotFound, sendStaticFile } from './staticFiles.ts';

export interface ApiGatewaySettings {
  readonly port: number;
  /** Address to listen on; without it loopback. */
  readonly host?: string;
  /** Files of the site, as the CDN would serve them. */
  readonly webDirectory: string;
  readonly connections: Connections;
  readonly invokeHttp: (payload: string) => Promise<InvocationAnswer>;
  readonly invokeWebSocket: (payload: string) => Promise<InvocationAnswer>;
  readonly log: (line: string) => void;
}

/** Source: AWS, API Gateway quotas: HTTP API payload, WebSocket idle time and duration. */
const HTTP_BODY_BYTES = 10 * 1024 * 1024;
const IDLE_MILLIS = 10 * 60_000;
const LONGEST_MILLIS = 2 * 3600_000;
const CHECK_MILLIS = 10_000;

/** The site's pages connect to `/socket`: behind a CDN a path belongs to one API. */
const SOCKET_PATHS = ['/graphql', '/socket'];

type Headers = Record<string, string>;

/**
 * API Gateway, on loopback unless told: an HTTP API (payload format 2.0) and a WebSocket API at `/graphql` of one
 * port, and the site beside them as a CDN would serve it.
 *
 * As in the cloud, the subprotocol is echoed only if the `$connect` function answers it, and a
 * message above 128 KB closes with 1009.
 */
export class ApiGateway {
  readonly #settings: ApiGatewaySettings;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MESSAGE_BYTES,
    clientTracking: false,
    handleProtocols: (_, request) => this.#protocols.get(request) ?? false,
  });
  readonly #protocols = new WeakMap<IncomingMessage, string>();
  readonly #disconnecting = new Set<Promise<unknown>>();
  readonly #timer: NodeJS.Timeout;
  #port = 0;
  #isStopping = false;

  constructor(settings: ApiGatewaySettings) {
    this.#settings = settings;
    this.#server = createServer((request, response) => {
      this.#http(request, response).catch((error: unknown) => {
        settings.log(`HTTP: ${error}`);
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    });
    this.#server.on('upgrade', (request, socket, head) => {
      this.#upgrade(request, socket, head).catch((error: unknown) => {
        settings.log(`WebSocket: ${error}`);
        socket.destroy();
      });
    });
    this.#timer = setInterval(() => {
      const { connections } = settings;
      for (const id of connections.overdue(Date.now(), IDLE_MILLIS, LONGEST_MILLIS)) {
        connections.close(id, 1001);
      }
    }, CHECK_MILLIS);
    this.#timer.unref();
  }

  /** @throws {@link PortTakenError} */
  async start(): Promise<number> {
    this.#port = await listenOn(this.#server, this.#settings.port, this.#settings.host);
    return this.#port;
  }

  /** Takes nothing new, closes every socket, and lets the disconnects be told for a moment. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#timer);
    this.#settings.connections.terminateAll();
    this.#sockets.close();
    await closeServer(this.#server);
    await Promise.allSettled(this.#disconnecting);
  }

  /**
   * Only this machine's own names, and no page of another site: a request without a key may all. On
   * an address of other machines keys are required, and names are not known: a page must be our own.
   */
  #isOwn({ headers }: IncomingMessage): boolean {
    if (!isLoopback(this.#settings.host ?? '127.0.0.1')) {
      return (
        headers.origin === undefined ||
        /^https?:\/\/(.*)$/.exec(headers.origin)?.[1] === headers.host
      );
    }
    const names = ['localhost', '127.0.0.1', '[::1]', addressName(this.#settings.host)].map(
      (name) => `${name}:${this.#port}`,
    );
    if (!names.includes(headers.host ?? '')) return false;
    return (
      headers.origin === undefined || names.some((name) => headers.origin === `http://${name}`)
    );
  }

  async #http(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!this.#isOwn(request)) {
      response.writeHead(403, { 'content-type': 'text/plain' });
      response.end('expected Host and Origin of this server\n');
      return;
    }
    const url = new URL(request.url ?? '/', `http://localhost:${this.#port}`);
    if (url.pathname !== '/graphql' || wantsPage(request)) {
      await this.#site(request, response, url.pathname);
      return;
    }
    let body: Buffer;
    try {
      body = await readBody(request, HTTP_BODY_BYTES);
    } catch (error) {
      if (!(error instanceof BodyTooLargeError)) throw error;
      response.writeHead(413, { 'content-type': 'application/json', connection: 'close' });
      response.end('{"message":"Request Entity Too Large"}');
      return;
    }
    const answer = await this.#settings.invokeHttp(
      JSON.stringify(this.#httpEvent(request, url, body)),
    );
    if (answer.functionError) {
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end('{"message":"Internal Server Error"}');
      return;
    }
    const result = JSON.parse(answer.payload) as {
      statusCode?: number;
      headers?: Record<string, string | number | boolean>;
      body?: string;
      isBase64Encoded?: boolean;
    };
    const headers = Object.fromEntries(
      Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)]),
    );
    const bytes = Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8');
    response.writeHead(result.statusCode ?? 200, {
      ...headers,
      'content-length': String(bytes.length),
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  }

  async #site(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' });
      response.end();
      return;
    }
    const root = this.#settings.webDirectory;
    const pages =
      path === '/graphql'
        ? ['graphiql/index.html']
        : [decodePath(path), join(decodePath(path), 'index.html')];
    for (const page of pages) if (await sendStaticFile(request, response, root, page)) return;
    await sendNotFound(request, response, root, path);
  }

  #httpEvent(request: IncomingMessage, url: URL, body: Buffer): object {
    const method = request.method ?? 'GET';
    return {
      version: '2.0',
      routeKey: 'ANY /graphql',
      rawPath: url.pathname,
      rawQueryString: url.search.slice(1),
      headers: flatten(request),
      ...(url.search.length > 1
        ? { queryStringParameters: Object.fromEntries(url.searchParams) }
        : {}),
      requestContext: {
        accountId: '000000000000',
        apiId: 'embedded',
        domainName: request.headers.host,
        domainPrefix: 'localhost',
        http: {
          method,
          path: url.pathname,
          protocol: 'HTTP/1.1',
          sourceIp: request.socket.remoteAddress ?? '',
          userAgent: request.headers['user-agent'] ?? '',
        },
        requestId: randomUUID(),
        routeKey: 'ANY /graphql',
        stage: '$default',
        time: new Date().toUTCString(),
        timeEpoch: Date.now(),
      },
      ...(body.length > 0 ? { body: body.toString('base64') } : {}),
      isBase64Encoded: body.length > 0,
    };
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    const url = new URL(request.url ?? '/', `http://localhost:${this.#port}`);
    const refuse = (status: string) =>
      socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\n\r\n`);
    if (this.#isStopping) return void refuse('503 Service Unavailable');
    if (!this.#isOwn(request)) return void refuse('403 Forbidden');
    if (!SOCKET_PATHS.includes(url.pathname)) return void refuse('404 Not Found');
    const { connections, invokeWebSocket } = this.#settings;
    const connectionId = `${randomBytes(9).toString('base64url')}=`;
    const connectedAt = Date.now();
    const context = (routeKey: string, eventType: string) => ({
      routeKey,
      eventType,
      connectionId,
      connectedAt,
      requestId: randomUUID(),
      extendedRequestId: randomUUID(),
      requestTime: new Date().toUTCString(),
      requestTimeEpoch: Date.now(),
      messageDirection: 'IN',
      stage: 'embedded',
      domainName: request.headers.host,
      apiId: 'embedded',
      identity: {
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: request.headers['user-agent'] ?? '',
      },
    });
    const connect = await invokeWebSocket(
      JSON.stringify({
        headers: flatten(request),
        multiValueHeaders: Object.fromEntries(
          Object.entries(flatten(request)).map(([name, value]) => [name, [value]]),
        ),
        ...(url.search.length > 1
          ? { queryStringParameters: Object.fromEntries(url.searchParams) }
          : {}),
        requestContext: context('$connect', 'CONNECT'),
        isBase64Encoded: false,
      }),
    );
    const answer = connect.functionError
      ? { statusCode: 500 }
      : ((JSON.parse(connect.payload) ?? {}) as { statusCode?: number; headers?: Headers });
    const status = answer.statusCode ?? 200;
    if (status < 200 || status > 299) return void refuse(`${status} Refused`);
    const protocol = Object.entries(answer.headers ?? {}).find(
      ([name]) => name.toLowerCase() === 'sec-websocket-protocol',
    )?.[1];
    if (protocol !== undefined) this.#protocols.set(request, protocol);
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      connections.add(connectionId, webSocket, connectedAt);
      webSocket.on('error', () => undefined);
      webSocket.on('message', (data: Buffer, isBinary: boolean) => {
        connections.touch(connectionId, Date.now());
        const event = {
          requestContext: { ...context('$default', 'MESSAGE'), messageId: randomUUID() },
          body: isBinary ? data.toString('base64') : data.toString('utf8'),
          isBase64Encoded: isBinary,
        };
        void invokeWebSocket(JSON.stringify(event));
      });
      webSocket.once('close', (code: number) => {
        connections.remove(connectionId);
        const event = {
          requestContext: {
            ...context('$disconnect', 'DISCONNECT'),
            disconnectStatusCode: code,
            disconnectReason: '',
          },
          isBase64Encoded: false,
        };
        const told: Promise<unknown> = invokeWebSocket(JSON.stringify(event)).finally(() =>
          this.#disconnecting.delete(told),
        );
        this.#disconnecting.add(told);
      });
    });
  }
}

const decodePath = (path: string): string => {
  try {
    return decodeURIComponent(path).slice(1);
  } catch {
    return '';
  }
};

/** A browser that navigates asks for a page; a GraphQL client never prefers one. */
function wantsPage({ method, headers, url }: IncomingMessage): boolean {
  if (method !== 'GET' || !headers.accept?.includes('text/html')) return false;
  return !new URL(url ?? '/', 'http://localhost').searchParams.has('query');
}

function flatten({ headers }: IncomingMessage): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );
}
