/**
 * What does one publication to 2,000 subscribers cost in CPU, against a loop that parses and
 * executes for each subscriber? Paired in each round of one run; no network, rows in memory.
 *
 *   npx esbuild bench/fanout.ts --bundle --platform=node --format=esm --packages=external \
 *     --outfile=dist/bench/fanout.mjs && node dist/bench/fanout.mjs
 */
import { type DocumentNode, execute, parse } from 'graphql';
import { fanOut } from '../src/pipeline/deliver/fanOut.ts';
import { LogWindow } from '../src/pipeline/deliver/logWindow.ts';
import { OperationCache } from '../src/pipeline/deliver/operationCache.ts';
import { operationOf } from '../src/pipeline/deliver/operationOf.ts';
import type { AudienceMember, Operation } from '../src/pipeline/deliver/ports.ts';
import { findStream, prepareOperation } from '../src/pipeline/deliver/preparedOperation.ts';
import { buildFaceoffSchema } from '../src/resolvers/schema.ts';
import { MemoryLog } from '../test/support/memoryLog.ts';
import { faceoffPublication, GAME_ID } from '../test/support/publications.ts';

const SUBSCRIBERS = 2000;
const ROUNDS = 25;
const schema = buildFaceoffSchema();
const execution = {
  schema,
  contextFor: () => ({}),
  formatError: (e: Error) => ({ message: e.message }),
};
const log = new MemoryLog();
await log.append([1, 2].map((sequence) => faceoffPublication(sequence)));

/** Distinct by its player filter, which lets everything through, or by its selection. */
function operationNumber(number: number, by: 'filter' | 'selection'): Operation {
  const document = parse(`subscription ($playerIds: [ID!]) {
    faceoffPredicted(gameId: "${GAME_ID}", playerIds: $playerIds) { __typename ${by === 'selection' ? `a${number}: __typename` : ''}
      ... on FaceoffPredicted { sequence cursor previousCursor prediction {
        faceoffId revision status homeSpot situation { clock score { home away } strength { text } }
        home { name number probability wonInGame takenInGame } away { name number probability wonInGame takenInGame }
        reasons { text favors } isStale isLate eventTime } } } }`);
  const request = {
    operationName: null,
    variables: { playerIds: ['8471675', '8478402', by === 'filter' ? `other-${number}` : 'other'] },
    scope: 'public',
  };
  return operationOf(document, findStream(document, request, schema).node, request);
}

function cpuMillis(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** As the serverless libraries do it: everything anew for each subscriber. */
async function perSubscriber(operations: readonly Operation[], post: (text: string) => void) {
  const publication = faceoffPublication(2);
  for (let i = 0; i < SUBSCRIBERS; i++) {
    const operation = operations[i % operations.length];
    if (!operation) continue;
    const document: DocumentNode = parse(operation.document);
    const prepared = prepareOperation(operation, execution);
    const result = await execute({
      schema,
      document,
      rootValue: { faceoffPredicted: prepared.toItem(publication, 1) },
      variableValues: operation.variables,
      contextValue: {},
    });
    post(JSON.stringify({ id: `s${i}`, type: 'next', payload: result }));
  }
}

/** The same loop, documents parsed before: what a careful server without sharing does. */
async function perSubscriberParsed(operations: readonly Operation[], post: (text: string) => void) {
  const prepared = operations.map((operation) => prepareOperation(operation, execution));
  const publication = faceoffPublication(2);
  for (let i = 0; i < SUBSCRIBERS; i++) {
    const one = prepared[i % prepared.length];
    if (!one) continue;
    const payload = JSON.parse(await one.render(one.toItem(publication, 1))) as unknown;
    post(JSON.stringify({ id: `s${i}`, type: 'next', payload }));
  }
}

/** Ours: one execution per operation, ids spliced in; the whole fan-out of `deliver`. */
async function shared(
  operations: readonly Operation[],
  members: readonly AudienceMember[],
  cache: OperationCache,
  post: (text: string) => void,
) {
  const keys = new Set(operations.map(({ key }) => key));
  const stored = { operations: async () => new Map(operations.map((o) => [o.key, o])) };
  await fanOut(
    {
      gameId: GAME_ID,
      game: undefined,
      from: 1,
      to: 2,
      head: 2,
      members,
      operations: await cache.load(keys, stored),
      window: new LogWindow(log, GAME_ID, 1, [faceoffPublication(2)]),
    },
    {
      sender: { post: async (_, message) => post(message) },
      pause: async () => {},
      random: Math.random,
      counts: { posts: 0, throttled: 0, gone: 0, failed: 0 },
    },
    {
      markLive: async () => {},
      noteLag: async () => {},
      leave: async () => {},
      removeConnection: async () => {},
    },
  );
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const results = [];
for (const [distinct, by] of [
  [1, 'selection'],
  [10, 'selection'],
  [10, 'filter'],
  [100, 'selection'],
  [100, 'filter'],
  [2000, 'selection'],
] as const) {
  const operations = Array.from({ length: distinct }, (_, n) => operationNumber(n, by));
  const members: AudienceMember[] = Array.from({ length: SUBSCRIBERS }, (_, i) => ({
    topic: { kind: 'GAME', gameId: GAME_ID },
    shard: 0,
    connectionId: `c${i}`,
    subscriptionId: `s${i}`,
    nonce: 'n',
    operationKey: operations[i % distinct]?.key ?? '',
    positions: { [GAME_ID]: 0 },
    liveGames: new Set([GAME_ID]),
    heldUntil: null,
    lagged: {},
    expiresAt: Number.POSITIVE_INFINITY,
  }));
  const cache = new OperationCache(execution);
  const times = { naive: [] as number[], parsed: [] as number[], ours: [] as number[] };
  let bytes = { naive: 0, ours: 0 };
  for (let round = -2; round < ROUNDS; round++) {
    bytes = { naive: 0, ours: 0 };
    const t0 = cpuMillis();
    await perSubscriber(operations, (text) => {
      bytes.naive += text.length;
    });
    const t1 = cpuMillis();
    await perSubscriberParsed(operations, () => {});
    const t2 = cpuMillis();
    await shared(operations, members, cache, (text) => {
      bytes.ours += text.length;
    });
    const t3 = cpuMillis();
    if (round < 0) continue;
    times.naive.push(t1 - t0);
    times.parsed.push(t2 - t1);
    times.ours.push(t3 - t2);
  }
  if (bytes.naive !== bytes.ours)
    throw new Error(`Expected equal bytes, got ${JSON.stringify(bytes)}`);
  const ratios = (of: readonly number[]) =>
    of.map((time, i) => time / (times.ours[i] ?? Number.NaN));
  results.push({
    distinct,
    by,
    naiveCpuMillis: median(times.naive),
    parsedCpuMillis: median(times.parsed),
    oursCpuMillis: median(times.ours),
    ratioToNaive: median(ratios(times.naive)),
    ratioToParsed: median(ratios(times.parsed)),
  });
}
console.log(JSON.stringify({ subscribers: SUBSCRIBERS, rounds: ROUNDS, results }, null, 2));
