import { InvalidCursor, type RedactedRecord, type RedactedRecords } from '../redaction/ports.ts';
import { recordCursor } from '../redaction/recordCursor.ts';
import type { GraphQLContext } from './context.ts';
import { callerError } from './errors.ts';
import type { QueryRedactedRecordsArgs } from './generated.ts';
import { checkFirst } from './page.ts';
import type { PageSource } from './sources.ts';

/** A list reaches at most this far back, as retention does; each day is a read. */
const MOST_DAYS = 31;
const DAY_MILLIS = 86_400_000;

/** @throws a caller's error unless the caller may read redacted records */
export function recordsOf({ identity, ports }: GraphQLContext): RedactedRecords {
  if (identity.scopes.includes('redacted-records')) return ports.recordsFor(identity.id);
  throw callerError('FORBIDDEN', 'Expected a key with the scope redacted-records.');
}

/** A page of redacted records of a source, newest first. */
export async function readRedactedRecords(
  args: QueryRedactedRecordsArgs,
  context: GraphQLContext,
): Promise<PageSource<RedactedRecord>> {
  const { source, after } = args;
  const records = recordsOf(context);
  const from = args.from ?? undefined;
  const to = args.to ?? undefined;
  const end = to ?? context.ports.clock.now();
  if (from !== undefined && (from >= end || end - from > MOST_DAYS * DAY_MILLIS)) {
    throw callerError(
      'BAD_USER_INPUT',
      `Expected from before to, and at most ${MOST_DAYS} days between them.`,
    );
  }
  try {
    const page = await records.list({
      source,
      first: checkFirst(args.first),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(args.containing ? { containing: args.containing } : {}),
      ...(after ? { after } : {}),
    });
    return {
      items: page.records.map((node) => ({ cursor: recordCursor(node), node })),
      hasNextPage: page.hasNextPage,
      hasPreviousPage: Boolean(after),
    };
  } catch (error) {
    if (!(error instanceof InvalidCursor)) throw error;
    throw callerError(
      'BAD_USER_INPUT',
      'Expected a cursor of redactedRecords of the same source, from an earlier answer, unchanged.',
    );
  }
}
