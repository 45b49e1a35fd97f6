import { InvalidCursor, type RedactedRecord, type RedactedRecords } from '../redaction/ports.ts';
import { recordCursor } from '../redaction/recordCursor.ts';
import type { GraphQLContext } from './context.ts';
import { callerError } from './errors.ts';
import type { QueryRedactedRecordsArgs } from './generated.ts';
import { checkFirst } from './page.ts';
import { requireScope } from './requiresScope.ts';
import type { PageSource } from './sources.ts';

/** A list reaches at most this far back, as retention does; each day is a read. */
const MOST_DAYS = 31;
const DAY_MILLIS = 86_400_000;

/**
 * Redacted records as this caller reads them.
 * @throws a caller's error unless he may; said by the schema's directive too, but not every way to a
 *   record leads through its fields
 */
export function recordsOf({ identity, ports }: GraphQLContext): RedactedRecords {
  requireScope(identity, 'redacted-records', 'RedactedRecord');
  const records = ports.recordsFor(identity.id);
  return identity.sources ? recordsOfSources(records, identity.sources) : records;
}

/** Another partner's record is as if it were not there, so that its id tells nothing. */
function recordsOfSources(records: RedactedRecords, sources: readonly string[]): RedactedRecords {
  return {
    async get(id) {
      const record = await records.get(id);
      return record && sources.includes(record.source) ? record : undefined;
    },
    async list(query) {
      if (sources.includes(query.source)) return records.list(query);
      throw callerError('FORBIDDEN', `Expected a source of this key: ${sources.join(', ')}.`);
    },
  };
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
      nodes: page.records,
      cursorOf: recordCursor,
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
