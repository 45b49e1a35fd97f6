import type { Finding } from './finding.ts';
import type { PiiType } from './piiType.ts';

/** Languages in which Amazon Comprehend detects personal data. */
export type Language = 'en' | 'es';

/** Finds personal data: the embedded detector, Amazon Comprehend, or the union of both. */
export interface PiiDetector {
  /** Whether a request costs so much that the fields of a record should share one. */
  readonly joinsFields: boolean;
  /**
   * Whether a text holds personal data at all, by type: cheaper than {@link PiiDetector.detect}.
   * Rejects with {@link DetectorUnavailable} when asking again later may help.
   */
  contains(text: string, language: Language): Promise<readonly PiiLabel[]>;
  /**
   * Findings in order of place, offsets in UTF-16 units. A text of any length is taken: an adapter
   * with a limit cuts it into overlapping pieces. Rejects with {@link DetectorUnavailable} when
   * asking again later may help.
   */
  detect(text: string, language: Language): Promise<readonly Finding[]>;
}

export interface PiiLabel {
  readonly type: PiiType;
  readonly score: number;
}

/** The detector was throttled or is down: ask again later. Holds no text. */
export class DetectorUnavailable extends Error {
  override readonly name = 'DetectorUnavailable';
}

/** What was taken out of one place of a record, never what it was. */
export interface Redaction {
  readonly type: PiiType;
  readonly count: number;
  /** Path of the field, such as `$.author.email` or `$.messages[0].text`. */
  readonly path: string;
}

/** One record as it may be shared. */
export interface RedactedRecord {
  readonly id: string;
  /** Stream the record came through, such as `fan-messages`. */
  readonly source: string;
  /** When it arrived, epoch milliseconds. */
  readonly receivedAt: number;
  /** The record after redaction: any JSON value. */
  readonly content: unknown;
  readonly redactions: readonly Redaction[];
  /** Key of its line in the redacted store; absent until it is delivered there. */
  readonly storedAt?: string;
  /** When it stops being readable, epoch seconds. */
  readonly expiresAt?: number;
}

export interface RedactedRecordsQuery {
  readonly source: string;
  /** Arrived at or after, epoch milliseconds. */
  readonly from?: number;
  /** Arrived before, epoch milliseconds. */
  readonly to?: number;
  /** Only records from which at least one of these types was taken. */
  readonly containing?: readonly PiiType[];
  /** How many at most, 1–100. */
  readonly first: number;
  /** `endCursor` of the page before. */
  readonly after?: string;
}

export interface RedactedRecordsPage {
  /** Newest first. */
  readonly records: readonly RedactedRecord[];
  readonly endCursor?: string;
  readonly hasNextPage: boolean;
}

/** A cursor that this query did not give out. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
}

/** Redacted records to read. Expired records are not given out from the moment they expire. */
export interface RedactedRecords {
  get(id: string): Promise<RedactedRecord | undefined>;
  /** Rejects with {@link InvalidCursor} when `after` is none of ours. */
  list(query: RedactedRecordsQuery): Promise<RedactedRecordsPage>;
}

/** Who read or erased what, and when: kept beside the records, without their content. */
export interface AccessEntry {
  /** Id of the caller's key or of the operator. */
  readonly caller: string;
  readonly action: 'get' | 'list' | 'erase';
  readonly recordIds: readonly string[];
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface AccessLog {
  append(entry: AccessEntry): Promise<void>;
}

/** A record as the index keeps it: what may be shared, and keyed marks by which it can be erased. */
export interface IndexedRecord extends RedactedRecord {
  /** {@link fingerprint} of the raw record as it came. */
  readonly rawFingerprint: string;
  /** {@link fingerprint} of the redacted record as it was delivered, without its line end. */
  readonly redactedFingerprint: string;
  /** {@link fingerprint} of the value at the subject's key; absent when the record has none. */
  readonly subjectFingerprint?: string;
}

/** Writing side of {@link RedactedRecords}. */
export interface RecordIndex {
  /** Writes or overwrites: a retried invocation writes the same. Rejects when it may work later. */
  put(record: IndexedRecord): Promise<void>;
}

/** What erasing needs of the index. */
export interface ErasableRecords {
  find(id: string): Promise<IndexedRecord | undefined>;
  /** Ids of all records of a subject, by fingerprint of the subject. */
  ofSubject(subjectFingerprint: string): AsyncIterable<string>;
  remove(id: string): Promise<void>;
}

/** The raw and the redacted store: objects of newline-separated records. */
export interface ObjectStore {
  put(key: string, body: Uint8Array): Promise<void>;
  /** `undefined` when there is none. */
  get(key: string): Promise<Uint8Array | undefined>;
  remove(key: string): Promise<void>;
  /** Keys that begin with `prefix`, ascending. */
  list(prefix: string): AsyncIterable<string>;
}
