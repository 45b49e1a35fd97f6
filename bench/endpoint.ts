/**
 * Does the endpoint keep up? The built container in a process of its own, over HTTP with connections
 * kept open: latency of 64 rows one after the other, rows a second of its CPU, and, as before choosing
 * an endpoint at all, mean latency under load beside scoring in the process. Each call of 64 rows has a
 * ping beside it. `inServer` is the same requests by the server's own clock, from their headers to
 * their answer, with what garbage collection took of it. `p99MillisBesideWaiting` leaves out the time
 * for which the kernel says that client or server could run and had no core: what other work on the
 * machine adds. Source: kernel documentation, "Scheduler statistics", /proc/PID/schedstat.
 *
 *     npm run build && npm run bench -- endpoint [MODEL_DIRECTORY]
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { modelRows } from '../src/aws/modelRows.ts';
import { parseModel } from '../src/model/lightGbmModel.ts';
import { createScorer } from '../src/model/scorer.ts';
import { seededRandom } from '../src/model/seededRandom.ts';

const directory = process.argv[2] ?? 'models/faceoff';
const model = parseModel(readFileSync(`${directory}/model.txt`, 'utf8'));
const scorer = createScorer(model);
const random = seededRandom(1);
const ranges = model.featureInfos.map((info) => /^\[(.*):(.*)\]$/.exec(info));
const row = (): number[] =>
  ranges.map((range) =>
    range ? Math.fround(Number(range[1]) + (Number(range[2]) - Number(range[1])) * random()) : 0,
  );
const bodyOf = (rows: number) => modelRows(Array.from({ length: rows }, row)).csv;

const probe = createServer();
await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
const { port } = probe.address() as { port: number };
await new Promise((resolve) => probe.close(resolve));
/** Runs in the endpoint's process beside the built container, and tells on being asked. */
const clock = `
import { subscribe } from 'node:diagnostics_channel';
import { PerformanceObserver } from 'node:perf_hooks';
const begun = new WeakMap();
let taken = [];
let collections = [];
subscribe('http.server.request.start', ({ request }) => begun.set(request, performance.now()));
subscribe('http.server.response.finish', ({ request }) => {
  if (request.method === 'POST') taken.push(performance.now() - begun.get(request));
});
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) collections.push(duration);
}).observe({ entryTypes: ['gc'] });
process.on('message', () => {
  process.send({ taken, collections });
  taken = [];
  collections = [];
});`;
const clockUrl = `data:text/javascript,${encodeURIComponent(clock)}`;
const child = spawn(
  process.execPath,
  ['--import', clockUrl, 'dist/handlers/modelEndpoint/index.mjs'],
  {
    env: {
      ...process.env,
      MODEL_DIR: directory,
      MODEL_HOST: '127.0.0.1',
      SAGEMAKER_BIND_TO_PORT: String(port),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  },
);
/** What the endpoint's own clock has measured since it was asked last, in milliseconds. */
const told = () =>
  new Promise<{ taken: number[]; collections: number[] }>((resolve) => {
    child.once('message', (message) =>
      resolve(message as { taken: number[]; collections: number[] }),
    );
    child.send('tell');
  });
const NOTHING = Buffer.alloc(0);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

const call = (body: Buffer, path = '/invocations'): Promise<string> =>
  new Promise((resolve, reject) => {
    const method = path === '/ping' ? 'GET' : 'POST';
    const headers = {
      'content-type': 'text/csv',
      accept: 'text/csv',
      'x-amzn-sagemaker-custom-attributes': 'values=float32',
    };
    const sent = request({ port, host: '127.0.0.1', path, method, agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => (answer.statusCode === 200 ? resolve(text) : reject(new Error(text))));
    });
    sent.on('error', reject);
    sent.end(method === 'POST' ? body : undefined);
  });

/** CPU seconds of the endpoint's process so far. Source: proc(5), fields 14 and 15. */
const childCpu = (): number => {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};
/** Milliseconds for which the main thread of a process could run and had no core, so far. */
const waited = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
const quantile = (values: number[], q: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(q * (values.length - 1))]!;
const rounded = (value: number) => Number(value.toFixed(2));

async function latencies(
  body: Buffer,
  count: number,
  atOnce: number,
  path = '/invocations',
): Promise<number[]> {
  const taken: number[] = [];
  let left = count;
  const one = async () => {
    while (left-- > 0) {
      const started = performance.now();
      await call(body, path);
      taken.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return taken;
}

try {
  while ((await call(NOTHING, '/ping').catch(() => '')) === '') {
    if (child.exitCode !== null) throw new Error(`the endpoint ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  // Other rows each time, as in life: the same again would be in the caches.
  const bodies = Array.from({ length: 16 }, () => bodyOf(64));
  for (let i = 0; i < 300; i++) await latencies(bodies[i % 16]!, 1, 1);
  await told();
  const single: number[] = [];
  const besideWaiting: number[] = [];
  const pings: number[] = [];
  const cpuBeforeSingle = childCpu();
  for (let i = 0; i < 2_000; i++) {
    const before = waited(process.pid) + waited(child.pid!);
    const [millis] = (await latencies(bodies[i % 16]!, 1, 1)) as [number];
    single.push(millis);
    besideWaiting.push(millis - (waited(process.pid) + waited(child.pid!) - before));
    pings.push(...(await latencies(NOTHING, 1, 1, '/ping')));
  }
  const cpuMillisPerPair = ((childCpu() - cpuBeforeSingle) * 1000) / 2_000;
  const { taken, collections } = await told();

  const many = bodyOf(512);
  const cpuBefore = childCpu();
  const started = performance.now();
  await latencies(many, 200, 4);
  const rowsPerCpuSecond = (200 * 512) / (childCpu() - cpuBefore);
  const rowsPerSecond = (200 * 512) / ((performance.now() - started) / 1000);

  // Eight rows a call, as a batch of games asks; 32 callers at once.
  const eight = bodyOf(8);
  const loaded = await latencies(eight, 6_000, 32);
  const values = Float64Array.from(
    eight
      .toString()
      .split('\n')
      .flatMap((line) => line.split(',').map(Number)),
  );
  const inProcess: number[] = [];
  for (let i = 0; i < 6_000; i++) {
    const at = performance.now();
    scorer.scoreMany(values, 8);
    inProcess.push(performance.now() - at);
  }
  const mean = (of: number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
  console.log(
    JSON.stringify(
      {
        trees: model.trees.length,
        features: model.featureNames.length,
        rows64: {
          p50Millis: rounded(quantile(single, 0.5)),
          p99Millis: rounded(quantile(single, 0.99)),
          p99MillisBesideWaiting: rounded(quantile(besideWaiting, 0.99)),
          cpuMillisWithPing: rounded(cpuMillisPerPair),
          inServer: {
            p50Millis: rounded(quantile(taken, 0.5)),
            p99Millis: rounded(quantile(taken, 0.99)),
            collections: collections.length,
            longestCollectionMillis: rounded(Math.max(0, ...collections)),
          },
        },
        ping: {
          p50Millis: rounded(quantile(pings, 0.5)),
          p99Millis: rounded(quantile(pings, 0.99)),
        },
        rowsPerSecond: Math.round(rowsPerSecond),
        rowsPerCpuSecond: Math.round(rowsPerCpuSecond),
        underLoad: {
          callers: 32,
          rowsPerCall: 8,
          endpointMeanMillis: rounded(mean(loaded)),
          endpointP99Millis: rounded(quantile(loaded, 0.99)),
          inProcessMeanMillis: Number(mean(inProcess).toFixed(4)),
          callsPerSecond: Math.round((32 * 1000) / mean(loaded)),
        },
      },
      null,
      2,
    ),
  );
} finally {
  agent.destroy();
  child.kill('SIGTERM');
}
