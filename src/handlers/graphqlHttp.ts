import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';
import { buildGraphqlPorts } from '../aws/graphqlPorts.ts';
import { buildHttpServer } from '../resolvers/http/httpServer.ts';
import { DocumentGate } from '../resolvers/limits/documentGate.ts';
import { QUERY_LIMITS } from '../resolvers/limits/queryLimits.ts';
import { buildFaceoffSchema } from '../resolvers/schema.ts';

const schema = buildFaceoffSchema();
const server = buildHttpServer({
  ...buildGraphqlPorts(process.env),
  schema,
  gate: new DocumentGate(schema, QUERY_LIMITS, { queriesOnly: true }),
});

/** GraphQL over HTTP: an API-Gateway-v2 event in, its answer out. */
export async function handler(
  event: APIGatewayProxyEventV2,
  { awsRequestId }: Pick<Context, 'awsRequestId'>,
): Promise<APIGatewayProxyStructuredResultV2> {
  return (await server).handle(event, awsRequestId);
}
