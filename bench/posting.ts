/**
 * What does one `PostToConnection` cost in CPU: our own request, or the SDK's client? The gateway is
 * another process, so that only the sending side is counted; paired in each round of one run.
 *
 *   npm run bench -- posting
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import {
  ApiGatewayManagementApiClient,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { ApiGatewaySender } from '../src/aws/apiGatewaySender.ts';

const POSTS = 2000;
const CONCURRENCY = 128;
const ROUNDS = Number(process.argv[2] ?? 7);
const MESSAGE = `{"id":"1","type":"next","payload":${JSON.stringify({ data: 'x'.repeat(1500) })}}`;

if (process.argv[2] === 'gateway') {
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => response.end());
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
} else await compare();

async function cpuOf(post: (connectionId: string, message: string) => Promise<unknown>) {
  const before = process.cpuUsage();
  let next = 0;
  const work = async () => {
    while (next < POSTS) await post(`connection-${next++}=`, MESSAGE);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / POSTS;
}

async function compare() {
  process.env.AWS_REGION ??= 'us-east-1';
  process.env.AWS_ACCESS_KEY_ID ??= 'bench';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'bench';
  const gateway = fork(fileURLToPath(import.meta.url), ['gateway']);
  const [port] = (await once(gateway, 'message')) as [number];
  const url = `http://127.0.0.1:${port}/stage`;
  const sender = new ApiGatewaySender(url);
  const client = new ApiGatewayManagementApiClient({
    endpoint: url,
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      httpAgent: { keepAlive: true, maxSockets: CONCURRENCY },
    }),
  });
  const times = { sdk: [] as number[], own: [] as number[] };
  for (let round = -2; round < ROUNDS; round++) {
    const sdk = await cpuOf((ConnectionId, message) =>
      client.send(new PostToConnectionCommand({ ConnectionId, Data: Buffer.from(message) })),
    );
    const own = await cpuOf((connectionId, message) => sender.post(connectionId, message));
    if (round < 0) continue;
    times.sdk.push(sdk);
    times.own.push(own);
  }
  gateway.kill();
  const median = (values: readonly number[]) =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  console.log(
    JSON.stringify({
      posts: POSTS,
      rounds: ROUNDS,
      sdkCpuMicrosEach: median(times.sdk),
      ownCpuMicrosEach: median(times.own),
      ratio: median(times.sdk.map((sdk, i) => sdk / (times.own[i] ?? Number.NaN))),
    }),
  );
  process.exit(0);
}
