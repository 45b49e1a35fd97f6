import { describe, expect, it } from 'vitest';
import { toApiError } from '../../../src/web/client/apiError.ts';

const error = (code?: string) => ({
  message: 'No.',
  ...(code === undefined ? {} : { extensions: { code } }),
});

describe('what errors mean for the person at the page', () => {
  it.each([
    ['a key that is not good', [error('UNAUTHENTICATED')], 'KEY'],
    ['a key that has ended', [error('EXPIRED')], 'KEY'],
    ['a field that the key may not read, among others', [error(), error('FORBIDDEN')], 'KEY'],
    ['a failure of the server, which may be over soon', [error('INTERNAL_SERVER_ERROR')], 'GONE'],
    ['a wish to connect again', [error('RECONNECT')], 'GONE'],
    ['a socket that ended for good', { code: 1011, reason: 'Internal server error' }, 'GONE'],
    ['an answer that was none', 'the server gave no answer', 'GONE'],
    ['a question that is wrong', [error('GRAPHQL_VALIDATION_FAILED')], 'REFUSED'],
    ['too many questions', [error('RATE_LIMITED')], 'REFUSED'],
  ])('%s', (_, errors, failure) => {
    expect(toApiError(errors).failure).toBe(failure);
  });
});
