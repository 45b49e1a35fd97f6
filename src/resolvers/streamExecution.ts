import type { GraphQLSchema } from 'graphql';
import type { Execution } from '../pipeline/deliver/preparedOperation.ts';
import type { GraphQLContext } from './context.ts';
import { errorFormatter, type ReportError } from './errors.ts';
import type { Identity, Scope } from './identity.ts';

/** How events of streams are executed: for a scope, since one execution serves many clients. */
export function streamExecution(
  schema: GraphQLSchema,
  {
    contextFor,
    report,
  }: { contextFor(identity: Identity): GraphQLContext; readonly report: ReportError },
): Execution {
  return {
    schema,
    contextFor: (scope) =>
      contextFor({ id: 'stream', scopes: scope.split(' ').filter(Boolean) as Scope[] }),
    formatError: errorFormatter('stream', report),
  };
}
