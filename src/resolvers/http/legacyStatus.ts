import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLContext } from '../context.ts';

/**
 * To clients that accept `application/json` alone, errors of the document come with status 200.
 * Source: GraphQL over HTTP, "application/json": audits 572B, FDE2, 7B9B.
 */
export const legacyStatus: ApolloServerPlugin<GraphQLContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response }) {
        const accept = request.http?.headers.get('accept') ?? '';
        const isWellFormed = typeof request.query === 'string';
        if (isWellFormed && !accept.includes('application/graphql-response+json')) {
          if (response.http.status === 400) response.http.status = 200;
        }
      },
    };
  },
};
