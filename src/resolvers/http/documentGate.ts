import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { GraphQLContext } from '../context.ts';
import type { Budget, BudgetAnswer } from '../keys/budget.ts';
import { overBudget, spend } from '../keys/spend.ts';
import type { DocumentGate } from '../limits/documentGate.ts';

/** Puts the rules that WebSockets obey before Apollo Server's own, and tells what a query cost. */
export function documentGate(
  gate: DocumentGate,
  budget: Budget,
): ApolloServerPlugin<GraphQLContext> {
  return {
    async requestDidStart() {
      let cost: number | undefined;
      let left: BudgetAnswer | undefined;
      return {
        async didResolveOperation({ request, source, document, operationName, contextValue }) {
          const admitted = gate.admit(
            source ?? '',
            operationName,
            request.variables ?? {},
            contextValue.identity,
            // Apollo Server has parsed and validated it.
            document,
          );
          if ('errors' in admitted) {
            const [first] = admitted.errors;
            throw new GraphQLError(first?.message ?? 'Refused', {
              extensions: {
                ...first?.extensions,
                http: { status: first?.extensions.code === 'FORBIDDEN' ? 403 : 400 },
              },
            });
          }
          cost = admitted.cost;
          left = await spend(admitted.cost, contextValue, budget);
          if (left?.isGranted === false) throw overBudget(left);
        },
        async willSendResponse({ response }) {
          if (left) {
            response.http.headers.set('ratelimit-limit', String(left.limit));
            response.http.headers.set('ratelimit-remaining', String(left.remaining));
            response.http.headers.set('ratelimit-reset', String(left.resetSeconds));
            if (!left.isGranted)
              response.http.headers.set('retry-after', String(left.resetSeconds));
          }
          if (cost === undefined) return;
          response.http.headers.set('x-graphql-cost', String(cost));
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          singleResult.extensions = {
            ...singleResult.extensions,
            cost,
            ...(left ? { remaining: left.remaining } : {}),
          };
        },
      };
    },
  };
}
