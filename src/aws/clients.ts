import { NodeHttpHandler } from '@smithy/node-http-handler';

/**
 * One connection pool per container, kept alive. Endpoints, region and credentials come from the
 * SDK's own environment variables: the code does not know whether it runs in the cloud.
 */
export const httpHandler = (): NodeHttpHandler =>
  new NodeHttpHandler({
    connectionTimeout: 2000,
    requestTimeout: 10_000,
    httpAgent: { keepAlive: true, maxSockets: 256 },
    httpsAgent: { keepAlive: true, maxSockets: 256 },
  });
