import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** The body is not JSON, or larger than the server takes. */
export class BadBodyError extends Error {
  override readonly name = 'BadBodyError';
  readonly statusCode: number;

  constructor(statusCode: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.statusCode = statusCode;
  }
}

/** Largest request body. */
export const MAX_BODY_BYTES = 100 * 1024;

/**
 * An API-Gateway-v2 event as Apollo Server wants a request.
 * @throws {@link BadBodyError}
 */
export function toHttpRequest(event: APIGatewayProxyEventV2): HTTPGraphQLRequest {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(event.headers)) {
    if (value !== undefined) headers.set(name.toLowerCase(), value);
  }
  return {
    method: event.requestContext.http.method,
    headers,
    search: event.rawQueryString ? `?${event.rawQueryString}` : '',
    body: bodyOf(event, headers.get('content-type')),
  };
}

function bodyOf(event: APIGatewayProxyEventV2, contentType: string | undefined): unknown {
  if (event.body === undefined || event.body === '') return undefined;
  const body = event.isBase64Encoded
    ? Buffer.from(event.body, 'base64').toString('utf8')
    : event.body;
  if (Buffer.byteLength(body) > MAX_BODY_BYTES) {
    throw new BadBodyError(413, `Expected a body of at most ${MAX_BODY_BYTES} bytes.`);
  }
  // Apollo Server answers other content types itself.
  if (!contentType?.startsWith('application/json')) return body;
  try {
    return JSON.parse(body) as unknown;
  } catch (error) {
    throw new BadBodyError(400, 'Expected a body of JSON.', { cause: error });
  }
}
