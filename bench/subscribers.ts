/**
 * How long until every subscriber of a game has a publication? Real sockets, the local gateway, rows in
 * dynalite, delivery in this process; one post a client, as in the cloud.
 *
 *   npx esbuild bench/subscribers.ts --bundle --platform=node --format=esm --packages=external \
 *     --outfile=dist/bench/subscribers.mjs && node dist/bench/subscribers.mjs 500
 */
import { WebSocket } from 'ws';
import { startDeliverySystem } from '../test/support/deliverySystem.ts';
import { faceoffPublication } from '../test/support/publications.ts';

const subscribers = Number(process.argv[2] ?? 500);
const publications = Number(process.argv[3] ?? 10);
const system = await startDeliverySystem();
const arrivals: number[] = [];
let published = 0;
let onArrival = () => {};

async function subscribe(): Promise<WebSocket> {
  const socket = new WebSocket(system.url, 'graphql-transport-ws');
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.send('{"type":"connection_init"}');
  await new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      const text = String(data);
      if (text.includes('connection_ack')) {
        const query =
          'subscription { faceoffPredicted(gameId: "bench") { __typename ... on FaceoffPredicted { sequence prediction { home { name probability } away { name probability } } } } }';
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
      } else if (text.includes('SubscriptionStarted')) resolve();
      else if (text.includes('FaceoffPredicted')) {
        arrivals.push(performance.now() - published);
        onArrival();
      }
    });
  });
  return socket;
}

const heapBefore = process.memoryUsage().heapUsed;
const openedAt = performance.now();
const sockets: WebSocket[] = [];
for (let i = 0; i < subscribers; i += 20) {
  const batch = Array.from({ length: Math.min(20, subscribers - i) }, subscribe);
  sockets.push(...(await Promise.all(batch)));
}
const openMillis = performance.now() - openedAt;
const heapEach = (process.memoryUsage().heapUsed - heapBefore) / subscribers;

const rounds: { p50: number; p99: number; last: number }[] = [];
for (let sequence = 1; sequence <= publications; sequence++) {
  arrivals.length = 0;
  const all = new Promise<void>((resolve) => {
    onArrival = () => {
      if (arrivals.length === subscribers) resolve();
    };
  });
  published = performance.now();
  await system.publish(faceoffPublication(sequence, { gameId: 'bench' }));
  await all;
  const sorted = [...arrivals].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  rounds.push({ p50: at(0.5), p99: at(0.99), last: at(1) });
}
const middle = (name: 'p50' | 'p99' | 'last') =>
  rounds.map((round) => round[name]).sort((a, b) => a - b)[Math.floor(rounds.length / 2)];
console.log(
  JSON.stringify({
    subscribers,
    publications,
    openMillis,
    heapBytesEach: heapEach,
    medianOfPublications: { p50: middle('p50'), p99: middle('p99'), last: middle('last') },
    worst: Math.max(...rounds.map(({ last }) => last)),
  }),
);
for (const socket of sockets) socket.terminate();
await system.close();
process.exit(0);
