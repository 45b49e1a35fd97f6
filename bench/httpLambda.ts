/**
 * What does the HTTP Lambda cost as deployed? Each time a new process of Node imports the built bundle
 * and answers one query against dynalite over HTTP (init and first query, without Node's own start); then one of
 * them answers 50 queries a second.
 *
 *     npm run build && npm run bench -- httpLambda [STARTS] [SECONDS]
 *
 * The query asks for a game with 20 predictions, their takers and teams. On a busy machine a start by the
 * clock says little: beside it stand its CPU time, of all threads, and the clock without the time for
 * which the main thread could run and had no core. Source: kernel documentation, "Scheduler
 * statistics", /proc/self/schedstat.
 */
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoPublicationLog } from '../src/aws/dynamoPublicationLog.ts';
import { startDynaliteTables } from '../test/support/dynaliteTables.ts';
import { faceoffPublication, GAME_ID } from '../test/support/publications.ts';

const [starts = 15, seconds = 20] = process.argv.slice(2).map(Number);
const BUNDLE = resolve('dist/handlers/graphqlHttp/index.mjs');
const PER_SECOND = 50;

const query = `{ game(id: "${GAME_ID}") { gameId score { home away } homeTeam { abbreviation name } predictions(first: 20) {
  nodes { sequence status home { playerId probability player { name career { share } } }
    away { playerId probability player { name career { share } } } } } } }`;
const event = {
  version: '2.0',
  rawPath: '/graphql',
  rawQueryString: '',
  headers: { 'content-type': 'application/json', host: 'localhost' },
  requestContext: {
    http: { method: 'POST', path: '/graphql', sourceIp: '127.0.0.1' },
    requestId: 'bench',
  },
  body: JSON.stringify({ query }),
  isBase64Encoded: false,
};

/** Runs in the new process: `EVENT`, `BUNDLE`, `RATE` and `SECONDS` come by the environment. */
const script = `
import { readFileSync } from 'node:fs';
const event = JSON.parse(process.env.EVENT);
const context = { awsRequestId: 'bench', getRemainingTimeInMillis: () => 29000 };
const waited = () => Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[1]) / 1e6;
const waitedBefore = waited();
const cpuBefore = process.cpuUsage();
const begun = performance.now();
const { handler } = await import(process.env.BUNDLE);
const initMillis = performance.now() - begun;
const answer = await handler(event, context);
const coldMillis = performance.now() - begun;
const { user, system } = process.cpuUsage(cpuBefore);
const coldCpuMillis = (user + system) / 1000;
const coldMillisBesideWaiting = coldMillis - (waited() - waitedBefore);
const body = JSON.parse(answer.body);
if (body.errors || body.data.game.predictions.nodes.length !== 20) throw new Error(answer.body);
const taken = [];
const total = Number(process.env.RATE) * Number(process.env.SECONDS);
const running = [];
for (let i = 0; i < total; i++) {
  const due = begun + coldMillis + (i * 1000) / Number(process.env.RATE);
  const wait = due - performance.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  // From when it was due, so that a late start counts.
  running.push(handler(event, context).then(() => taken.push(performance.now() - Math.max(due, begun))));
}
await Promise.all(running);
console.log(JSON.stringify({ initMillis, coldMillis, coldCpuMillis, coldMillisBesideWaiting, taken }));
process.exit(0);
`;

const tables = await startDynaliteTables();
await tables.client.send(
  new PutItemCommand({
    TableName: 'Game',
    Item: {
      PK: { S: `GAME#${GAME_ID}` },
      SK: { S: 'STATE' },
      summary: {
        S: JSON.stringify({
          gameDate: '2018-11-03',
          season: '20182019',
          homeTeam: 'HOM',
          awayTeam: 'AWY',
          status: 'LIVE',
          homeScore: 0,
          awayScore: 0,
          period: 1,
          lastSequence: 20,
        }),
      },
    },
  }),
);
const log = new DynamoPublicationLog(tables.client, 'Game', { now: Date.now });
for (let sequence = 1; sequence <= 20; sequence++) await log.append([faceoffPublication(sequence)]);

interface Told {
  readonly initMillis: number;
  readonly coldMillis: number;
  readonly coldCpuMillis: number;
  readonly coldMillisBesideWaiting: number;
  readonly taken: readonly number[];
}

const run = (lasting: number): Promise<Told> =>
  new Promise((done, failed) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: {
        PATH: process.env.PATH,
        EVENT: JSON.stringify(event),
        BUNDLE: pathToFileURL(BUNDLE).href,
        RATE: String(PER_SECOND),
        SECONDS: String(lasting),
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'embedded',
        AWS_SECRET_ACCESS_KEY: 'embedded',
        AWS_ENDPOINT_URL_DYNAMODB: tables.endpoint,
        GAME_TABLE: 'Game',
        CONNECTIONS_TABLE: 'Connections',
        RECORDS_TABLE: 'Records',
        MODEL_ENDPOINT_NAME: 'model',
        EXECUTION_ENVIRONMENT: 'embedded',
        AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE: '1',
        NODE_NO_WARNINGS: '1',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      out += part;
    });
    child.on('close', (code) =>
      code === 0 ? done(JSON.parse(out) as Told) : failed(new Error(`ended with ${code}`)),
    );
  });

const quantile = (values: readonly number[], q: number) =>
  Number([...values].sort((a, b) => a - b)[Math.floor(q * (values.length - 1))]!.toFixed(1));

try {
  const cold: Told[] = [];
  for (let i = 0; i < starts; i++) cold.push(await run(0));
  const { taken } = await run(seconds);
  const of = (name: Exclude<keyof Told, 'taken'>) => {
    const values = cold.map((one) => one[name]);
    return { median: quantile(values, 0.5), worst: quantile(values, 1) };
  };
  console.log(
    JSON.stringify(
      {
        bundleBytes: statSync(BUNDLE).size,
        node: process.version,
        starts,
        initMillis: of('initMillis'),
        initAndFirstQueryMillis: of('coldMillis'),
        initAndFirstQueryMillisBesideWaiting: of('coldMillisBesideWaiting'),
        initAndFirstQueryCpuMillis: of('coldCpuMillis'),
        warm: {
          perSecond: PER_SECOND,
          queries: taken.length,
          p50Millis: quantile(taken, 0.5),
          p99Millis: quantile(taken, 0.99),
        },
      },
      undefined,
      2,
    ),
  );
} finally {
  await tables.close();
}
