import { loggedRecords } from '../../src/redaction/loggedRecords.ts';
import type { AccessEntry, RedactedRecord, RedactedRecords } from '../../src/redaction/ports.ts';
import { readRecordCursor, recordCursor } from '../../src/redaction/recordCursor.ts';

/** Redacted records in memory, behind the real access log's rule. */
export class MemoryRecords {
  readonly entries: AccessEntry[] = [];
  readonly records: readonly RedactedRecord[];

  constructor(records: readonly RedactedRecord[] = []) {
    this.records = records;
  }

  readonly recordsFor = (callerId: string): RedactedRecords =>
    loggedRecords(
      {
        get: async (id) => this.records.find((record) => record.id === id),
        list: async ({ source, containing = [], first, after }) => {
          const place = after === undefined ? undefined : readRecordCursor(after, source);
          const found = this.records
            .filter((record) => record.source === source)
            .filter((record) => !place || record.receivedAt < place.receivedAt)
            .filter(
              ({ redactions }) =>
                containing.length === 0 || redactions.some(({ type }) => containing.includes(type)),
            );
          const last = found.slice(0, first).at(-1);
          return {
            records: found.slice(0, first),
            hasNextPage: found.length > first,
            ...(last ? { endCursor: recordCursor(last) } : {}),
          };
        },
      },
      { append: async (entry) => void this.entries.push(entry) },
      callerId,
      () => 0,
    );
}

export const redactedRecord = (id: string, more: Partial<RedactedRecord> = {}): RedactedRecord => ({
  id,
  source: 'fan-messages',
  receivedAt: 1_728_432_000_000,
  content: { text: 'Call me, *** ***' },
  redactions: [{ type: 'NAME', count: 1, path: '$.text' }],
  ...more,
});
