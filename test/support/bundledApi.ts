import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ApiGateway } from '../../src/local/apiGateway.ts';
import { AsyncInvocations } from '../../src/local/asyncInvocations.ts';
import { AwsApi } from '../../src/local/awsApi.ts';
import { Connections } from '../../src/local/connectionsApi.ts';
import { LambdaFunction } from '../../src/local/lambdaFunctions.ts';
import { type DynaliteTables, startDynaliteTables } from './dynaliteTables.ts';

const WORKER = resolve('dist/workers/lambda.worker.mjs');

/** What stands between a function and its backends; each answers true for a request it took over. */
export interface BackendFaults {
  /** Before DynamoDB, with the text of the request. */
  table: (body: string, response: ServerResponse) => boolean;
  /** The model's endpoint. */
  endpoint: (request: IncomingMessage, response: ServerResponse) => void;
}

/** The deployed bundles of the API behind the local gateway, the tables in dynalite. */
export interface BundledApi {
  readonly tables: DynaliteTables;
  readonly functions: ReadonlyMap<string, LambdaFunction>;
  readonly httpUrl: string;
  readonly webSocketUrl: string;
  readonly faults: BackendFaults;
  close(): Promise<void>;
}

export async function startBundledApi(
  names: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<BundledApi> {
  if (!existsSync(WORKER)) throw new Error('expected a build: npm run build first');
  const tables = await startDynaliteTables();
  const faults: BackendFaults = {
    table: () => false,
    endpoint: (_, response) => void response.writeHead(500).end(),
  };
  const proxy = createServer((request, response) => void pass(request, response));
  const model = createServer((request, response) => faults.endpoint(request, response));
  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const part of request) body += part;
    if (faults.table(body, response)) return;
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
    const answer = await fetch(tables.endpoint, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body,
    });
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  }
  const queue = await mkdtemp(join(tmpdir(), 'faceoff-queue-'));
  const functions = new Map<string, LambdaFunction>();
  const connections = new Connections();
  const api = new AwsApi({
    functions,
    connections,
    endpoints: new Map([['model', await listen(model)]]),
    asyncInvocations: new AsyncInvocations(queue, functions, () => {}),
  });
  const apiUrl = `http://127.0.0.1:${await api.start()}`;
  const environment = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'embedded',
    AWS_SECRET_ACCESS_KEY: 'embedded',
    AWS_ENDPOINT_URL_DYNAMODB: await listen(proxy),
    AWS_ENDPOINT_URL_LAMBDA: apiUrl,
    AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME: apiUrl,
    GAME_TABLE: 'Game',
    CONNECTIONS_TABLE: 'Connections',
    RECORDS_TABLE: 'Records',
    MODEL_ENDPOINT_NAME: 'model',
    DELIVER_FUNCTION_NAME: 'deliver',
    WEBSOCKET_CALLBACK_URL: `${apiUrl}/embedded`,
    EXECUTION_ENVIRONMENT: 'embedded',
    ...more,
  };
  for (const name of names) {
    const settings = {
      name,
      bundle: resolve(`dist/handlers/${name}/index.mjs`),
      timeoutMillis: 30_000,
      concurrency: 3,
      memoryMegabytes: 512,
      environment,
    };
    functions.set(name, new LambdaFunction(settings, pathToFileURL(WORKER), () => {}));
  }
  const invoke = (name: string) => (payload: string) => {
    const found = functions.get(name);
    if (!found) throw new Error(`no function ${name}`);
    return found.invoke(payload);
  };
  const gateway = new ApiGateway({
    port: 0,
    webDirectory: resolve('dist/web'),
    connections,
    invokeHttp: invoke('graphqlHttp'),
    invokeWebSocket: invoke('graphqlWebSocket'),
    log: () => {},
  });
  const port = await gateway.start();
  return {
    tables,
    functions,
    faults,
    httpUrl: `http://localhost:${port}/graphql`,
    webSocketUrl: `ws://localhost:${port}/graphql`,
    async close() {
      await gateway.stop();
      for (const one of functions.values()) await one.stop();
      await api.stop();
      for (const server of [proxy, model]) await closed(server);
      await tables.close();
      await rm(queue, { recursive: true, force: true });
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}
