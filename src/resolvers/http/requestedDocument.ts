import type { HTTPGraphQLRequest } from '@apollo/server';
import { type DocumentRequest, documentText, hashIn } from '../documents/documentText.ts';
import type { TrustedDocuments } from '../documents/trustedDocument.ts';
import type { Identity } from '../identity.ts';

/**
 * The request with the text of the registered document that it names; any other as it came, once
 * its caller may send it.
 *
 * @throws a caller's error, see {@link documentText}
 */
export async function withRequestedDocument(
  request: HTTPGraphQLRequest,
  identity: Identity,
  documents: Pick<TrustedDocuments, 'find'>,
): Promise<HTTPGraphQLRequest> {
  if (request.method === 'GET') {
    const search = new URLSearchParams(request.search);
    const asked = requestIn(search);
    const text = await documentText(asked, identity, documents);
    if (text === undefined || hashIn(asked) === undefined) return request;
    search.set('query', text);
    search.delete('extensions');
    return { ...request, search: `?${search}` };
  }
  const { body } = request;
  // Apollo Server answers what is no request.
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return request;
  const asked = body as DocumentRequest;
  const text = await documentText(asked, identity, documents);
  if (text === undefined || hashIn(asked) === undefined) return request;
  const { extensions: _, documentId: __, ...rest } = asked;
  return { ...request, body: { ...rest, query: text } };
}

function requestIn(search: URLSearchParams): DocumentRequest {
  const extensions = search.get('extensions');
  return {
    query: search.get('query'),
    documentId: search.get('documentId'),
    extensions: extensions === null ? undefined : parsed(extensions),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Apollo Server says that it is no JSON.
    return undefined;
  }
}
