import { createHash } from 'node:crypto';
import type { DecodedRecord, RejectReason } from './decodeRecord.ts';
import { decodeRecord, RejectedRecord } from './decodeRecord.ts';
import { NestedTooDeep, selectFields } from './fields.ts';
import { fingerprint } from './fingerprint.ts';
import type { KeyPath } from './keyPath.ts';
import type { PiiType } from './piiType.ts';
import type { PiiDetector, RecordIndex } from './ports.ts';
import { DetectorUnavailable } from './ports.ts';
import type { RedactOptions } from './redactRecord.ts';
import { redactRecord } from './redactRecord.ts';

/** What Firehose hands to a transformation, as far as it is used. */
export interface TransformationEvent {
  readonly invocationId: string;
  readonly deliveryStreamArn: string;
  readonly records: readonly {
    readonly recordId: string;
    /** Epoch milliseconds. */
    readonly approximateArrivalTimestamp: number;
    /** Base64. */
    readonly data: string;
  }[];
}

export type RecordOutcome =
  | { readonly recordId: string; readonly result: 'Ok'; readonly data: string }
  | { readonly recordId: string; readonly result: 'Dropped' | 'ProcessingFailed' };

export interface TransformationResponse {
  readonly records: RecordOutcome[];
}

/** Why a record failed: for ever, or because something did not answer. */
export type FailureReason =
  | RejectReason
  | 'DetectorUnavailable'
  | 'IndexUnavailable'
  | 'ResponseFull'
  | 'Unexpected';

/** Counts of one invocation; holds no personal data. */
export interface TransformationMetrics {
  records: number;
  ok: number;
  withPersonalData: number;
  failed: Partial<Record<FailureReason, number>>;
  redactions: Partial<Record<PiiType, number>>;
  missingKeys: number;
  containsRequests: number;
  detectRequests: number;
  responseBytes: number;
}

export interface TransformationOptions extends RedactOptions {
  /** Name of the stream in the index. */
  readonly source: string;
  /** Where redacted records become readable; nowhere when left out. */
  readonly index?: {
    readonly records: RecordIndex;
    /** Key of the fingerprints by which records are erased. */
    readonly fingerprintKey: string;
    /** Key of the value that names the person a record is about. */
    readonly subject?: KeyPath;
    /** Days until an indexed record expires. */
    readonly retentionDays: number;
  };
  /** Tries of a request that may work later, before the record fails. Default 3. */
  readonly attempts?: number;
  /** Waits between tries, milliseconds; injected. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Records worked on at the same time. Default 8. */
  readonly parallel?: number;
  /** Most bytes of the answer. Default {@link RESPONSE_BYTES}. */
  readonly responseBytes?: number;
}

/** A synchronous invocation answers at most 6 MB; some room is left for its envelope. */
export const RESPONSE_BYTES = 6 * 1024 * 1024 - 128 * 1024;

/**
 * Redacts one batch of Firehose records. Every record id comes back exactly once, whatever happens
 * to its record: redacted and `Ok`, or `ProcessingFailed`, and then Firehose keeps the raw record in
 * its failed prefix. Nothing comes back unredacted, and one bad record harms no other.
 */
export async function transformRecords(
  event: TransformationEvent,
  options: TransformationOptions,
): Promise<{ response: TransformationResponse; metrics: TransformationMetrics }> {
  const metrics: TransformationMetrics = {
    records: 0,
    ok: 0,
    withPersonalData: 0,
    failed: {},
    redactions: {},
    missingKeys: 0,
    containsRequests: 0,
    detectRequests: 0,
    responseBytes: 0,
  };
  // Firehose never sends an id twice; if a caller does, its first record counts.
  const records = [
    ...new Map([...event.records].reverse().map((r) => [r.recordId, r])).values(),
  ].reverse();
  const outcomes = new Array<RecordOutcome>(records.length);
  const limit = options.responseBytes ?? RESPONSE_BYTES;
  let next = 0;
  const work = async (): Promise<void> => {
    for (let i = next++; i < records.length; i = next++) {
      outcomes[i] = await transformOne(records[i]!, event, options, metrics, limit);
    }
  };
  await Promise.all(Array.from({ length: options.parallel ?? 8 }, work));
  metrics.records = records.length;
  return { response: { records: outcomes }, metrics };
}

async function transformOne(
  record: TransformationEvent['records'][number],
  event: TransformationEvent,
  options: TransformationOptions,
  metrics: TransformationMetrics,
  limit: number,
): Promise<RecordOutcome> {
  const { recordId } = record;
  const fail = (reason: FailureReason): RecordOutcome => {
    metrics.failed[reason] = (metrics.failed[reason] ?? 0) + 1;
    metrics.responseBytes += envelope(recordId);
    return { recordId, result: 'ProcessingFailed' };
  };
  try {
    const decoded = decodeRecord(record.data);
    const subject = subjectOf(decoded.value, options.index?.subject);
    const redacted = await redactRecord(structuredClone(decoded.value), {
      ...options,
      detector: patientDetector(options),
    });
    const line = JSON.stringify(redacted.content);
    const data = Buffer.from(`${line}\n`).toString('base64');
    const bytes = data.length + envelope(recordId);
    if (metrics.responseBytes + bytes > limit) return fail('ResponseFull');
    metrics.responseBytes += bytes;
    if (options.index) {
      const { index } = options;
      const arrived = record.approximateArrivalTimestamp;
      try {
        await patiently(options, () =>
          index.records.put({
            id: recordIdOf(event.deliveryStreamArn, recordId),
            source: options.source,
            receivedAt: arrived,
            content: redacted.content,
            redactions: redacted.redactions,
            expiresAt: Math.floor(arrived / 1000) + index.retentionDays * 86_400,
            rawFingerprint: fingerprint(index.fingerprintKey, trimmedLine(decoded)),
            redactedFingerprint: fingerprint(index.fingerprintKey, line),
            ...(subject === undefined
              ? {}
              : { subjectFingerprint: fingerprint(index.fingerprintKey, subject) }),
          }),
        );
      } catch {
        metrics.responseBytes -= bytes;
        return fail('IndexUnavailable');
      }
    }
    metrics.ok++;
    metrics.missingKeys += redacted.missingKeys.length;
    metrics.containsRequests += redacted.requests.contains;
    metrics.detectRequests += redacted.requests.detect;
    if (redacted.redactions.length > 0) metrics.withPersonalData++;
    for (const { type, count } of redacted.redactions) {
      metrics.redactions[type] = (metrics.redactions[type] ?? 0) + count;
    }
    return { recordId, result: 'Ok', data };
  } catch (error) {
    if (error instanceof RejectedRecord) return fail(error.reason);
    if (error instanceof NestedTooDeep) return fail('NestedTooDeep');
    if (error instanceof DetectorUnavailable) return fail('DetectorUnavailable');
    // A refusal or a fault of ours: this record fails, is counted, and harms no other.
    return fail('Unexpected');
  }
}

/** The raw record without its line end: as it stands between line ends in the raw store. */
function trimmedLine({ raw }: DecodedRecord): Uint8Array {
  let end = raw.length;
  while (end > 0 && (raw[end - 1] === 10 || raw[end - 1] === 13)) end--;
  return raw.subarray(0, end);
}

function subjectOf(value: unknown, key: KeyPath | undefined): string | undefined {
  if (key === undefined) return undefined;
  return selectFields({ record: value }, [key]).fields[0]?.text;
}

/** Bytes of an outcome beside its data. */
function envelope(recordId: string): number {
  return Buffer.byteLength(recordId) + 64;
}

/** The same for the same record however often it is retried, and telling nothing. */
export function recordIdOf(deliveryStreamArn: string, recordId: string): string {
  return createHash('sha256')
    .update(`${deliveryStreamArn}\n${recordId}`)
    .digest('base64url')
    .slice(0, 24);
}

/** Asks again for the one request that failed, not for the whole record. */
function patientDetector(options: TransformationOptions): PiiDetector {
  const { detector } = options;
  return {
    joinsFields: detector.joinsFields,
    contains: (text, language) => patiently(options, () => detector.contains(text, language)),
    detect: (text, language) => patiently(options, () => detector.detect(text, language)),
  };
}

const FIRST_WAIT = 100;

/** Tries again what may work later, waiting longer each time. */
async function patiently<T>(options: TransformationOptions, attempt: () => Promise<T>): Promise<T> {
  const attempts = options.attempts ?? 3;
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      const never = error instanceof RejectedRecord || error instanceof NestedTooDeep;
      if (never || tried >= attempts) throw error;
    }
    await options.wait(FIRST_WAIT * 2 ** (tried - 1));
  }
}
