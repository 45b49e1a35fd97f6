import { GraphQLScalarType, Kind } from 'graphql';
import { callerError } from '../errors.ts';

function parseInstant(value: unknown): number {
  const isInstant =
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/.test(value);
  const millis = isInstant ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(millis)) {
    throw callerError(
      'BAD_USER_INPUT',
      'Expected a DateTime: RFC 3339, e.g. 2025-01-05T00:25:23.480Z.',
    );
  }
  return millis;
}

/** Texts remembered, since the same instants are asked for again; beyond it all are forgotten. */
const MAX_REMEMBERED = 10_000;
const texts = new Map<number, string>();

function instantText(millis: number): string {
  let text = texts.get(millis);
  if (text === undefined) {
    if (texts.size >= MAX_REMEMBERED) texts.clear();
    text = new Date(millis).toISOString();
    texts.set(millis, text);
  }
  return text;
}

/** An instant: epoch milliseconds inside, RFC 3339 in UTC outside. */
export const DateTime = new GraphQLScalarType<number, string>({
  name: 'DateTime',
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
  serialize(value) {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      throw new TypeError('DateTime needs epoch milliseconds');
    }
    return instantText(value);
  },
});
