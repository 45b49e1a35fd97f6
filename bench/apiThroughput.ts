/**
 * How many queries a second does the HTTP path answer, against Apollo's standalone server and
 * mercurius with the same schema, resolvers and rows in memory? A game's 20 predictions with takers,
 * players and teams; each server in a process of its own; all servers in each round, in turn. Beside
 * the rate of the clock stands that of a core (queries a second of the server's own CPU time), which
 * other work on the machine hardly changes.
 *
 * Then 50 clients at each in turn, as soon as they are answered again; `sameBytes` is Node's own HTTP
 * server with a text of the same size made ready: the least that 50 such clients can wait here. The
 * clients are in this process, each server in another.
 *
 *   npm run bench -- apiThroughput [ROUNDS] [SECONDS]
 */
import { type ChildProcess, fork } from 'node:child_process';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { buildHttpServer } from '../src/resolvers/http/httpServer.ts';
import { DEVELOPMENT } from '../src/resolvers/identity.ts';
import { DocumentGate } from '../src/resolvers/limits/documentGate.ts';
import { QUERY_LIMITS } from '../src/resolvers/limits/queryLimits.ts';
import { buildFaceoffSchema } from '../src/resolvers/schema.ts';
import { MemoryBudget } from '../test/support/memoryBudget.ts';
import { memoryResolverContext } from '../test/support/memoryResolverContext.ts';
import { GAME_ID } from '../test/support/publications.ts';

const SERVERS = ['ours', 'apolloStandalone', 'mercurius', 'mercuriusJit'] as const;
type ServerName = (typeof SERVERS)[number];
const FIFTY = ['ours', 'mercurius', 'mercuriusJit', 'sameBytes'] as const;
type Peer = ServerName | (typeof FIFTY)[number];

const QUERY = `query Predictions($id: ID!) {
  game(id: $id) {
    homeTeam { abbreviation } awayTeam { abbreviation }
    predictions(first: 20) {
      nodes {
        faceoffId revision status homeSpot eventTime modelVersion
        home { playerId name probability player { name position career { taken won } } }
        away { playerId name probability player { name position career { taken won } } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
const ANSWER_BYTES = 9900;
const BODY = JSON.stringify({ query: QUERY, variables: { id: GAME_ID } });

/** Listens on a free port of loopback; the context of each request is made anew, as in Lambda. */
const starters: Readonly<Record<Peer, () => Promise<number>>> = {
  async ours() {
    const schema = buildFaceoffSchema();
    const contextFor = await memoryResolverContext();
    const { handle } = await buildHttpServer({
      schema,
      gate: new DocumentGate(schema, QUERY_LIMITS),
      budget: new MemoryBudget(),
      report: (_, error) => console.error(error),
      contextFor,
      documents: { find: async () => undefined },
      identify: async () => DEVELOPMENT,
    });
    return listen(async (request, response) => {
      const { statusCode, headers, body } = await handle(await eventOf(request), 'bench');
      const bytes = Buffer.from(body ?? '');
      response
        .writeHead(statusCode ?? 500, {
          ...(headers as Record<string, string>),
          'content-length': bytes.length,
        })
        .end(bytes);
    });
  },
  async apolloStandalone() {
    const { ApolloServer } = await import('@apollo/server');
    const { startStandaloneServer } = await import('@apollo/server/standalone');
    const contextFor = await memoryResolverContext();
    const { url } = await startStandaloneServer(
      new ApolloServer({ schema: buildFaceoffSchema() }),
      { listen: { port: 0, host: '127.0.0.1' }, context: async () => contextFor(DEVELOPMENT) },
    );
    return Number(new URL(url).port);
  },
  mercurius: () => startMercurius({}),
  mercuriusJit: () => startMercurius({ jit: 1 }),
  async sameBytes() {
    const body = 'x'.repeat(ANSWER_BYTES);
    return listen(async (request, response) => {
      await eventOf(request);
      const bytes = Buffer.from(body);
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length })
        .end(bytes);
    });
  },
};

async function listen(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function startMercurius(options: { readonly jit?: number }): Promise<number> {
  const { fastify } = await import('fastify');
  const { default: mercurius } = await import('mercurius');
  const contextFor = await memoryResolverContext();
  const app = fastify();
  app.register(mercurius, {
    schema: buildFaceoffSchema(),
    context: () => contextFor(DEVELOPMENT),
    path: '/graphql',
    ...options,
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return (app.server.address() as AddressInfo).port;
}

async function eventOf(request: IncomingMessage): Promise<APIGatewayProxyEventV2> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return {
    rawPath: '/graphql',
    rawQueryString: '',
    headers: request.headers as Record<string, string>,
    requestContext: { http: { method: request.method ?? 'POST' } },
    body: Buffer.concat(parts).toString('utf8'),
    isBase64Encoded: false,
  } as unknown as APIGatewayProxyEventV2;
}

async function measure(): Promise<void> {
  const { default: autocannon } = await import('autocannon');
  const rounds = Number(process.argv[2] ?? 7);
  const seconds = Number(process.argv[3] ?? 3);
  const children = new Map<Peer, ChildProcess>();
  const ports = new Map<Peer, number>();
  for (const name of [...SERVERS, 'sameBytes'] as const) {
    const child = fork(fileURLToPath(import.meta.url), ['--serve', name]);
    children.set(name, child);
    ports.set(
      name,
      await new Promise<number>((resolve, reject) => {
        child.once('message', (port) => resolve(Number(port)));
        child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
      }),
    );
  }
  const urlOf = (name: Peer) =>
    `http://127.0.0.1:${ports.get(name)}/${name === 'apolloStandalone' ? '' : 'graphql'}`;
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const answers = new Map<ServerName, string>();
  for (const name of SERVERS) {
    const response = await fetch(urlOf(name), { method: 'POST', headers, body: BODY });
    const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
    if (errors || !data) throw new Error(`${name}: ${JSON.stringify(errors)}`);
    answers.set(name, JSON.stringify(data));
  }
  const different = SERVERS.filter((name) => answers.get(name) !== answers.get('ours'));
  if (different.length > 0) throw new Error(`other answers: ${different.join(', ')}`);
  const load = (name: Peer, connections: number, duration: number) =>
    autocannon({ url: urlOf(name), method: 'POST', headers, body: BODY, connections, duration });
  for (const name of SERVERS) await load(name, 20, 2);
  const rates = new Map<ServerName, number[]>(SERVERS.map((name) => [name, []]));
  const coreRates = new Map<ServerName, number[]>(SERVERS.map((name) => [name, []]));
  const cpuSeconds = (name: ServerName) =>
    new Promise<number>((resolve) => {
      children.get(name)?.once('message', (seconds) => resolve(Number(seconds)));
      children.get(name)?.send('cpu');
    });
  for (let round = 0; round < rounds; round++) {
    for (const name of SERVERS) {
      const before = await cpuSeconds(name);
      const { requests, errors, non2xx } = await load(name, 20, seconds);
      coreRates.get(name)?.push(requests.total / ((await cpuSeconds(name)) - before));
      if (errors + non2xx > 0) throw new Error(`${name}: ${errors} errors, ${non2xx} not 2xx`);
      rates.get(name)?.push(requests.total / seconds);
    }
  }
  const fifty = new Map<Peer, { perSecond: number; p50: number; p99: number }[]>(
    FIFTY.map((name) => [name, []]),
  );
  for (const name of FIFTY) await load(name, 50, 2);
  for (let round = 0; round < rounds; round++) {
    for (const name of FIFTY) {
      const { requests, latency, errors, non2xx } = await load(name, 50, seconds);
      if (errors + non2xx > 0) throw new Error(`${name}: ${errors} errors, ${non2xx} not 2xx`);
      const { p50, p99 } = latency;
      fifty.get(name)?.push({ perSecond: Math.round(requests.total / seconds), p50, p99 });
    }
  }
  for (const child of children.values()) child.kill();
  const median = (values: readonly number[]) =>
    [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
  const ratio = (over: ServerName, of = rates) => {
    const ratios = (of.get('ours') ?? []).map((rate, i) => rate / of.get(over)![i]!);
    return {
      median: Number(median(ratios).toFixed(2)),
      range: [Math.min(...ratios), Math.max(...ratios)].map((one) => Number(one.toFixed(2))),
    };
  };
  process.stdout.write(
    `${JSON.stringify(
      {
        question: 'queries a second of a 20-item prediction query, ours over others',
        rounds,
        bytes: answers.get('ours')?.length,
        perSecond: Object.fromEntries(
          SERVERS.map((name) => [name, Math.round(median(rates.get(name)!))]),
        ),
        perSecondOfCore: Object.fromEntries(
          SERVERS.map((name) => [name, Math.round(median(coreRates.get(name)!))]),
        ),
        overApolloStandalone: ratio('apolloStandalone'),
        overMercurius: ratio('mercurius'),
        overMercuriusJit: ratio('mercuriusJit'),
        ofCoreOverApolloStandalone: ratio('apolloStandalone', coreRates),
        ofCoreOverMercurius: ratio('mercurius', coreRates),
        ofCoreOverMercuriusJit: ratio('mercuriusJit', coreRates),
        fiftyClients: Object.fromEntries(
          FIFTY.map((name) => {
            const told = fifty.get(name)!;
            const p99s = told.map(({ p99 }) => p99);
            return [
              name,
              {
                perSecond: median(told.map(({ perSecond }) => perSecond)),
                p50Millis: median(told.map(({ p50 }) => p50)),
                p99Millis: median(p99s),
                p99RangeMillis: [Math.min(...p99s), Math.max(...p99s)],
              },
            ];
          }),
        ),
      },
      undefined,
      1,
    )}\n`,
  );
}

if (process.argv[2] === '--serve') {
  process.send?.(await starters[process.argv[3] as ServerName]());
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1e6);
  });
} else await measure();
