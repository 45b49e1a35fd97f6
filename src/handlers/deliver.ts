import { LambdaClient } from '@aws-sdk/client-lambda';
import type { Context } from 'aws-lambda';
import { ApiGatewaySender } from '../aws/apiGatewaySender.ts';
import { httpHandler } from '../aws/clients.ts';
import { deliveryMetrics } from '../aws/deliveryMetrics.ts';
import { DynamoAudiences } from '../aws/dynamoAudiences.ts';
import { DynamoDeliveryProgress } from '../aws/dynamoDeliveryProgress.ts';
import { required } from '../aws/environment.ts';
import { buildGraphqlPorts } from '../aws/graphqlPorts.ts';
import { LambdaShardTrigger } from '../aws/lambdaShardTrigger.ts';
import { type DeliverPorts, deliver } from '../pipeline/deliver/deliver.ts';
import { deliverTracking } from '../pipeline/deliver/deliverTracking.ts';
import { OperationCache } from '../pipeline/deliver/operationCache.ts';
import type { TrackingSnapshot } from '../pipeline/deliver/ports.ts';
import { gameFactsReader } from '../resolvers/gameFacts.ts';
import { buildFaceoffSchema } from '../resolvers/schema.ts';
import { streamExecution } from '../resolvers/streamExecution.ts';

const shared = buildGraphqlPorts(process.env);
const { client, clock, pause, gameTable } = shared;
/** A client whose post does not come back holds up nobody's next event for longer. */
const PATIENCE_MILLIS = 200;

const ports: DeliverPorts = {
  log: shared.resolverPorts.log,
  progress: new DynamoDeliveryProgress(client, gameTable, clock),
  audiences: new DynamoAudiences(client, required(process.env, 'CONNECTIONS_TABLE'), clock),
  sender: new ApiGatewaySender(required(process.env, 'WEBSOCKET_CALLBACK_URL')),
  operations: new OperationCache(streamExecution(buildFaceoffSchema(), shared)),
  rights: shared.rights,
  clock,
  pause,
  random: Math.random,
  patience: () => pause(PATIENCE_MILLIS),
  gameFacts: gameFactsReader(shared.resolverPorts.games),
};

const shards = Number(process.env.AUDIENCE_SHARDS ?? 1);
const others = new LambdaShardTrigger(
  new LambdaClient({ requestHandler: httpHandler() }),
  required(process.env, 'DELIVER_FUNCTION_NAME'),
);

/** A wake for a game, for one shard of its audience, or positions to draw. */
type DeliverEvent =
  | { readonly gameId: string; readonly shard?: number }
  | { readonly tracking: TrackingSnapshot; readonly shard?: number };

/** Delivers what is new to one shard; a wake without a shard wakes the others and takes the first. */
export async function handler(
  event: DeliverEvent,
  { awsRequestId }: Pick<Context, 'awsRequestId'>,
): Promise<void> {
  if (event.shard === undefined) await others.wakeOthers(event, shards);
  const shard = event.shard ?? 0;
  if ('tracking' in event) {
    await deliverTracking(event.tracking, shard, ports);
    return;
  }
  const report = await deliver({ gameId: event.gameId, shard }, awsRequestId, ports);
  console.log(deliveryMetrics(report, clock.now()));
}
