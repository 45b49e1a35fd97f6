import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoPublicationLog } from '../../src/aws/dynamoPublicationLog.ts';
import { LambdaFunction } from '../../src/local/lambdaFunctions.ts';
import { readBody } from '../../src/local/readBody.ts';
import { compareWithReference } from '../resolvers/websocket/compareWithReference.ts';
import { DIALOGUE_LOG, DIALOGUES } from '../resolvers/websocket/dialogues.ts';
import type { Transport, Wire } from '../resolvers/websocket/playDialogue.ts';
import { startReference } from '../resolvers/websocket/referenceServer.ts';
import { type DynaliteTables, startDynaliteTables } from '../support/dynaliteTables.ts';
import { faceoffPublication } from '../support/publications.ts';

const WORKER = resolve('dist/workers/lambda.worker.mjs');
const functions = new Map<string, LambdaFunction>();
const errors: string[] = [];
let tables: DynaliteTables;
let callbacks: Server;
let reference: Awaited<ReturnType<typeof startReference>>;

interface Client {
  frame(text: string): void;
  close(): void;
}
const clients = new Map<string, Client>();
/** Events whose answers nobody waits for meanwhile, as behind API Gateway. */
const underWay: Promise<unknown>[] = [];

/** API Gateway's callback URL and Lambda's API, as far as the functions ask them. */
async function startCallbacks(): Promise<string> {
  callbacks = createServer(async (request, response) => {
    const body = await readBody(request, 1 << 20);
    const [, name] = /\/functions\/([^/]+)\/invocations/.exec(request.url ?? '') ?? [];
    if (name !== undefined) {
      void functions.get(name)?.invoke(body.toString());
      response.writeHead(202).end();
      return;
    }
    const [, id] = /^\/stage\/@connections\/([^/]+)$/.exec(request.url ?? '') ?? [];
    const client = clients.get(decodeURIComponent(id ?? ''));
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')) {
      response.writeHead(403).end();
    } else if (!client) {
      response.writeHead(410).end();
    } else if (request.method === 'POST') {
      client.frame(body.toString());
      response.writeHead(200).end();
    } else {
      clients.delete(decodeURIComponent(id ?? ''));
      client.close();
      response.writeHead(204).end();
    }
  });
  await new Promise<void>((ready) => callbacks.listen(0, '127.0.0.1', () => ready()));
  return `http://127.0.0.1:${(callbacks.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  expect(existsSync(WORKER), 'npm run build first').toBe(true);
  tables = await startDynaliteTables();
  const url = await startCallbacks();
  const environment = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: tables.endpoint,
    AWS_ENDPOINT_URL_LAMBDA: url,
    GAME_TABLE: 'Game',
    CONNECTIONS_TABLE: 'Connections',
    RECORDS_TABLE: 'Records',
    MODEL_ENDPOINT_NAME: 'model',
    DELIVER_FUNCTION_NAME: 'deliver',
    WEBSOCKET_CALLBACK_URL: `${url}/stage`,
    EXECUTION_ENVIRONMENT: 'embedded',
    AUDIENCE_SHARDS: '2',
  };
  for (const name of ['deliver', 'graphqlWebSocket']) {
    const settings = {
      name,
      bundle: resolve(`dist/handlers/${name}/index.mjs`),
      timeoutMillis: 30_000,
      concurrency: 3,
      memoryMegabytes: 512,
      environment,
    };
    functions.set(
      name,
      new LambdaFunction(settings, pathToFileURL(WORKER), (line) => errors.push(line)),
    );
  }
  const log = new DynamoPublicationLog(tables.client, 'Game', { now: Date.now });
  await log.append(DIALOGUE_LOG);
  reference = await startReference();
});
afterAll(async () => {
  // A function that is stopped under an event fails it.
  await Promise.all(underWay);
  await reference?.close();
  for (const one of functions.values()) await one.stop();
  callbacks?.closeAllConnections();
  callbacks?.close();
  await tables?.close();
});

/** An event as AWS documents it: "Working with AWS Lambda proxy integrations for WebSocket APIs". */
function eventOf(
  eventType: 'CONNECT' | 'MESSAGE' | 'DISCONNECT',
  connectionId: string,
  more: object = {},
): object {
  const routeKey = { CONNECT: '$connect', MESSAGE: '$default', DISCONNECT: '$disconnect' };
  const now = new Date();
  return {
    requestContext: {
      routeKey: routeKey[eventType],
      eventType,
      extendedRequestId: randomUUID(),
      requestTime: now.toUTCString(),
      requestTimeEpoch: now.getTime(),
      messageDirection: 'IN',
      stage: 'stage',
      connectedAt: now.getTime(),
      identity: { userAgent: 'test', sourceIp: '192.0.2.1' },
      requestId: randomUUID(),
      domainName: 'abcdef1234.execute-api.us-east-1.amazonaws.com',
      connectionId,
      apiId: 'abcdef1234',
      ...(eventType === 'MESSAGE' ? { messageId: randomUUID() } : {}),
      ...(eventType === 'DISCONNECT' ? { disconnectStatusCode: 1005, disconnectReason: '' } : {}),
    },
    ...more,
    isBase64Encoded: 'isBase64Encoded' in more,
  };
}

async function invoke(event: object): Promise<{ statusCode: number; headers?: unknown }> {
  const answer = await functions.get('graphqlWebSocket')?.invoke(JSON.stringify(event));
  if (!answer || answer.functionError) throw new Error(JSON.stringify(answer));
  return JSON.parse(answer.payload) as { statusCode: number };
}

const UPGRADE = {
  Host: 'abcdef1234.execute-api.us-east-1.amazonaws.com',
  'Sec-WebSocket-Protocol': 'graphql-transport-ws',
  'Sec-WebSocket-Version': '13',
};

async function open(client: Client): Promise<Wire> {
  const connectionId = `${randomUUID().slice(0, 11)}=`;
  const answer = await invoke(eventOf('CONNECT', connectionId, { headers: UPGRADE }));
  expect(answer).toMatchObject({
    statusCode: 200,
    headers: { 'Sec-WebSocket-Protocol': 'graphql-transport-ws' },
  });
  clients.set(connectionId, client);
  return {
    send(data) {
      const message =
        typeof data === 'string'
          ? { body: data }
          : { body: Buffer.from(data).toString('base64'), isBase64Encoded: true };
      underWay.push(invoke(eventOf('MESSAGE', connectionId, message)));
    },
    terminate() {
      clients.delete(connectionId);
      underWay.push(invoke(eventOf('DISCONNECT', connectionId)));
    },
  };
}

const own: Transport = {
  open,
  async publish(gameId, sequences) {
    const log = new DynamoPublicationLog(tables.client, 'Game', { now: Date.now });
    await log.append(sequences.map((sequence) => faceoffPublication(sequence, { gameId })));
    await functions.get('deliver')?.invoke(JSON.stringify({ gameId }));
  },
};

describe('the deployed functions under API Gateway’s own events, against the real graphql-ws server', () => {
  it.each(DIALOGUES)('$name', (dialogue) => compareWithReference(own, reference, dialogue));

  it.each([
    ['no subprotocol', { Host: 'x' }],
    ['another subprotocol', { ...UPGRADE, 'Sec-WebSocket-Protocol': 'graphql-ws' }],
  ])('refuses %s before the socket exists', async (_, headers) => {
    expect(await invoke(eventOf('CONNECT', 'refused', { headers }))).toMatchObject({
      statusCode: 400,
    });
  });

  it('has failed at nothing', () => {
    expect(errors.filter((line) => line.includes('"level":"ERROR"'))).toEqual([]);
  });
});
