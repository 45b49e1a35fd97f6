import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SageMakerModel } from '../../src/aws/sageMakerModel.ts';
import { featureNames } from '../../src/pipeline/features/featureList.ts';
import { LivePath } from '../../src/pipeline/live.ts';
import { Random } from '../simulation/random.ts';
import { Scheduler, World } from '../simulation/world.ts';
import { TrackingScene, toRecordData } from '../support/trackingScene.ts';

const GAME = '2024020001';
/** Long enough for an answer on a machine that is busy, short enough for a silence. */
const PATIENCE_MILLIS = 1500;

/** What the endpoint does with each request in turn; with those after the last one it answers. */
let behaviors: ('silence' | 'refusal' | 'answer')[] = [];
/** Rows of each request, and whether the caller hung up on it. */
let requests: { rows: number; hungUp: Promise<void> }[] = [];
let server: Server;
let client: SageMakerRuntimeClient;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const rows = Buffer.concat(parts).toString().trim().split('\n').length;
    const hungUp = new Promise<void>((resolve) => response.on('close', resolve));
    requests.push({ rows, hungUp });
    const behavior = behaviors.shift() ?? 'answer';
    if (behavior === 'silence') return;
    if (behavior === 'refusal') return void response.writeHead(400).end('{}');
    const contributions = Array.from({ length: featureNames.length + 1 }, () => 0);
    const line = JSON.stringify({ probability: 0.625, contributions });
    response
      .writeHead(200, { 'X-Amzn-SageMaker-Custom-Attributes': 'modelVersion=m1' })
      .end(`${line}\n`.repeat(rows));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  client = new SageMakerRuntimeClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
});
afterAll(async () => {
  client.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  behaviors = [];
  requests = [];
});

describe('SageMakerModel', () => {
  it('gives up an endpoint that is silent, and hangs up on it', async () => {
    behaviors = ['silence'];
    const model = new SageMakerModel(client, 'faceoff', PATIENCE_MILLIS);
    const row = new Float64Array(featureNames.length);
    await expect(
      model.predict({ featureListHash: 'hash', rows: [row], contributions: true }),
    ).rejects.toThrow('expected the endpoint to answer within 1500 ms, got nothing');
    await requests[0]!.hungUp;
  });

  it('warms up by one row of nothing known, and leaves a refusal to the first draw', async () => {
    behaviors = ['answer', 'refusal'];
    const model = new SageMakerModel(client, 'faceoff', PATIENCE_MILLIS);
    await model.warmUp('hash', featureNames.length);
    await model.warmUp('hash', featureNames.length);
    expect(requests.map(({ rows }) => rows)).toEqual([1, 1]);
  });

  it.each(['silence', 'refusal'] as const)(
    'leaves a stand-in on the screens after %s, and the next revision has the value',
    async (behavior) => {
      behaviors = [behavior];
      const world = new World(new Scheduler(new Random(1)), () => undefined);
      const path = new LivePath({
        ...world.quietPorts(),
        model: new SageMakerModel(client, 'faceoff', PATIENCE_MILLIS),
      });
      const scene = new TrackingScene(GAME).introduce().onIce().clock(false).lineUp(0).hold(640);
      let taken = 0;
      const take = async () => {
        const data = toRecordData(scene.events.splice(0));
        await path.take([{ partitionKey: GAME, sequenceNumber: String(++taken), data }]);
        return world
          .publications(GAME)
          .flatMap((p) => (p.kind === 'FACEOFF' ? [{ ...p, asked: requests.length }] : []));
      };
      expect(await take()).toMatchObject([
        { status: 'PREDICTED', revision: 1, homeProbability: 0.5, isStale: true, asked: 1 },
      ]);
      // Not asked again at every batch while it is away.
      scene.hold(160);
      expect(await take()).toHaveLength(1);
      scene.hold(800);
      expect(await take()).toMatchObject([
        { isStale: true },
        {
          status: 'REVISED',
          revision: 2,
          homeProbability: 0.625,
          isStale: false,
          modelVersion: 'm1',
          asked: 2,
        },
      ]);
    },
  );
});
