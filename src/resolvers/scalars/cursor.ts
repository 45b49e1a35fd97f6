import { GraphQLScalarType, Kind } from 'graphql';
import { callerError } from '../errors.ts';

/** A day of sixteen games in one. */
const MAX_LENGTH = 2000;

function parseCursorText(value: unknown): string {
  if (typeof value === 'string' && value.length <= MAX_LENGTH && /^[A-Za-z0-9_.-]+$/.test(value)) {
    return value;
  }
  throw callerError(
    'BAD_USER_INPUT',
    'Expected a Cursor: a cursor from an earlier answer, unchanged.',
  );
}

/** Text of a cursor; what it points at is checked by the field that takes it. */
export const Cursor = new GraphQLScalarType<string, string>({
  name: 'Cursor',
  parseValue: parseCursorText,
  parseLiteral: (node) => parseCursorText(node.kind === Kind.STRING ? node.value : undefined),
  serialize: (value) => String(value),
});
