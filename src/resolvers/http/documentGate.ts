import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { GraphQLContext } from '../context.ts';
import type { DocumentGate } from '../limits/documentGate.ts';

/** Puts the rules that WebSockets obey before Apollo Server's own, and tells what a query cost. */
export function documentGate(gate: DocumentGate): ApolloServerPlugin<GraphQLContext> {
  return {
    async requestDidStart() {
      let cost: number | undefined;
      return {
        async didResolveOperation({ request, source, operationName, contextValue }) {
          const admitted = gate.admit(
            source ?? '',
            operationName,
            request.variables ?? {},
            contextValue.identity,
          );
          if ('errors' in admitted) {
            const [first] = admitted.errors;
            throw new GraphQLError(first?.message ?? 'Refused', {
              extensions: { ...first?.extensions, http: { status: 400 } },
            });
          }
          cost = admitted.cost;
        },
        async willSendResponse({ response }) {
          if (cost === undefined || response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          singleResult.extensions = { ...singleResult.extensions, cost };
        },
      };
    },
  };
}
