import { HeaderMap } from '@apollo/server';
import { describe, expect, it } from 'vitest';
import { hashOfDocument } from '../../../src/resolvers/documents/trustedDocument.ts';
import { withRequestedDocument } from '../../../src/resolvers/http/requestedDocument.ts';
import { DEVELOPMENT } from '../../../src/resolvers/identity.ts';

const TEXT = '{ model { version } }';
const HASH = hashOfDocument(TEXT);
const documents = {
  find: async (hash: string) =>
    hash === HASH ? { hash, text: TEXT, name: '', createdAt: 0 } : undefined,
};
const request = (search: string, body?: unknown) => ({
  method: body === undefined ? 'GET' : 'POST',
  headers: new HeaderMap(),
  search,
  body,
});
const sent = (search: string, body?: unknown) =>
  withRequestedDocument(request(search, body), { ...DEVELOPMENT, isTrustedOnly: true }, documents);

describe('a registered document over HTTP', () => {
  it('is asked for by hash in a body, its variables kept', async () => {
    const { body } = await sent('', { documentId: `sha256:${HASH}`, variables: { a: 1 } });
    expect(body).toEqual({ query: TEXT, variables: { a: 1 } });
  });

  it('is asked for by hash in an address', async () => {
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: HASH } });
    const { search } = await sent(`?${new URLSearchParams({ extensions, variables: '{"a":1}' })}`);
    expect(Object.fromEntries(new URLSearchParams(search))).toEqual({
      query: TEXT,
      variables: '{"a":1}',
    });
  });

  it('cannot be passed over: not by another text in a body or an address', async () => {
    const text = '{ detector { settleMillis } }';
    await expect(sent('', { query: text })).rejects.toThrow('registered document');
    await expect(sent(`?${new URLSearchParams({ query: text })}`)).rejects.toThrow(
      'registered document',
    );
    // A POST is answered from its body alone.
    await expect(sent(`?documentId=${HASH}`, { query: text })).rejects.toThrow();
  });

  it('is left to the server when it is none', async () => {
    for (const body of [[{ query: TEXT }], 'text', null, 7]) {
      expect((await sent('', body)).body).toBe(body);
    }
    expect((await sent('?extensions=notJson')).search).toBe('?extensions=notJson');
  });
});
