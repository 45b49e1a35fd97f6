import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import type { KinesisStreamBatchResponse, KinesisStreamEvent, ScheduledEvent } from 'aws-lambda';
import { httpHandler } from '../aws/clients.ts';
import { DynamoDecidedDraws } from '../aws/dynamoDecidedDraws.ts';
import { DynamoGameReads } from '../aws/dynamoGameReads.ts';
import { DynamoGameStates } from '../aws/dynamoGameStates.ts';
import { DynamoPlayerProfiles } from '../aws/dynamoPlayerProfiles.ts';
import { DynamoPlayerRecords } from '../aws/dynamoPlayerRecords.ts';
import { DynamoPublicationLog } from '../aws/dynamoPublicationLog.ts';
import { DynamoRejects } from '../aws/dynamoRejects.ts';
import { required } from '../aws/environment.ts';
import { LambdaDeliveryTrigger } from '../aws/lambdaDeliveryTrigger.ts';
import { LambdaTrackingBroadcast } from '../aws/lambdaTrackingBroadcast.ts';
import { liveMetrics } from '../aws/liveMetrics.ts';
import { SageMakerModel } from '../aws/sageMakerModel.ts';
import { featureListHash, featureNames } from '../pipeline/features/featureList.ts';
import { LivePath } from '../pipeline/live.ts';

const clock = { now: () => Date.now() };
const dynamo = new DynamoDBClient({ requestHandler: httpHandler() });
const table = required(process.env, 'GAME_TABLE');

const lambda = new LambdaClient({ requestHandler: httpHandler() });
const deliver = required(process.env, 'DELIVER_FUNCTION_NAME');
const report = liveMetrics((line) => console.log(line), clock);

const model = new SageMakerModel(
  new SageMakerRuntimeClient({ requestHandler: httpHandler(), maxAttempts: 1 }),
  required(process.env, 'MODEL_ENDPOINT_NAME'),
);
await model.warmUp(featureListHash, featureNames.length);

const livePath = new LivePath({
  states: new DynamoGameStates(dynamo, table),
  log: new DynamoPublicationLog(dynamo, table, clock),
  draws: new DynamoDecidedDraws(dynamo, table),
  profiles: new DynamoPlayerProfiles(dynamo, table),
  records: new DynamoPlayerRecords(dynamo, table),
  rejects: new DynamoRejects(dynamo, table, clock),
  model,
  delivery: new LambdaDeliveryTrigger(lambda, deliver),
  broadcast: new LambdaTrackingBroadcast(lambda, deliver, clock, (error) =>
    report.failure({ gameId: undefined, stage: 'wake', error }),
  ),
  clock,
  report,
});

/** Games begun last, enough for a night of the league. */
const SWEPT_GAMES = 32;
/** An invocation sends its own outbox within a second. */
const LEFT_MILLIS = 10_000;
const DAY_MILLIS = 86_400_000;
const games = new DynamoGameReads(dynamo, table);

/**
 * Kinesis: one batch of a shard; what could not be taken now is reported and comes again. A
 * schedule, once a minute: sends what a dead invocation left after a game's last event.
 */
export async function handler(
  event: KinesisStreamEvent | ScheduledEvent,
): Promise<KinesisStreamBatchResponse> {
  if (!('Records' in event)) {
    await sweep();
    return { batchItemFailures: [] };
  }
  const failed = await livePath.take(event.Records.map(({ kinesis }) => kinesis));
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

/** A game whose first publication was never sent is listed by its day alone. */
async function sweep(): Promise<void> {
  const days = [0, DAY_MILLIS].map((ago) => new Date(clock.now() - ago).toISOString().slice(0, 10));
  const lists = [games.recent(SWEPT_GAMES), ...days.map((day) => games.ofDate(day))];
  const ids = (await Promise.all(lists)).flat().map(({ gameId }) => gameId);
  await livePath.sweep([...new Set(ids)], LEFT_MILLIS);
}
