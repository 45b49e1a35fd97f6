/** @jsxImportSource react */
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createClient } from 'graphql-ws';
import { createRoot } from 'react-dom/client';
import { EXAMPLES } from './examples.ts';

const url = new URL('/graphql', window.location.href);
const socketUrl = new URL('/socket', url);
socketUrl.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';

/** The key typed into the Headers tab; WebSockets of a browser cannot carry headers. */
let apiKey: string | undefined;

const fetcher = createGraphiQLFetcher({
  url: url.href,
  headers: { 'apollo-require-preflight': 'true' },
  wsClient: createClient({
    url: socketUrl.href,
    lazy: true,
    connectionParams: () => (apiKey ? { apiKey } : {}),
  }),
});

function readKey(headers: string): void {
  try {
    const parsed = JSON.parse(headers) as Record<string, unknown>;
    const key = parsed['x-api-key'];
    apiKey = typeof key === 'string' ? key : undefined;
  } catch {
    apiKey = undefined;
  }
}

const root = document.getElementById('graphiql');
if (root) {
  createRoot(root).render(
    <GraphiQL
      fetcher={fetcher}
      defaultTabs={EXAMPLES}
      onEditHeaders={readKey}
      shouldPersistHeaders={false}
      inputValueDeprecation
    />,
  );
}
