/** Why the server's answer cannot be shown. */
export type ApiFailure = 'KEY' | 'GONE' | 'REFUSED';

/** An answer that never came, or was no. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly failure: ApiFailure;

  constructor(failure: ApiFailure, message: string) {
    super(message);
    this.failure = failure;
  }
}

export interface GraphqlError {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}

const KEY_CODES = ['UNAUTHENTICATED', 'FORBIDDEN', 'EXPIRED'];
/** The server could not: asked again it may. */
const SERVER_CODES = ['INTERNAL_SERVER_ERROR', 'RECONNECT'];

/**
 * What errors mean for the person at the page.
 *
 * @param errors - of an answer, or what a stream ended with: a list of GraphQL errors, or the
 *   socket's own end where the client gives up
 */
export function toApiError(errors: unknown): ApiError {
  if (!Array.isArray(errors)) return new ApiError('GONE', String(errors));
  const known = errors as readonly GraphqlError[];
  const has = (codes: readonly string[]) =>
    known.some(({ extensions }) => codes.includes(extensions?.code ?? ''));
  const failure = has(KEY_CODES) ? 'KEY' : has(SERVER_CODES) ? 'GONE' : 'REFUSED';
  return new ApiError(failure, known.map(({ message }) => message).join(' '));
}
