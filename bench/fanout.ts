/**
 * What does one publication to 2,000 subscribers cost in CPU, against a loop that parses and
 * executes for each subscriber? Paired in each round of one run; no network, rows in memory.
 *
 *   npm run bench -- fanout
 */
import { setTimeout as pause } from 'node:timers/promises';
import { execute, parse } from 'graphql';
import { fanOut } from '../src/pipeline/deliver/fanOut.ts';
import { LogWindow } from '../src/pipeline/deliver/logWindow.ts';
import { OperationCache } from '../src/pipeline/deliver/operationCache.ts';
import { operationOf } from '../src/pipeline/deliver/operationOf.ts';
import type { AudienceMember, Operation } from '../src/pipeline/deliver/ports.ts';
import { findStream } from '../src/pipeline/deliver/preparedOperation.ts';
import { STREAMS, type Stream } from '../src/pipeline/deliver/streams.ts';
import { buildFaceoffSchema } from '../src/resolvers/schema.ts';
import { MemoryLog } from '../test/support/memoryLog.ts';
import { faceoffPublication, GAME_ID } from '../test/support/publications.ts';

const SUBSCRIBERS = 2000;
const ROUNDS = Number(process.argv[2] ?? 9);
/** Ours is so short that one publication is below what the clock of CPU time can tell. */
const OWN_PUBLICATIONS = 20;
const STREAM = STREAMS.faceoffPredicted as Stream<never>;
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

/**
 * CPU of all threads in milliseconds a time, collection of its own garbage included; as often again
 * before, uncounted, so that nobody pays for what the one before left.
 */
async function cpuOf(times: number, work: () => Promise<void>): Promise<number> {
  for (let i = 0; i < times; i++) await work();
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}

/** As the serverless libraries do it: everything anew for each subscriber. */
async function perSubscriber(operations: readonly Operation[], post: (text: string) => void) {
  const publication = faceoffPublication(2);
  for (let i = 0; i < SUBSCRIBERS; i++) {
    const operation = operations[i % operations.length];
    if (!operation) continue;
    const result = await execute({
      schema,
      document: parse(operation.document),
      rootValue: { faceoffPredicted: STREAM.toItem(publication, 1) },
      variableValues: operation.variables,
      contextValue: {},
    });
    post(JSON.stringify({ id: `s${i}`, type: 'next', payload: result }));
  }
}

/** The same loop, documents parsed before: what a careful server without sharing does. */
async function perSubscriberParsed(operations: readonly Operation[], post: (text: string) => void) {
  const documents = operations.map(({ document }) => parse(document));
  const publication = faceoffPublication(2);
  for (let i = 0; i < SUBSCRIBERS; i++) {
    const number = i % operations.length;
    const document = documents[number];
    if (!document) continue;
    const payload = await execute({
      schema,
      document,
      rootValue: { faceoffPredicted: STREAM.toItem(publication, 1) },
      variableValues: operations[number]?.variables ?? {},
      contextValue: {},
    });
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
      patience: () => pause(200),
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
  for (let round = -1; round < ROUNDS; round++) {
    bytes = { naive: 0, ours: 0 };
    const naive = await cpuOf(1, () =>
      perSubscriber(operations, (text) => {
        bytes.naive += text.length;
      }),
    );
    const parsed = await cpuOf(1, () => perSubscriberParsed(operations, () => {}));
    const ours = await cpuOf(OWN_PUBLICATIONS, () =>
      shared(operations, members, cache, (text) => {
        bytes.ours += text.length;
      }),
    );
    bytes = { naive: bytes.naive / 2, ours: bytes.ours / (2 * OWN_PUBLICATIONS) };
    if (round < 0) continue;
    times.naive.push(naive);
    times.parsed.push(parsed);
    times.ours.push(ours);
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
