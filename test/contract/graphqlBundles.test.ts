import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoPublicationLog } from '../../src/aws/dynamoPublicationLog.ts';
import { ApiGateway } from '../../src/local/apiGateway.ts';
import { AsyncInvocations } from '../../src/local/asyncInvocations.ts';
import { AwsApi } from '../../src/local/awsApi.ts';
import { Connections } from '../../src/local/connectionsApi.ts';
import { LambdaFunction } from '../../src/local/lambdaFunctions.ts';
import { type DynaliteTables, startDynaliteTables } from '../support/dynaliteTables.ts';
import { faceoffPublication, GAME_ID } from '../support/publications.ts';
import { openStreamOf } from '../support/streamClient.ts';

const WORKER = resolve('dist/workers/lambda.worker.mjs');
let tables: DynaliteTables;
let api: AwsApi;
let gateway: ApiGateway;
let port: number;
let queue: string;
const functions = new Map<string, LambdaFunction>();

beforeAll(async () => {
  expect(existsSync(WORKER), 'npm run build first').toBe(true);
  tables = await startDynaliteTables();
  const connections = new Connections();
  queue = await mkdtemp(join(tmpdir(), 'faceoff-queue-'));
  const asyncInvocations = new AsyncInvocations(queue, functions, () => {});
  api = new AwsApi({ functions, connections, endpoints: new Map(), asyncInvocations });
  const apiUrl = `http://127.0.0.1:${await api.start()}`;
  const environment = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'embedded',
    AWS_SECRET_ACCESS_KEY: 'embedded',
    AWS_ENDPOINT_URL_DYNAMODB: tables.endpoint,
    AWS_ENDPOINT_URL_LAMBDA: apiUrl,
    GAME_TABLE: 'Game',
    CONNECTIONS_TABLE: 'Connections',
    RECORDS_TABLE: 'Records',
    MODEL_ENDPOINT_NAME: 'model',
    DELIVER_FUNCTION_NAME: 'deliver',
    WEBSOCKET_CALLBACK_URL: `${apiUrl}/embedded`,
    EXECUTION_ENVIRONMENT: 'embedded',
    AUDIENCE_SHARDS: '3',
  };
  for (const name of ['deliver', 'graphqlHttp', 'graphqlWebSocket']) {
    functions.set(
      name,
      new LambdaFunction(
        {
          name,
          bundle: resolve(`dist/handlers/${name}/index.mjs`),
          timeoutMillis: 30_000,
          concurrency: 3,
          memoryMegabytes: 512,
          environment,
        },
        pathToFileURL(WORKER),
        () => {},
      ),
    );
  }
  const invoke = (name: string) => (payload: string) => {
    const found = functions.get(name);
    if (!found) throw new Error(`no function ${name}`);
    return found.invoke(payload);
  };
  gateway = new ApiGateway({
    port: 0,
    webDirectory: resolve('dist/web'),
    connections,
    invokeHttp: invoke('graphqlHttp'),
    invokeWebSocket: invoke('graphqlWebSocket'),
    log: () => {},
  });
  port = await gateway.start();
});
afterAll(async () => {
  await rm(queue, { recursive: true, force: true });
  await gateway?.stop();
  for (const one of functions.values()) await one.stop();
  await api?.stop();
  await tables?.close();
});

describe('the deployed bundles', () => {
  it('are small: the HTTP one below 1.7 MB', async () => {
    const { size } = await stat('dist/handlers/graphqlHttp/index.mjs');
    expect(size).toBeLessThan(1_700_000);
  });

  it('answer a query and stream a publication through three shards', async () => {
    const log = new DynamoPublicationLog(tables.client, 'Game', { now: Date.now });
    const summary = {
      gameDate: '2018-11-03',
      season: '20182019',
      homeTeam: 'HOM',
      awayTeam: 'AWY',
      status: 'LIVE',
      homeScore: 0,
      awayScore: 0,
      period: 1,
      lastSequence: 2,
    };
    await tables.client.send(
      new PutItemCommand({
        TableName: 'Game',
        Item: {
          PK: { S: `GAME#${GAME_ID}` },
          SK: { S: 'STATE' },
          GSI1PK: { S: 'DATE#2018-11-03' },
          GSI1SK: { S: `GAME#${GAME_ID}` },
          summary: { S: JSON.stringify(summary) },
        },
      }),
    );
    await log.append([faceoffPublication(1)]);

    const query = `subscription { faceoffPredicted(gameId: "${GAME_ID}") { __typename ... on FaceoffPredicted { sequence } } }`;
    const day =
      'subscription { faceoffPredictedOn(date: "2018-11-03") { __typename ... on FaceoffPredicted { sequence } } }';
    const url = `ws://localhost:${port}/graphql`;
    const streams = Array.from({ length: 6 }, (_, n) => openStreamOf(url, n % 2 ? day : query));
    for (const stream of streams) {
      expect(await stream.next()).toEqual({ __typename: 'SubscriptionStarted' });
    }
    await log.append([faceoffPublication(2)]);
    await functions.get('deliver')?.invoke(JSON.stringify({ gameId: GAME_ID }));
    for (const stream of streams) {
      expect(await stream.next()).toEqual({ __typename: 'FaceoffPredicted', sequence: 2 });
    }

    const response = await fetch(`http://localhost:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `{ games(date: "2018-11-03") { gameId audience { connections subscribers }
          predictions { nodes { sequence } } faceoffs { nodes { id } } } model { version } }`,
      }),
    });
    expect(await response.json()).toMatchObject({
      data: {
        games: [
          {
            gameId: GAME_ID,
            audience: { connections: 3, subscribers: 3 },
            predictions: { nodes: [{ sequence: 1 }, { sequence: 2 }] },
            faceoffs: { nodes: [] },
          },
        ],
        model: null,
      },
    });
    for (const stream of streams) await stream.close();
  });
});
