import { callerError } from '../errors.ts';
import type { Identity } from '../identity.ts';
import { hashOfDocument, type TrustedDocuments } from './trustedDocument.ts';

/** What a request says about its document, over HTTP and WebSocket alike; not checked yet. */
export interface DocumentRequest {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly extensions?: unknown;
}

/**
 * The text that a request asks to run: its `query`, or the registered document whose hash it gives.
 *
 * @returns `undefined` when it gives neither
 * @throws a caller's error for a hash that is not registered or of another text, and for a text that
 *   is not registered when the key may send no others
 * @remarks Sources: GraphQL over HTTP, appendix "Persisted Documents" (`documentId: "sha256:…"`);
 *   Apollo's protocol of persisted queries (`extensions.persistedQuery.sha256Hash`), without its
 *   registration by anyone.
 */
export async function documentText(
  request: DocumentRequest,
  { isTrustedOnly }: Pick<Identity, 'isTrustedOnly'>,
  documents: Pick<TrustedDocuments, 'find'>,
): Promise<string | undefined> {
  const text =
    typeof request.query === 'string' && request.query !== '' ? request.query : undefined;
  const hash = hashIn(request);
  if (text === undefined) {
    if (hash === undefined) return undefined;
    const found = await documents.find(hash);
    if (found) return found.text;
    throw callerError('PERSISTED_QUERY_NOT_FOUND', 'Expected the hash of a registered document.');
  }
  if (hash !== undefined && hash !== hashOfDocument(text)) {
    throw callerError('BAD_USER_INPUT', 'Expected the SHA-256 of the document that came with it.');
  }
  if (isTrustedOnly && !(await documents.find(hashOfDocument(text)))) {
    throw callerError(
      'DOCUMENT_NOT_TRUSTED',
      'Expected a registered document: this key may send no others.',
    );
  }
  return text;
}

/** The hash that a request gives; what is no SHA-256 is none that is registered. */
export function hashIn({ documentId, extensions }: DocumentRequest): string | undefined {
  if (typeof documentId === 'string') return documentId.replace(/^sha256:/, '').toLowerCase();
  const persisted = isRecord(extensions) ? extensions.persistedQuery : undefined;
  const hash = isRecord(persisted) ? persisted.sha256Hash : undefined;
  return typeof hash === 'string' ? hash.toLowerCase() : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
