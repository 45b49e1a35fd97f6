import { join, resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { httpHandler } from '../aws/clients.ts';
import { ruleBookOfEnvironment } from '../hockey/ruleBook.ts';
import type { TransformationResponse } from '../redaction/transformRecords.ts';
import { ApiGateway } from './apiGateway.ts';
import { AsyncInvocations } from './asyncInvocations.ts';
import { AwsApi } from './awsApi.ts';
import { Connections } from './connectionsApi.ts';
import { keepFailure, openDirectory } from './dataDirectory.ts';
import { lockDirectory } from './directoryLock.ts';
import {
  createStream,
  createTables,
  renewStream,
  STREAM,
  startStores,
  tableName,
} from './embeddedStores.ts';
import { functionSettings } from './functions.ts';
import { KinesisPoller } from './kinesisPoller.ts';
import { LambdaFunction } from './lambdaFunctions.ts';
import { startModelContainer } from './modelContainer.ts';
import { publishEnvironment } from './publishedEnvironment.ts';
import { startRedactionDelivery } from './redactionDelivery.ts';
import { addressName, checkHost } from './serverAddress.ts';

export interface EmbeddedCloudSettings {
  /** Everything that is kept: tables, stream, positions. Locked while the system runs. */
  readonly directory: string;
  /** Of HTTP and WebSocket; 0 = any free one. */
  readonly port: number;
  /** Address of HTTP and WebSocket; without it loopback. Everything else stays on loopback. */
  readonly host?: string;
  /** As in the cloud: a request without a key is refused. */
  readonly requireKeys?: boolean;
  /** Deployed bundles, one folder a function. */
  readonly handlersDirectory: string;
  readonly webDirectory: string;
  /** Holds `model.txt`. */
  readonly modelDirectory: string;
  /** Script of the Lambda container's worker thread. */
  readonly lambdaWorker: URL;
  /** Added to the environment of every function. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Puts an invented record into the redaction as often as this; none when left out. */
  readonly sampleRecordEveryMillis?: number;
  /** Gets the functions' logs, line by line. */
  readonly log: (line: string) => void;
}

export interface CloudStatistics {
  readonly invocations: number;
  readonly records: number;
  readonly retries: number;
  readonly givenUp: number;
  readonly modelCalls: number;
  readonly modelRows: number;
  readonly posts: number;
  readonly connections: number;
  /** Records of the delivery stream that were redacted and delivered since the start. */
  readonly recordsRedacted: number;
}

export interface EmbeddedCloud {
  readonly httpUrl: string;
  readonly webSocketUrl: string;
  readonly streamName: string;
  readonly gameTable: string;
  readonly recordsTable: string;
  /** Variables that point the SDK's clients here, as the functions have them. */
  readonly environment: Readonly<Record<string, string>>;
  readonly dynamo: DynamoDBClient;
  readonly kinesis: KinesisClient;
  statistics(): CloudStatistics;
  /** Invokes a function by name, as `aws lambda invoke` would. */
  invoke(functionName: string, payload: unknown): Promise<unknown>;
  /** Drops the stream's data by making it anew; only while nothing is being put. */
  renewStream(): Promise<void>;
  stop(): Promise<void>;
}

/** As the schedule in `serverless.yml`. */
const SWEEP_MILLIS = 60_000;
const ENDPOINT = 'faceoff-model';
const REGION = 'us-east-1';

/**
 * Starts what AWS would be: DynamoDB, Kinesis with its event source mapping, Lambda, the SageMaker
 * endpoint and API Gateway, in this process and on loopback. The functions are the deployed bundles
 * and know it only by the SDK's endpoint variables.
 *
 * @throws {@link DirectoryLockedError}, {@link PortTakenError}, {@link BrokenDirectoryError},
 *   {@link ModelContainerError}, {@link OpenHostError}; whatever had started is stopped again
 */
export async function startEmbeddedCloud(settings: EmbeddedCloudSettings): Promise<EmbeddedCloud> {
  checkHost(settings.host ?? '127.0.0.1', settings.requireKeys ?? false);
  const directory = resolve(settings.directory);
  const stops: (() => Promise<unknown>)[] = [];
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      for (const end of stops.reverse()) {
        await end().catch((error: unknown) => settings.log(`stopping: ${error}`));
      }
    })();
    return stopping;
  };
  try {
    stops.push(await lockDirectory(directory));
    await openDirectory(directory);
    const { dynamoPort, kinesisPort } = await startStores(directory, stops);

    const connections = new Connections();
    const functions = new Map<string, LambdaFunction>();
    const endpoints = new Map<string, string>();
    const asyncInvocations = new AsyncInvocations(
      join(directory, 'async-invocations'),
      functions,
      (name, payload) => {
        void keepFailure(directory, name, { functionName: name, payload });
      },
    );
    const api = new AwsApi({ functions, connections, endpoints, asyncInvocations });
    const apiPort = await api.start();
    stops.push(() => api.stop());

    const redaction = await startRedactionDelivery({
      directory: join(directory, 'records'),
      transform: async (event) => {
        const answer = await functions.get('redact')?.invoke(JSON.stringify(event));
        if (!answer) throw new Error('expected the function redact');
        if (answer.functionError) throw new Error(answer.functionError.errorType);
        return JSON.parse(answer.payload) as TransformationResponse;
      },
      ...(settings.sampleRecordEveryMillis === undefined
        ? {}
        : { sampleEveryMilliseconds: settings.sampleRecordEveryMillis }),
      log: settings.log,
    });
    stops.push(() => redaction.stop());

    const local = (port: number) => `http://127.0.0.1:${port}`;
    const environment: Record<string, string> = {
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: 'embedded',
      AWS_SECRET_ACCESS_KEY: 'embedded',
      AWS_ENDPOINT_URL_DYNAMODB: local(dynamoPort),
      AWS_ENDPOINT_URL_KINESIS: local(kinesisPort),
      AWS_ENDPOINT_URL_LAMBDA: local(apiPort),
      AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME: local(apiPort),
      GAME_TABLE: tableName('Game'),
      CONNECTIONS_TABLE: tableName('Connections'),
      RECORDS_TABLE: tableName('Records'),
      TRACKING_STREAM_NAME: STREAM,
      MODEL_ENDPOINT_NAME: ENDPOINT,
      DELIVER_FUNCTION_NAME: 'deliver',
      WEBSOCKET_CALLBACK_URL: `${local(apiPort)}/embedded`,
      EXECUTION_ENVIRONMENT: 'embedded',
      // Versions are pinned: what later ones will need is no news to who runs this one.
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      REQUIRE_KEYS: String(settings.requireKeys ?? false),
      NODE_ENV: 'production',
      FACEOFF_RULE_BOOK: ruleBookOfEnvironment().name,
      ...redaction.environment,
      ...settings.environment,
    };
    stops.push(await publishEnvironment(directory, environment));

    const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' };
    const dynamo = new DynamoDBClient({
      region: REGION,
      endpoint: local(dynamoPort),
      credentials,
      requestHandler: httpHandler(),
    });
    const kinesis = new KinesisClient({
      region: REGION,
      endpoint: local(kinesisPort),
      credentials,
      // kinesalite speaks HTTP/1.1; the client's own default is HTTP/2.
      requestHandler: httpHandler(),
    });
    stops.push(async () => {
      dynamo.destroy();
      kinesis.destroy();
    });
    await createTables(dynamo, directory);
    await createStream(kinesis);

    const container = await startModelContainer(
      join(settings.handlersDirectory, 'modelEndpoint', 'index.mjs'),
      settings.modelDirectory,
      settings.log,
    );
    stops.push(() => container.stop());
    endpoints.set(ENDPOINT, container.url);

    for (const one of functionSettings(settings.handlersDirectory, environment)) {
      const lambda = new LambdaFunction(one, settings.lambdaWorker, settings.log);
      functions.set(one.name, lambda);
      stops.push(() => lambda.stop());
    }
    await Promise.all([...functions.values()].map((lambda) => lambda.warm()));
    // Stopped before the functions too, so that what is buffered is still redacted and delivered.
    stops.push(() => redaction.stop());
    const functionNamed = (name: string): LambdaFunction => {
      const found = functions.get(name);
      if (!found)
        throw new Error(`expected a function of ${[...functions.keys()].join(', ')}, got ${name}`);
      return found;
    };

    const gateway = new ApiGateway({
      port: settings.port,
      ...(settings.host === undefined ? {} : { host: settings.host }),
      webDirectory: resolve(settings.webDirectory),
      connections,
      invokeHttp: (payload) => functionNamed('graphqlHttp').invoke(payload),
      invokeWebSocket: (payload) => functionNamed('graphqlWebSocket').invoke(payload),
      log: settings.log,
    });
    const port = await gateway.start();
    stops.push(() => gateway.stop());
    const name = addressName(settings.host);

    const poller = new KinesisPoller(kinesis, {
      streamName: STREAM,
      batchSize: 100,
      maximumRetryAttempts: 5,
      bisectBatchOnFunctionError: true,
      maximumRecordAgeMillis: -1,
      checkpointFile: join(directory, 'checkpoints.json'),
      invoke: (payload) => functionNamed('track').invoke(payload),
      onFailure: (shardId, records, reason) =>
        keepFailure(directory, 'track', {
          reason,
          // The records themselves are kept too: they expire from the stream.
          records: records.map(({ sequenceNumber, partitionKey, data }) => ({
            sequenceNumber,
            partitionKey,
            data,
          })),
          shardId,
        }),
      log: settings.log,
    });
    await asyncInvocations.resume();
    await poller.start();
    stops.push(() => poller.stop());
    for (const name of ['track', 'graphqlWebSocket']) {
      stops.push(startSweeper((payload) => functionNamed(name).invoke(payload)));
    }

    return {
      httpUrl: `http://${name}:${port}`,
      webSocketUrl: `ws://${name}:${port}/graphql`,
      streamName: STREAM,
      gameTable: tableName('Game'),
      recordsTable: tableName('Records'),
      environment,
      dynamo,
      kinesis,
      statistics: () => ({
        invocations: poller.invocations,
        records: poller.records,
        retries: poller.retries,
        givenUp: poller.givenUp,
        modelCalls: api.endpointStatistics.calls,
        modelRows: api.endpointStatistics.rows,
        posts: connections.posts,
        connections: connections.size,
        recordsRedacted: redaction.stream.statistics.delivered,
      }),
      async invoke(functionName, payload) {
        const answer = await functionNamed(functionName).invoke(JSON.stringify(payload));
        if (answer.functionError)
          throw new Error(`${functionName}: ${answer.functionError.errorMessage}`);
        return JSON.parse(answer.payload) as unknown;
      },
      async renewStream() {
        await poller.pause(() => renewStream(kinesis));
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The schedule of `serverless.yml`: once a minute, by EventBridge's event. @returns its stop */
function startSweeper(invoke: (payload: string) => Promise<unknown>): () => Promise<void> {
  const event = JSON.stringify({ source: 'aws.events', 'detail-type': 'Scheduled Event' });
  let last: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    last = invoke(event);
  }, SWEEP_MILLIS);
  return async () => {
    clearInterval(timer);
    await last;
  };
}
