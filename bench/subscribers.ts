/**
 * How long until every subscriber of a game has a publication, and what does a connection hold in
 * memory? Real sockets on loopback: clients in a process of their own, the local gateway, rows in
 * dynalite, delivery with one signed `PostToConnection` a client over HTTP, as in the cloud.
 *
 *   npm run bench -- subscribers 500 [publications]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { ApiGatewaySender } from '../src/aws/apiGatewaySender.ts';
import { AwsApi } from '../src/local/awsApi.ts';
import { deliver } from '../src/pipeline/deliver/deliver.ts';
import { startDeliverySystem } from '../test/support/deliverySystem.ts';
import { faceoffPublication } from '../test/support/publications.ts';

const GAME = 'bench';
const QUERY = `subscription { faceoffPredicted(gameId: "${GAME}") { __typename ... on FaceoffPredicted { sequence prediction { home { name probability } away { name probability } } } } }`;

/** Connections that open before memory is counted: what is loaded and cached once is there by then. */
const WARM_UP = 100;

/** Milliseconds on a clock that both processes share. */
const now = () => Number(process.hrtime.bigint()) / 1e6;

if (process.argv[2] === 'clients') await beClients(process.argv[3] ?? '', Number(process.argv[4]));
else await measure(Number(process.argv[2] ?? 500), Number(process.argv[3] ?? 10));

/** Opens sockets, and says of each publication when every one of them had it. */
async function beClients(url: string, count: number) {
  const arrivals = new Map<number, number[]>();
  const open = async () => {
    const socket = new WebSocket(url, 'graphql-transport-ws');
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const started = new Promise<void>((resolve, reject) => {
      socket.on('close', (code) => reject(new Error(`Closed with ${code}`)));
      socket.on('message', (data) => {
        const { type, payload } = JSON.parse(String(data));
        if (type === 'connection_ack') {
          socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: QUERY } }));
        } else if (type !== 'next') reject(new Error(String(data)));
        else if (payload.data.faceoffPredicted.sequence === undefined) resolve();
        else hear(payload.data.faceoffPredicted.sequence);
      });
    });
    socket.send('{"type":"connection_init"}');
    await started;
  };
  const hear = (sequence: number) => {
    const times = arrivals.get(sequence) ?? [];
    arrivals.set(sequence, times);
    times.push(now());
    if (times.length === count) process.send?.({ sequence, times });
  };
  for (let opened = 0; opened < count; opened += 25) {
    await Promise.all(Array.from({ length: Math.min(25, count - opened) }, open));
    if (opened + 25 === WARM_UP) process.send?.({ open: WARM_UP });
  }
  process.send?.({ open: count });
}

async function measure(subscribers: number, publications: number) {
  process.env.AWS_REGION ??= 'us-east-1';
  process.env.AWS_ACCESS_KEY_ID ??= 'bench';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'bench';
  const system = await startDeliverySystem();
  const api = new AwsApi({
    functions: new Map(),
    endpoints: new Map(),
    connections: system.sender.connections,
    asyncInvocations: undefined as never,
  });
  const apiPort = await api.start();
  const sender = new ApiGatewaySender(`http://127.0.0.1:${apiPort}/stage`);
  const startedAt = now();
  const clients = fork(fileURLToPath(import.meta.url), [
    'clients',
    system.url,
    String(subscribers),
  ]);
  await once(clients, 'message');
  const before = await held();
  await once(clients, 'message');
  const openMillis = now() - startedAt;
  const bytesEach = ((await held()) - before) / (subscribers - WARM_UP);

  const rounds: { p50: number; p99: number; last: number; cpuMillis: number }[] = [];
  for (let sequence = 1; sequence <= publications; sequence++) {
    const heard = once(clients, 'message') as Promise<[{ times: number[] }]>;
    await system.log.append([faceoffPublication(sequence, { gameId: GAME })]);
    const publishedAt = now();
    const cpu = process.cpuUsage();
    await deliver({ gameId: GAME, shard: 0 }, `request-${sequence}`, {
      ...system.deliverPorts,
      sender,
    });
    const { user, system: kernel } = process.cpuUsage(cpu);
    const [{ times }] = await heard;
    const sorted = times.map((time) => time - publishedAt).sort((a, b) => a - b);
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
    rounds.push({ p50: at(0.5), p99: at(0.99), last: at(1), cpuMillis: (user + kernel) / 1000 });
  }
  const all = (name: keyof (typeof rounds)[0]) =>
    rounds.map((round) => Math.round(round[name])).sort((a, b) => a - b);
  const summary = (name: keyof (typeof rounds)[0]) => ({
    median: all(name)[Math.floor(publications / 2)],
    worst: all(name).at(-1),
  });
  console.log(
    JSON.stringify({
      subscribers,
      publications,
      openMillis: Math.round(openMillis),
      serverBytesPerConnection: Math.round(bytesEach),
      p50Millis: summary('p50'),
      p99Millis: summary('p99'),
      lastMillis: summary('last'),
      /** Delivery, gateway and tables together. */
      serverCpuMillis: summary('cpuMillis'),
      maxOpenFiles: /Max open files\s+(\d+)/.exec(
        await readFile('/proc/self/limits', 'utf8').catch(() => ''),
      )?.[1],
    }),
  );
  clients.kill();
  await once(clients, 'exit');
  process.exit(0);
}

/** Bytes alive in this process: gateway, connections and the tables' rows. */
async function held(): Promise<number> {
  // What a collection sets free by finalizers is gone after the next one.
  for (let i = 0; i < 5; i++) {
    await pause(100);
    globalThis.gc?.();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
