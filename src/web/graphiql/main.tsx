/** @jsxImportSource react */
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createClient } from 'graphql-ws';
import { createRoot } from 'react-dom/client';
import { defineEditorThemes, EDITOR_THEMES } from './editorTheme.ts';
import { exampleGame, examplesFor } from './examples.ts';
import { describeTabs } from './tabList.ts';

const url = new URL('/graphql', window.location.href);
const socketUrl = new URL('/socket', url);
socketUrl.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';

/** Of the operation that was started last; WebSockets of a browser cannot carry headers. */
let apiKey: string | undefined;

const fetchGraphql = createGraphiQLFetcher({
  url: url.href,
  headers: { 'apollo-require-preflight': 'true' },
  wsClient: createClient({
    url: socketUrl.href,
    lazy: true,
    connectionParams: () => (apiKey ? { apiKey } : {}),
  }),
});

/** Takes the key from the tab's headers along to the socket. */
const fetcher: typeof fetchGraphql = (operation, options) => {
  const key = options?.headers?.['x-api-key'];
  apiKey = typeof key === 'string' ? key : undefined;
  return fetchGraphql(operation, options);
};

const root = document.getElementById('graphiql');
if (root) {
  describeTabs(root);
  const [gameId] = await Promise.all([exampleGame(fetch), defineEditorThemes()]);
  createRoot(root).render(
    <GraphiQL
      fetcher={fetcher}
      editorTheme={EDITOR_THEMES}
      defaultTabs={examplesFor(gameId)}
      // A key goes here; on one's own machine none is needed.
      defaultHeaders={'{\n  "x-api-key": ""\n}'}
      // On a phone the operation and its answer have the room.
      {...(window.innerWidth < 640 ? { defaultEditorToolsVisibility: false } : {})}
      shouldPersistHeaders={false}
      inputValueDeprecation
    />,
  );
}
