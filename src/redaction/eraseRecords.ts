import { selectFields } from './fields.ts';
import { fingerprint } from './fingerprint.ts';
import type { KeyPath } from './keyPath.ts';
import type { AccessLog, ErasableRecords, IndexedRecord, ObjectStore } from './ports.ts';

/** Whose or which record; a subject is the value at the configured subject key, such as a user id. */
export type ErasureRequest = { readonly recordId: string } | { readonly subject: string };

export interface ErasurePorts {
  readonly records: ErasableRecords;
  /** Holds `redacted/…`. */
  readonly redacted: ObjectStore;
  /** Holds `raw/…` and `processing-failed/…`. */
  readonly raw: ObjectStore;
  readonly log: AccessLog;
  readonly fingerprintKey: string;
  /** Needed to erase by subject. */
  readonly subjectKey?: KeyPath;
  /** Who erases, for the access log. */
  readonly caller: string;
  readonly now: () => number;
}

/** What was erased, in counts. */
export interface Erasure {
  readonly recordIds: readonly string[];
  readonly rawLines: number;
  readonly redactedLines: number;
  readonly failedLines: number;
  readonly objectsRewritten: number;
}

/**
 * Erases a record, or all records of a subject, from the raw store (with its failed prefix), the
 * redacted store and the index, in this order: what is still indexed can be erased again after a
 * failure. Objects are rewritten without the lines; an object left empty is removed. With a versioned
 * bucket old versions must expire by its lifecycle.
 */
export async function eraseRecords(request: ErasureRequest, ports: ErasurePorts): Promise<Erasure> {
  const found = await findRecords(request, ports);
  const raw = new Lines(found.map(({ rawFingerprint }) => rawFingerprint));
  const redacted = new Lines(found.map(({ redactedFingerprint }) => redactedFingerprint));
  const mark = (line: Uint8Array) => fingerprint(ports.fingerprintKey, line);
  const ofSubject = subjectTest(request, ports);
  const isRaw = (line: Uint8Array) => raw.take(mark(line)) || ofSubject(line);
  const isFailed = (line: Uint8Array) => {
    const data = rawDataOf(line);
    return data !== undefined && (raw.take(mark(data)) || ofSubject(data));
  };
  let objectsRewritten = 0;
  const sweep = async (
    store: ObjectStore,
    prefix: string,
    takes: (line: Uint8Array) => boolean,
  ) => {
    let lines = 0;
    for await (const key of store.list(prefix)) {
      const body = await store.get(key);
      if (body === undefined) continue;
      const { kept, taken } = without(body, takes);
      if (taken === 0) continue;
      lines += taken;
      objectsRewritten++;
      if (kept.length === 0) await store.remove(key);
      else await store.put(key, kept);
    }
    return lines;
  };
  const rawLines = await sweep(ports.raw, 'raw/', isRaw);
  const failedLines = await sweep(ports.raw, 'processing-failed/', isFailed);
  const redactedLines = await sweep(ports.redacted, 'redacted/', (line) =>
    redacted.take(mark(line)),
  );
  const recordIds = found.map(({ id }) => id);
  for (const id of recordIds) await ports.records.remove(id);
  await ports.log.append({ caller: ports.caller, action: 'erase', recordIds, at: ports.now() });
  return { recordIds, rawLines, redactedLines, failedLines, objectsRewritten };
}

async function findRecords(request: ErasureRequest, ports: ErasurePorts): Promise<IndexedRecord[]> {
  const found: IndexedRecord[] = [];
  if ('recordId' in request) {
    const record = await ports.records.find(request.recordId.replace(/^RedactedRecord:/, ''));
    if (record) found.push(record);
    return found;
  }
  const subject = fingerprint(ports.fingerprintKey, request.subject);
  for await (const id of ports.records.ofSubject(subject)) {
    const record = await ports.records.find(id);
    if (record) found.push(record);
  }
  return found;
}

/** How often each mark may still be taken: two equal lines may belong to two records. */
class Lines {
  readonly #left = new Map<string, number>();

  constructor(marks: readonly string[]) {
    for (const mark of marks) this.#left.set(mark, (this.#left.get(mark) ?? 0) + 1);
  }

  take(mark: string): boolean {
    const left = this.#left.get(mark) ?? 0;
    if (left > 0) this.#left.set(mark, left - 1);
    return left > 0;
  }
}

/** Raw records that never reached the index are known by the subject itself. */
function subjectTest(request: ErasureRequest, ports: ErasurePorts): (line: Uint8Array) => boolean {
  if (!('subject' in request) || ports.subjectKey === undefined) return () => false;
  const { subject } = request;
  const { subjectKey } = ports;
  return (line) => {
    try {
      const record: unknown = JSON.parse(Buffer.from(line).toString('utf8'));
      return selectFields({ record }, [subjectKey]).fields[0]?.text === subject;
    } catch {
      return false;
    }
  };
}

function rawDataOf(line: Uint8Array): Uint8Array | undefined {
  try {
    const { rawData } = JSON.parse(Buffer.from(line).toString('utf8')) as { rawData?: unknown };
    if (typeof rawData !== 'string') return undefined;
    const data = Buffer.from(rawData, 'base64');
    return data.at(-1) === 10 ? data.subarray(0, -1) : data;
  } catch {
    return undefined;
  }
}

/** A body without the lines that are taken. */
function without(
  body: Uint8Array,
  takes: (line: Uint8Array) => boolean,
): { kept: Uint8Array; taken: number } {
  const kept: Uint8Array[] = [];
  let taken = 0;
  let from = 0;
  while (from < body.length) {
    const at = body.indexOf(10, from);
    const end = at < 0 ? body.length : at;
    const next = at < 0 ? body.length : at + 1;
    const line = body.subarray(from, body[end - 1] === 13 ? end - 1 : end);
    if (line.length > 0 && takes(line)) taken++;
    else kept.push(body.subarray(from, next));
    from = next;
  }
  return { kept: Buffer.concat(kept), taken };
}
