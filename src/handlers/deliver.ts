import type { Context } from 'aws-lambda';
import { ApiGatewaySender } from '../aws/apiGatewaySender.ts';
import { DynamoConnections } from '../aws/dynamoConnections.ts';
import { DynamoDeliveryProgress } from '../aws/dynamoDeliveryProgress.ts';
import { buildGraphqlPorts, required } from '../aws/graphqlPorts.ts';
import { type DeliverPorts, deliver } from '../pipeline/deliver/deliver.ts';
import { OperationCache } from '../pipeline/deliver/operationCache.ts';
import { buildFaceoffSchema } from '../resolvers/schema.ts';
import { streamExecution } from '../resolvers/streamExecution.ts';

const shared = buildGraphqlPorts(process.env);
const { client, clock, pause, gameTable } = shared;
const ports: DeliverPorts = {
  log: shared.resolverPorts.log,
  progress: new DynamoDeliveryProgress(client, gameTable, clock),
  audiences: new DynamoConnections(
    client,
    required(process.env, 'CONNECTIONS_TABLE'),
    clock,
    pause,
  ),
  sender: new ApiGatewaySender(required(process.env, 'WEBSOCKET_CALLBACK_URL')),
  operations: new OperationCache(streamExecution(buildFaceoffSchema(), shared)),
  clock,
  pause,
  random: Math.random,
  topicsOf: async () => [],
};

/** Delivers what is new in a game's log to one shard of its audience. */
export async function handler(
  { gameId, shard = 0 }: { readonly gameId: string; readonly shard?: number },
  { awsRequestId }: Pick<Context, 'awsRequestId'>,
): Promise<void> {
  const report = await deliver({ gameId, shard }, awsRequestId, ports);
  console.log(JSON.stringify({ level: 'info', message: 'delivered', ...report }));
}
