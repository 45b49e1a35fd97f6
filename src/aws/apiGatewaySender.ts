import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GoneException,
  LimitExceededException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import {
  ConnectionGoneError,
  type ConnectionSender,
  ThrottledError,
} from '../pipeline/deliver/ports.ts';

/** A post that takes longer has failed: the caller decides about another try. */
const POST_MILLIS = 1000;
const SOCKETS = 128;

/**
 * Sends through API Gateway's `@connections`, over kept-alive sockets, with no retries of its own.
 *
 * @param callbackUrl - the WebSocket stage's management endpoint
 * @remarks Source: API Gateway, "Use @connections commands in your backend service".
 */
export class ApiGatewaySender implements ConnectionSender {
  readonly #client: Pick<ApiGatewayManagementApiClient, 'send'>;

  constructor(
    callbackUrl: string,
    client: Pick<ApiGatewayManagementApiClient, 'send'> = apiGatewayClient(callbackUrl),
  ) {
    this.#client = client;
  }

  async post(connectionId: string, message: string): Promise<void> {
    try {
      await this.#client.send(
        new PostToConnectionCommand({ ConnectionId: connectionId, Data: Buffer.from(message) }),
      );
    } catch (error) {
      throw translated(error);
    }
  }

  async disconnect(connectionId: string): Promise<void> {
    try {
      await this.#client.send(new DeleteConnectionCommand({ ConnectionId: connectionId }));
    } catch (error) {
      if (!(error instanceof GoneException)) throw translated(error);
    }
  }
}

function apiGatewayClient(callbackUrl: string): ApiGatewayManagementApiClient {
  const { protocol } = new URL(callbackUrl);
  const agent = { keepAlive: true, maxSockets: SOCKETS };
  return new ApiGatewayManagementApiClient({
    endpoint: callbackUrl,
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      requestTimeout: POST_MILLIS,
      connectionTimeout: POST_MILLIS,
      throwOnRequestTimeout: true,
      ...(protocol === 'http:' ? { httpAgent: agent } : { httpsAgent: agent }),
    }),
  });
}

function translated(error: unknown): unknown {
  if (error instanceof GoneException) {
    return new ConnectionGoneError('The connection is gone', { cause: error });
  }
  const isThrottled =
    error instanceof LimitExceededException ||
    (error instanceof Error &&
      '$metadata' in error &&
      (error.$metadata as { httpStatusCode?: number }).httpStatusCode === 429);
  return isThrottled ? new ThrottledError('The gateway throttles', { cause: error }) : error;
}
