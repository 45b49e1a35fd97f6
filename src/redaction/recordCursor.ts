import { InvalidCursor, type RedactedRecord } from './ports.ts';

/** Where a record stands in the list of its source. */
export interface RecordPlace {
  readonly receivedAt: number;
  readonly id: string;
}

/** The cursor of a record in the list of its source. */
export function recordCursor({
  source,
  receivedAt,
  id,
}: Pick<RedactedRecord, 'source' | 'receivedAt' | 'id'>): string {
  return Buffer.from(JSON.stringify([source, receivedAt, id])).toString('base64url');
}

/** @throws {@link InvalidCursor} unless it is the cursor of a record of that source */
export function readRecordCursor(written: string, source: string): RecordPlace {
  try {
    const [from, receivedAt, id] = JSON.parse(
      Buffer.from(written, 'base64url').toString(),
    ) as unknown[];
    if (from === source && typeof receivedAt === 'number' && typeof id === 'string') {
      return { receivedAt, id };
    }
  } catch {
    // Not ours: said below.
  }
  throw new InvalidCursor('after: expected an endCursor of a list of the same source');
}
