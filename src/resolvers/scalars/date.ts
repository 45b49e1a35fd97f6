import { GraphQLScalarType, Kind } from 'graphql';
import { callerError } from '../errors.ts';

function parseDay(value: unknown): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const day = new Date(`${value}T00:00:00Z`);
    // 2025-02-30 would come out as another day.
    if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)) return value;
  }
  throw callerError('BAD_USER_INPUT', 'Expected a Date: a day of the calendar as YYYY-MM-DD.');
}

/** A day, `YYYY-MM-DD`. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  parseValue: parseDay,
  parseLiteral: (node) => parseDay(node.kind === Kind.STRING ? node.value : undefined),
  serialize: (value) => String(value),
});
