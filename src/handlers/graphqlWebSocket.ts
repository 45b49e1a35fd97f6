import { LambdaClient } from '@aws-sdk/client-lambda';
import type {
  APIGatewayProxyStructuredResultV2,
  APIGatewayProxyWebsocketEventV2,
  Context,
  ScheduledEvent,
} from 'aws-lambda';
import { ApiGatewaySender } from '../aws/apiGatewaySender.ts';
import { httpHandler } from '../aws/clients.ts';
import { DynamoAudiences } from '../aws/dynamoAudiences.ts';
import { DynamoConnections } from '../aws/dynamoConnections.ts';
import { DynamoDeliveryProgress } from '../aws/dynamoDeliveryProgress.ts';
import { required } from '../aws/environment.ts';
import { buildGraphqlPorts } from '../aws/graphqlPorts.ts';
import { LambdaDeliveryTrigger } from '../aws/lambdaDeliveryTrigger.ts';
import { OperationCache } from '../pipeline/deliver/operationCache.ts';
import { DocumentGate } from '../resolvers/limits/documentGate.ts';
import { QUERY_LIMITS } from '../resolvers/limits/queryLimits.ts';
import { buildFaceoffSchema } from '../resolvers/schema.ts';
import { streamExecution } from '../resolvers/streamExecution.ts';
import { answerSocketEvent } from '../resolvers/websocket/answerSocketEvent.ts';
import { WEBSOCKET_LIMITS, type WebSocketPorts } from '../resolvers/websocket/ports.ts';
import { sweepDeliveries } from '../resolvers/websocket/sweepDeliveries.ts';
import { sweepSilent } from '../resolvers/websocket/sweepSilent.ts';

const shared = buildGraphqlPorts(process.env);
const { client, clock, gameTable } = shared;
const schema = buildFaceoffSchema();
const connectionsTable = required(process.env, 'CONNECTIONS_TABLE');
const ports: WebSocketPorts = {
  ...shared,
  schema,
  gate: new DocumentGate(schema, QUERY_LIMITS),
  log: shared.resolverPorts.log,
  games: shared.resolverPorts.games,
  connections: new DynamoConnections(client, connectionsTable),
  audiences: new DynamoAudiences(client, connectionsTable, clock),
  progress: new DynamoDeliveryProgress(client, gameTable, clock),
  sender: new ApiGatewaySender(required(process.env, 'WEBSOCKET_CALLBACK_URL')),
  trigger: new LambdaDeliveryTrigger(
    new LambdaClient({ requestHandler: httpHandler() }),
    required(process.env, 'DELIVER_FUNCTION_NAME'),
  ),
  operations: new OperationCache(streamExecution(schema, shared)),
  random: Math.random,
  limits: WEBSOCKET_LIMITS,
  shards: Number(process.env.AUDIENCE_SHARDS ?? 1),
};

/**
 * graphql-transport-ws: one event of API Gateway's WebSocket in; answers go through the sender. A
 * schedule, once a minute: closes connections that never said `connection_init`, and wakes deliveries
 * that failed for good.
 */
export async function handler(
  event: APIGatewayProxyWebsocketEventV2 | ScheduledEvent,
  { awsRequestId }: Pick<Context, 'awsRequestId'>,
): Promise<APIGatewayProxyStructuredResultV2> {
  if ('requestContext' in event) return answerSocketEvent(event, awsRequestId, ports);
  await Promise.all([sweepSilent(ports), sweepDeliveries(ports)]);
  return { statusCode: 200 };
}
