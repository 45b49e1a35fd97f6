import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** Codes that a client may see; everything else is masked. */
export const ERROR_CODES = [
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'TOO_MANY_SUBSCRIPTIONS',
  'TOO_MANY_MESSAGES',
  'MESSAGE_TOO_LARGE',
  'PAYLOAD_TOO_LARGE',
  'RATE_LIMITED',
  'COST_LIMIT_EXCEEDED',
  'QUERY_TOO_LARGE',
  'DOCUMENT_NOT_TRUSTED',
  'CURSOR_OF_ANOTHER_GAME',
  'EXPIRED',
  'RECONNECT',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A caller's mistake, said so that he can mend it. */
export function callerError(code: ErrorCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** Where masked errors go, with the id that the client was told. */
export type ReportError = (correlationId: string, error: unknown) => void;

/**
 * The one place where errors become answers, for both transports: what the caller can mend goes out
 * with its code; anything else becomes `INTERNAL_SERVER_ERROR` with a correlation id.
 */
export function errorFormatter(
  correlationId: string,
  report: ReportError,
): (error: unknown, formatted?: GraphQLFormattedError) => GraphQLFormattedError {
  return (error, formatted) => {
    const known =
      formatted ??
      (error instanceof GraphQLError ? error.toJSON() : { message: 'Internal server error' });
    const cause = error instanceof GraphQLError ? error.originalError : error;
    const code = known.extensions?.code;
    if (isErrorCode(code)) return withoutStack(known, code);
    // Errors that graphql-js makes about the document or its values have no error beneath them but its
    // own, of a scalar that did not take a value; one with a path comes from executing.
    const isOfDocument = !cause || (cause instanceof GraphQLError && known.path === undefined);
    if (error instanceof GraphQLError && isOfDocument && code === undefined) {
      return withoutStack(known, 'BAD_USER_INPUT');
    }
    report(correlationId, cause ?? error);
    return {
      message: 'Internal server error',
      ...(known.locations ? { locations: known.locations } : {}),
      ...(known.path ? { path: known.path } : {}),
      extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId },
    };
  };
}

function isErrorCode(code: unknown): code is ErrorCode {
  return ERROR_CODES.some((known) => known === code);
}

function withoutStack(error: GraphQLFormattedError, code: ErrorCode): GraphQLFormattedError {
  const { stacktrace: _, http: __, ...extensions } = error.extensions ?? {};
  return { ...error, extensions: { ...extensions, code } };
}
