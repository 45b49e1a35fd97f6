import { type Client, createClient } from 'graphql-ws';
import { ApiError, type GraphqlError, toApiError } from './apiError.ts';

/** The browser forgets the key with the tab. */
const STORED_KEY = 'faceoff.apiKey';

export const readKey = (): string => sessionStorage.getItem(STORED_KEY) ?? '';

/**
 * Takes a key that the address gives behind `#key=` and strikes it there: for screens at which nobody
 * types, as a broadcast's. What stands behind `#` is sent to no server.
 */
export function takeKeyOfAddress(): void {
  const key = new URLSearchParams(window.location.hash.slice(1)).get('key');
  if (key === null) return;
  keepKey(key.trim());
  window.history.replaceState(null, '', `${window.location.pathname}${window.location.search}`);
}

/** Keeps the key for this tab; an empty one is forgotten. */
export function keepKey(key: string): void {
  if (key === '') sessionStorage.removeItem(STORED_KEY);
  else sessionStorage.setItem(STORED_KEY, key);
}

/**
 * Asks the server over HTTP.
 * @throws {@link ApiError}; a field that failed alone is null in the answer and no error here
 */
export async function query<Answer>(
  document: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const key = readKey();
  let answer: { data?: Answer | null; errors?: readonly GraphqlError[] };
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json',
        'content-type': 'application/json',
        ...(key === '' ? {} : { 'x-api-key': key }),
      },
      body: JSON.stringify({ query: document, variables }),
    });
    answer = (await response.json()) as typeof answer;
  } catch (error) {
    throw new ApiError('GONE', String(error));
  }
  if (answer.data) return answer.data;
  throw toApiError(answer.errors ?? 'the server gave no answer');
}

/** Longest wait between two tries to connect. */
const LONGEST_WAIT_MILLIS = 5_000;

/**
 * The one socket of the page. It connects again for ever, first at once and then ever more slowly;
 * streams resume behind their last cursor (`followStream`).
 */
export function connect(onConnection: (isConnected: boolean) => void): Client {
  const url = new URL('/socket', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const client = createClient({
    url: url.href,
    lazy: true,
    connectionParams: () => (readKey() === '' ? {} : { apiKey: readKey() }),
    // API Gateway closes a socket that is silent for ten minutes.
    keepAlive: 60_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    async retryWait(retries) {
      const longest = Math.min(LONGEST_WAIT_MILLIS, 250 * 2 ** Math.min(retries, 10));
      const { promise, resolve } = Promise.withResolvers<void>();
      setTimeout(resolve, longest * (0.5 + Math.random() / 2));
      return promise;
    },
    on: {
      connected: () => onConnection(true),
      closed: () => onConnection(false),
      // API Gateway ends a connection after two hours; the server asks to come again before that.
      ping(isReceived, payload) {
        if (isReceived && payload?.reconnect === true) client.terminate();
      },
    },
  });
  return client;
}
