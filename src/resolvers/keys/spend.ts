import { GraphQLError } from 'graphql';
import type { Clock } from '../../pipeline/ports.ts';
import type { Identity } from '../identity.ts';
import type { Budget, BudgetAnswer } from './budget.ts';

/** Takes an operation's cost from its caller's budget; `undefined` for callers without one. */
export async function spend(
  cost: number,
  { identity, ports }: { readonly identity: Identity; readonly ports: { readonly clock: Clock } },
  budget: Budget,
): Promise<BudgetAnswer | undefined> {
  if (identity.unitsPerMinute === undefined) return undefined;
  return budget.spend(identity.id, identity.unitsPerMinute, cost, ports.clock.now());
}

/** The refusal, with what the caller needs to wait. */
export function overBudget({ limit, remaining, resetSeconds }: BudgetAnswer): GraphQLError {
  return new GraphQLError(
    `The key has ${remaining} of ${limit} cost units left this minute: try again in ${resetSeconds} s.`,
    { extensions: { code: 'RATE_LIMITED', remaining, resetSeconds, http: { status: 429 } } },
  );
}
