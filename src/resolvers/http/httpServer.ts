import { randomUUID } from 'node:crypto';
import { ApolloServer, type HTTPGraphQLResponse } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { GraphQLContext } from '../context.ts';
import type { TrustedDocuments } from '../documents/trustedDocument.ts';
import { errorFormatter, type ReportError } from '../errors.ts';
import type { Identity } from '../identity.ts';
import type { Budget } from '../keys/budget.ts';
import type { DocumentGate } from '../limits/documentGate.ts';
import { QUERY_LIMITS } from '../limits/queryLimits.ts';
import { BadBodyError, toHttpRequest } from './apiGatewayRequest.ts';
import { compiledExecution } from './compiledExecution.ts';
import { documentGate } from './documentGate.ts';
import { JSON_TYPE, legacyStatus } from './legacyStatus.ts';
import { withRequestedDocument } from './requestedDocument.ts';

export interface HttpPorts {
  readonly schema: GraphQLSchema;
  readonly gate: DocumentGate;
  readonly budget: Budget;
  readonly documents: Pick<TrustedDocuments, 'find'>;
  readonly report: ReportError;
  contextFor(identity: Identity): GraphQLContext;
  identify(headers: Readonly<Record<string, unknown>>): Promise<Identity | undefined>;
}

/** Answers API Gateway's HTTP events with GraphQL. */
export interface HttpServer {
  handle(
    event: APIGatewayProxyEventV2,
    requestId: string,
  ): Promise<APIGatewayProxyStructuredResultV2>;
}

/** Builds the server once for a process; CSRF prevention on, no landing page, errors masked. */
export async function buildHttpServer(ports: HttpPorts): Promise<HttpServer> {
  // The id of the request is not known here: a new one is told and logged.
  const formatError = (formatted: GraphQLFormattedError, error: unknown) =>
    errorFormatter(randomUUID(), ports.report)(error, formatted);
  const server = new ApolloServer<GraphQLContext>({
    schema: ports.schema,
    introspection: true,
    csrfPrevention: true,
    // Anyone could register with it; registered documents are looked up before.
    persistedQueries: false,
    parseOptions: { maxTokens: QUERY_LIMITS.tokens },
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: false,
    stopOnTerminationSignals: false,
    formatError,
    plugins: [
      documentGate(ports.gate, ports.budget),
      compiledExecution({ schema: ports.schema, formatError }),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      // Nothing is told to Apollo's cloud, whatever the environment says: the bundles leave it out.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      legacyStatus,
    ],
  });
  server.startInBackgroundHandlingStartupErrorsByLoggingAndFailingAllRequests();
  return {
    async handle(event, requestId) {
      try {
        const identity = await ports.identify(event.headers);
        if (!identity) {
          const message = 'Expected a valid API key in the header x-api-key.';
          return refuse(401, { message, extensions: { code: 'UNAUTHENTICATED' } });
        }
        const httpGraphQLRequest = await withRequestedDocument(
          toHttpRequest(event),
          identity,
          ports.documents,
        );
        return await toResult(
          await server.executeHTTPGraphQLRequest({
            httpGraphQLRequest,
            context: async () => ports.contextFor(identity),
          }),
          requestId,
        );
      } catch (error) {
        if (error instanceof BadBodyError) {
          const { message } = error;
          return refuse(error.statusCode, { message, extensions: { code: 'BAD_REQUEST' } });
        }
        const formatted = errorFormatter(requestId, ports.report)(error);
        return refuse(statusOf(formatted.extensions?.code), formatted);
      }
    },
  };
}

/** Status of a request that was refused before its document ran. */
function statusOf(code: unknown): number {
  if (code === 'INTERNAL_SERVER_ERROR') return 500;
  return code === 'DOCUMENT_NOT_TRUSTED' ? 403 : 400;
}

function refuse(
  statusCode: number,
  error: GraphQLFormattedError,
): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode,
    headers: { 'content-type': JSON_TYPE },
    body: JSON.stringify({ errors: [error] }),
  };
}

async function toResult(
  { status, headers, body }: HTTPGraphQLResponse,
  requestId: string,
): Promise<APIGatewayProxyStructuredResultV2> {
  let text = '';
  if (body.kind === 'complete') text = body.string;
  else for await (const chunk of body.asyncIterator) text += chunk;
  return {
    statusCode: status ?? 200,
    headers: { ...Object.fromEntries(headers), 'x-request-id': requestId },
    body: text,
  };
}
