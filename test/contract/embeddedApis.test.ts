import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateStreamCommand,
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
} from '@aws-sdk/client-kinesis';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import kinesalite from 'kinesalite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpHandler } from '../../src/aws/clients.ts';
import { KinesisProducer } from '../../src/aws/kinesisProducer.ts';
import { LambdaDeliveryTrigger } from '../../src/aws/lambdaDeliveryTrigger.ts';
import { SageMakerModel } from '../../src/aws/sageMakerModel.ts';
import { AsyncInvocations } from '../../src/local/asyncInvocations.ts';
import { AwsApi } from '../../src/local/awsApi.ts';
import { Connections } from '../../src/local/connectionsApi.ts';
import type { LambdaFunction } from '../../src/local/lambdaFunctions.ts';
import { featureListHash } from '../../src/model/featureListHash.ts';
import { createModelServer } from '../../src/model/serving/modelServer.ts';
import { readExpected, readModelText, readTable } from '../model/golden.ts';

const FIXTURE = 'no-missing';
const settings = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  maxAttempts: 1,
};
const listen = async (server: Server) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

let directory: string;
let container: Server;
let stream: Server;
let api: AwsApi;
let endpoint: string;
let kinesis: KinesisClient;
const invoked: string[] = [];
const deliver = {
  settings: { name: 'deliver' },
  invokeAsync: async (payload: string) => {
    invoked.push(payload);
    return true;
  },
} as unknown as LambdaFunction;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'faceoff-apis-'));
  await writeFile(join(directory, 'model.txt'), readModelText(FIXTURE));
  container = await createModelServer({ modelDirectory: directory });
  const functions = new Map([['deliver', deliver]]);
  api = new AwsApi({
    functions,
    connections: new Connections(),
    endpoints: new Map([['model', await listen(container)]]),
    asyncInvocations: new AsyncInvocations(directory, functions, () => undefined),
  });
  endpoint = `http://127.0.0.1:${await api.start()}`;
  stream = kinesalite({ createStreamMs: 0 });
  kinesis = new KinesisClient({
    ...settings,
    endpoint: await listen(stream),
    requestHandler: httpHandler(),
  });
});

afterAll(async () => {
  kinesis.destroy();
  await api.stop();
  for (const server of [container, stream]) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  await rm(directory, { recursive: true, force: true });
});

describe('the model behind InvokeEndpoint', () => {
  const { rows, names } = readTable(FIXTURE, 'rows.csv');
  const ordinary = rows.filter((row) => row.every(Number.isFinite)).slice(0, 20);
  const request = { rows: ordinary, featureListHash: featureListHash(names), contributions: true };
  const model = (name: string, deadlineMillis?: number) =>
    new SageMakerModel(new SageMakerRuntimeClient({ ...settings, endpoint }), name, deadlineMillis);

  it('answers every row in order, with contributions and its version', async () => {
    const { answers, modelVersion } = await model('model', 5000).predict(request);
    expect(modelVersion).toMatch(/^[0-9a-f]{12}$/);
    for (const [i, { probability, contributions }] of answers.entries()) {
      const expected = readExpected(FIXTURE)[rows.indexOf(ordinary[i]!)]!;
      expect(probability).toBeCloseTo(expected.pred, 12);
      expect(contributions).toHaveLength(names.length + 1);
    }
    expect(api.endpointStatistics).toMatchObject({ calls: 1, rows: 20 });
  });

  it('fails for rows of another feature list, an unknown endpoint, and a deadline that has passed', async () => {
    const other = { ...request, featureListHash: featureListHash(['other']) };
    await expect(model('model', 5000).predict(other)).rejects.toThrow(/feature list/);
    await expect(model('nobody', 5000).predict(request)).rejects.toThrow(/not found/);
    await expect(model('model', 0).predict(request)).rejects.toThrow();
  });
});

describe('the delivery trigger behind Invoke', () => {
  it('wakes each game once, asynchronously', async () => {
    await new LambdaDeliveryTrigger(new LambdaClient({ ...settings, endpoint }), 'deliver').wake([
      '1',
      '2',
    ]);
    expect(invoked.toSorted()).toEqual(['{"gameId":"1"}', '{"gameId":"2"}']);
  });

  it('fails for a function that is not there', async () => {
    const trigger = new LambdaDeliveryTrigger(
      new LambdaClient({ ...settings, endpoint }),
      'nobody',
    );
    await expect(trigger.wake(['1'])).rejects.toThrow(/not found/i);
  });
});

describe('the producer behind PutRecords', () => {
  it('puts a game in order', async () => {
    await kinesis.send(new CreateStreamCommand({ StreamName: 's', ShardCount: 1 }));
    for (let status = ''; status !== 'ACTIVE'; ) {
      const { StreamDescription: found } = await kinesis.send(
        new DescribeStreamCommand({ StreamName: 's' }),
      );
      status = found?.StreamStatus ?? '';
    }
    const producer = new KinesisProducer(kinesis, 's');
    const record = (n: number) => ({
      partitionKey: 'g',
      data: new TextEncoder().encode(String(n)),
    });
    await producer.put(Array.from({ length: 300 }, (_, n) => record(n)));
    await producer.put([record(300)]);
    const { ShardIterator: iterator } = await kinesis.send(
      new GetShardIteratorCommand({
        StreamName: 's',
        ShardId: 'shardId-000000000000',
        ShardIteratorType: 'TRIM_HORIZON',
      }),
    );
    const { Records: records } = await kinesis.send(
      new GetRecordsCommand({ ShardIterator: iterator }),
    );
    expect(records?.map(({ Data }) => Number(Buffer.from(Data!).toString()))).toEqual(
      Array.from({ length: 301 }, (_, n) => n),
    );
  });
});
