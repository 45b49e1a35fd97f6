import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AsyncInvocations } from './asyncInvocations.ts';
import type { Connections } from './connectionsApi.ts';
import type { LambdaFunction } from './lambdaFunctions.ts';
import { readBody } from './readBody.ts';
import { closeServer, listenOn } from './serverAddress.ts';

export interface AwsApiSettings {
  readonly functions: ReadonlyMap<string, LambdaFunction>;
  readonly connections: Connections;
  /** Address of the model container by endpoint name. */
  readonly endpoints: ReadonlyMap<string, string>;
  readonly asyncInvocations: AsyncInvocations;
}

/** What an endpoint was asked. */
export interface EndpointStatistics {
  calls: number;
  rows: number;
}

/** Synchronous and asynchronous payloads, and endpoint bodies. Source: AWS quotas. */
const BODY_BYTES = 6 * 1024 * 1024;

/**
 * The AWS APIs that are small enough to be written here, in their own wire protocols on one
 * loopback port: Lambda `Invoke`, SageMaker `InvokeEndpoint`, API Gateway `@connections`.
 */
export class AwsApi {
  readonly #settings: AwsApiSettings;
  readonly #server: Server;
  readonly endpointStatistics: EndpointStatistics = { calls: 0, rows: 0 };

  constructor(settings: AwsApiSettings) {
    this.#settings = settings;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        send(
          response,
          500,
          { message: error instanceof Error ? error.message : String(error) },
          'ServiceException',
        );
      });
    });
  }

  start(): Promise<number> {
    return listenOn(this.#server, 0);
  }

  stop(): Promise<void> {
    return closeServer(this.#server);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
    const body = await readBody(request, BODY_BYTES);
    const invoke = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(path);
    if (invoke?.[1]) return this.#invoke(invoke[1], request, body, response);
    const endpoint = /^\/endpoints\/([^/]+)\/invocations$/.exec(path);
    if (endpoint?.[1]) return this.#invokeEndpoint(endpoint[1], request, body, response);
    const connection = /\/@connections\/(.+)$/.exec(path);
    if (connection?.[1]) {
      const { connections } = this.#settings;
      const answer = await connections.manage(
        request.method ?? '',
        connection[1],
        body,
        Date.now(),
      );
      if (answer.errorType)
        return send(response, answer.statusCode, { message: answer.errorType }, answer.errorType);
      response.writeHead(answer.statusCode, { 'content-type': 'application/json' });
      response.end(answer.body);
      return;
    }
    send(response, 404, { message: `no such API: ${path}` }, 'ResourceNotFoundException');
  }

  async #invoke(
    name: string,
    request: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ): Promise<void> {
    const target = this.#settings.functions.get(name.split(':').at(-1) ?? name);
    if (!target) {
      return send(
        response,
        404,
        { Message: `Function not found: ${name}` },
        'ResourceNotFoundException',
      );
    }
    const payload = body.length > 0 ? body.toString('utf8') : '{}';
    if (request.headers['x-amz-invocation-type'] === 'Event') {
      const requestId = await this.#settings.asyncInvocations.add(target.settings.name, payload);
      response.writeHead(202, { 'x-amzn-requestid': requestId });
      response.end();
      return;
    }
    const answer = await target.invoke(payload);
    response.writeHead(200, {
      'content-type': 'application/json',
      'x-amz-executed-version': '$LATEST',
      ...(answer.functionError ? { 'x-amz-function-error': 'Unhandled' } : {}),
    });
    response.end(answer.payload);
  }

  async #invokeEndpoint(
    name: string,
    request: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ): Promise<void> {
    const container = this.#settings.endpoints.get(name);
    if (!container) {
      return send(
        response,
        400,
        { message: `Endpoint ${name} of account 000000000000 not found.` },
        'ValidationError',
      );
    }
    this.endpointStatistics.calls++;
    this.endpointStatistics.rows += countLines(body);
    const header = (value: string | string[] | undefined) =>
      (Array.isArray(value) ? value[0] : value) ?? '';
    let answer: Response;
    try {
      answer = await fetch(`${container}/invocations`, {
        method: 'POST',
        headers: {
          'content-type': header(request.headers['content-type']) || 'text/csv',
          accept: header(request.headers.accept) || 'application/jsonlines',
          'x-amzn-sagemaker-custom-attributes': header(
            request.headers['x-amzn-sagemaker-custom-attributes'],
          ),
        },
        body: new Uint8Array(body),
      });
    } catch (cause) {
      return send(
        response,
        500,
        { message: `the container did not answer: ${String(cause)}` },
        'InternalFailure',
      );
    }
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (!answer.ok) {
      // SageMaker wraps what the container says. Source: InvokeEndpoint, ModelError.
      return send(
        response,
        424,
        {
          Message: `Received client error (${answer.status}) from primary with message "${bytes.toString('utf8')}"`,
          OriginalMessage: bytes.toString('utf8'),
          OriginalStatusCode: answer.status,
        },
        'ModelError',
      );
    }
    response.writeHead(200, {
      'content-type': answer.headers.get('content-type') ?? 'application/octet-stream',
      'x-amzn-invoked-production-variant': 'AllTraffic',
      'x-amzn-sagemaker-custom-attributes':
        answer.headers.get('x-amzn-sagemaker-custom-attributes') ?? '',
    });
    response.end(bytes);
  }
}

function countLines(body: Buffer): number {
  let lines = 0;
  let from = 0;
  while (from < body.length) {
    const at = body.indexOf(10, from);
    lines++;
    if (at < 0) break;
    from = at + 1;
  }
  return lines;
}

function send(response: ServerResponse, status: number, body: object, errorType: string): void {
  if (response.headersSent) return void response.end();
  response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': errorType });
  response.end(JSON.stringify(body));
}
