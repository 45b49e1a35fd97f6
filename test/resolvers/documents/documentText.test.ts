import { describe, expect, it } from 'vitest';
import { documentText } from '../../../src/resolvers/documents/documentText.ts';
import { rememberedDocuments } from '../../../src/resolvers/documents/rememberedDocuments.ts';
import {
  hashOfDocument,
  type TrustedDocument,
} from '../../../src/resolvers/documents/trustedDocument.ts';

const TEXT = '{ model { version } }';
const HASH = hashOfDocument(TEXT);
const OTHER = '{ detector { settleMillis } }';
const REGISTERED: TrustedDocument = { hash: HASH, text: TEXT, name: '', createdAt: 0 };
const documents = { find: async (hash: string) => (hash === HASH ? REGISTERED : undefined) };
const ask = (request: object, isTrustedOnly = false) =>
  documentText(request, { isTrustedOnly }, documents);
const codeOf = (request: object, isTrustedOnly = false) =>
  ask(request, isTrustedOnly).then(
    () => undefined,
    (error: { extensions: { code: string } }) => error.extensions.code,
  );
const persistedQuery = (sha256Hash: unknown) => ({
  extensions: { persistedQuery: { sha256Hash } },
});

describe('the document of a request', () => {
  it('is found by its hash, in both spellings', async () => {
    expect(await ask({ documentId: `sha256:${HASH}` }, true)).toBe(TEXT);
    expect(await ask({ query: '', ...persistedQuery(HASH.toUpperCase()) }, true)).toBe(TEXT);
    expect(await ask({ query: TEXT, ...persistedQuery(HASH) })).toBe(TEXT);
  });

  it('is any text for an analyst, and a registered one alone for a partner', async () => {
    expect(await ask({ query: OTHER })).toBe(OTHER);
    expect(await ask({ query: TEXT }, true)).toBe(TEXT);
    expect(await codeOf({ query: OTHER }, true)).toBe('DOCUMENT_NOT_TRUSTED');
    expect(await codeOf({ query: `${TEXT} ` }, true)).toBe('DOCUMENT_NOT_TRUSTED');
  });

  it('is not made up from a hash that nobody registered, or one of another text', async () => {
    for (const hash of [hashOfDocument(OTHER), 'abc', '', '__proto__']) {
      expect(await codeOf({ documentId: hash })).toBe('PERSISTED_QUERY_NOT_FOUND');
    }
    expect(await codeOf({ query: OTHER, ...persistedQuery(HASH) })).toBe('BAD_USER_INPUT');
    expect(await codeOf({ query: OTHER, documentId: HASH }, true)).toBe('BAD_USER_INPUT');
  });

  it('is none where the request says nothing that could be one', async () => {
    for (const request of [{}, { query: 7 }, { extensions: 'x' }, persistedQuery(7)]) {
      expect(await ask(request)).toBeUndefined();
    }
  });
});

describe('remembered documents', () => {
  it('are read once a minute, and asked for until they are registered', async () => {
    let now = 0;
    let reads = 0;
    const registered = new Set<string>();
    const store = {
      async find(hash: string) {
        reads++;
        return registered.has(hash) ? { ...REGISTERED, hash } : undefined;
      },
    };
    const remembered = rememberedDocuments(store, { now: () => now });
    expect(await remembered.find('a')).toBeUndefined();
    registered.add('a');
    expect(await remembered.find('a')).toMatchObject({ hash: 'a' });
    await remembered.find('a');
    expect(reads).toBe(2);
    registered.delete('a');
    now = 60_000;
    expect(await remembered.find('a')).toBeUndefined();
  });
});
