import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import type { KinesisStreamBatchResponse, KinesisStreamEvent } from 'aws-lambda';
import { httpHandler } from '../aws/clients.ts';
import { DynamoDecidedDraws } from '../aws/dynamoDecidedDraws.ts';
import { DynamoGameStates } from '../aws/dynamoGameStates.ts';
import { DynamoPlayerProfiles } from '../aws/dynamoPlayerProfiles.ts';
import { DynamoPublicationLog } from '../aws/dynamoPublicationLog.ts';
import { DynamoRejects } from '../aws/dynamoRejects.ts';
import { required } from '../aws/environment.ts';
import { LambdaDeliveryTrigger } from '../aws/lambdaDeliveryTrigger.ts';
import { LambdaTrackingBroadcast } from '../aws/lambdaTrackingBroadcast.ts';
import { metricsReport } from '../aws/metricsReport.ts';
import { SageMakerModel } from '../aws/sageMakerModel.ts';
import { LivePath } from '../pipeline/live.ts';

const clock = { now: () => Date.now() };
const dynamo = new DynamoDBClient({ requestHandler: httpHandler() });
const table = required(process.env, 'GAME_TABLE');

const lambda = new LambdaClient({ requestHandler: httpHandler() });
const deliver = required(process.env, 'DELIVER_FUNCTION_NAME');
const report = metricsReport((line) => console.log(line), clock);

const livePath = new LivePath({
  states: new DynamoGameStates(dynamo, table),
  log: new DynamoPublicationLog(dynamo, table, clock),
  draws: new DynamoDecidedDraws(dynamo, table),
  profiles: new DynamoPlayerProfiles(dynamo, table),
  rejects: new DynamoRejects(dynamo, table, clock),
  model: new SageMakerModel(
    new SageMakerRuntimeClient({ requestHandler: httpHandler(), maxAttempts: 1 }),
    required(process.env, 'MODEL_ENDPOINT_NAME'),
  ),
  delivery: new LambdaDeliveryTrigger(lambda, deliver),
  broadcast: new LambdaTrackingBroadcast(lambda, deliver, clock, (error) =>
    report.failure({ gameId: undefined, stage: 'wake', error }),
  ),
  clock,
  report,
});

/** Kinesis: one batch of a shard. What could not be taken now is reported and comes again. */
export async function handler(event: KinesisStreamEvent): Promise<KinesisStreamBatchResponse> {
  const failed = await livePath.take(event.Records.map(({ kinesis }) => kinesis));
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}
