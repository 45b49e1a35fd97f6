/**
 * How often does a client that is refused connect in a minute? The ordinary graphql-ws client with
 * default settings, in Node and in Chromium, against the local gateway; one client for each way to be
 * refused, all at once.
 *
 *   npm run bench -- refusedClient [seconds]
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'esbuild';
import { type ClientOptions, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { DEVELOPMENT } from '../src/resolvers/identity.ts';
import { startChromium } from '../test/support/chromium.ts';
import { startDeliverySystem } from '../test/support/deliverySystem.ts';

const SECONDS = Number(process.argv[2] ?? 60);

interface Way {
  readonly name: string;
  readonly path?: string;
  readonly apiKey?: string;
  /** Headers are for Node alone: a browser cannot set them. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
}

const stream = (gameId: string, more = '') =>
  `subscription { gameUpdated(gameId: "${gameId}"${more}) { __typename } }`;
const WAYS: readonly Way[] = [
  { name: 'a bad key in a header', headers: { 'x-api-key': 'bad' } },
  { name: 'a bad key in connection_init', apiKey: 'bad' },
  { name: 'a key that has expired', apiKey: 'expired' },
  { name: 'an address that is not there', path: '/nowhere' },
  { name: 'a syntax error', query: 'subscription {' },
  { name: 'an unknown field', query: 'subscription { nothing }' },
  {
    name: 'a document that costs too much',
    query: `{ ${Array.from({ length: 50 }, (_, n) => `a${n}: model { version }`).join(' ')} }`,
  },
  { name: 'a cursor nobody gave out', query: stream('g', ', after: "made-up"') },
  { name: 'a failure of ours at subscribe', query: stream('broken') },
  { name: 'a failure of ours at connection_init', apiKey: 'breaks' },
];

/** Bundled for the page: the client as browsers get it. */
const pageScript = `import { createClient } from 'graphql-ws';
window.connects = [];
window.run = (url, { apiKey, path, query }, index) => {
  window.connects[index] = 0;
  const client = createClient({
    url: path ? url.replace('/graphql', path) : url,
    ...(apiKey ? { connectionParams: { apiKey } } : {}),
    on: { connecting: () => { window.connects[index]++; } },
  });
  client.subscribe({ query }, { next() {}, error() {}, complete() {} });
};`;

const folder = await mkdtemp(join(tmpdir(), 'faceoff-refused-'));
await build({
  stdin: { contents: pageScript, resolveDir: process.cwd() },
  outfile: join(folder, 'page.js'),
  bundle: true,
  platform: 'browser',
  format: 'iife',
});
await writeFile(join(folder, 'index.html'), '<!doctype html><script src="/page.js"></script>');

const system = await startDeliverySystem(
  {
    async identify(credentials) {
      const key = credentials.apiKey ?? credentials['x-api-key'];
      if (key === 'breaks') throw new Error('The table of keys is away');
      if (key === 'expired') return { ...DEVELOPMENT, expiresAt: Date.now() - 1 };
      return key === 'bad' ? undefined : DEVELOPMENT;
    },
  },
  async () => ({ webDirectory: folder }),
);
const { lastSequence } = system.log;
system.log.lastSequence = async (gameId) => {
  if (gameId === 'broken') throw new Error('The log is away');
  return lastSequence.call(system.log, gameId);
};

function connectsInNode({ apiKey, headers, path, query }: Way) {
  class Socket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers: { ...headers } });
    }
  }
  let connects = 0;
  const options: ClientOptions = {
    url: path ? system.url.replace('/graphql', path) : system.url,
    webSocketImpl: Socket,
    ...(apiKey ? { connectionParams: { apiKey } } : {}),
    on: {
      connecting: () => {
        connects++;
      },
    },
  };
  createClient(options).subscribe(
    { query: query ?? stream('g') },
    { next() {}, error() {}, complete() {} },
  );
  return () => connects;
}

const inNode = WAYS.map(connectsInNode);
const { browser, close } = await startChromium();
const page = await browser.newPage();
await page.goto(system.httpUrl.replace('/graphql', '/'));
await page.evaluate(
  ([url, ways]) => {
    for (const [index, way] of ways.entries()) {
      (globalThis as unknown as { run(...args: unknown[]): void }).run(url, way, index);
    }
  },
  [system.url, WAYS.map((way) => ({ ...way, query: way.query ?? stream('g') }))] as const,
);
await pause(SECONDS * 1000);
const inBrowser = await page.evaluate(
  () => (globalThis as unknown as { connects: number[] }).connects,
);
const results = WAYS.map(({ name, headers }, index) => ({
  name,
  node: inNode[index]?.(),
  browser: headers ? undefined : inBrowser[index],
}));
console.log(
  JSON.stringify(
    {
      seconds: SECONDS,
      results,
      most: {
        node: Math.max(...results.map(({ node }) => node ?? 0)),
        browser: Math.max(...results.map(({ browser: count }) => count ?? 0)),
      },
    },
    null,
    2,
  ),
);
await close();
await rm(folder, { recursive: true, force: true });
process.exit(0);
