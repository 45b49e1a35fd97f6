/**
 * What Lambda's Kinesis event source does after an invocation, as pure decisions. Source: AWS
 * Lambda developer guide, "Configuring partial batch response with Kinesis" and "Kinesis event
 * source mapping parameters"; recordings of the real service for the details.
 */
export interface PolledRecord {
  readonly sequenceNumber: string;
  readonly partitionKey: string;
  readonly data: string;
  /** Epoch milliseconds. */
  readonly arrivalTimestamp: number;
}

/** Records of one shard that are delivered together, and how often they were tried in vain. */
export interface Segment {
  readonly records: readonly PolledRecord[];
  readonly attempts: number;
}

export interface RetrySettings {
  /** −1: until the records expire. */
  readonly maximumRetryAttempts: number;
  readonly bisectBatchOnFunctionError: boolean;
  /** −1: never too old. */
  readonly maximumRecordAgeMillis: number;
}

/** The answer of one invocation, read as Lambda reads it. */
export type BatchOutcome =
  | { readonly kind: 'SUCCESS' }
  /** Everything before this index was processed. */
  | { readonly kind: 'FAILED_FROM'; readonly index: number }
  | { readonly kind: 'FAILED' };

/**
 * Reads a handler's answer: no failures named is success; an empty, unknown or missing identifier
 * fails the whole batch; otherwise the lowest named record counts.
 */
export function readAnswer(
  records: readonly PolledRecord[],
  answer: { readonly payload: string; readonly functionError?: unknown },
): BatchOutcome {
  if (answer.functionError) return { kind: 'FAILED' };
  let response: unknown;
  try {
    response = JSON.parse(answer.payload);
  } catch {
    return { kind: 'FAILED' };
  }
  const failures = (response as { batchItemFailures?: unknown } | null)?.batchItemFailures;
  if (failures === undefined || failures === null) return { kind: 'SUCCESS' };
  if (!Array.isArray(failures)) return { kind: 'FAILED' };
  let lowest = records.length;
  for (const failure of failures as readonly ({ itemIdentifier?: unknown } | null)[]) {
    const index = records.findIndex((record) => record.sequenceNumber === failure?.itemIdentifier);
    if (index < 0) return { kind: 'FAILED' };
    lowest = Math.min(lowest, index);
  }
  return lowest === records.length ? { kind: 'SUCCESS' } : { kind: 'FAILED_FROM', index: lowest };
}

/** What to deliver next, and what is given up. */
export interface Decision {
  /** Delivered in this order, before anything newer of the shard. */
  readonly next: readonly Segment[];
  /** To the on-failure destination. */
  readonly givenUp: readonly PolledRecord[];
  /** Wait before the next delivery: nothing of the batch went through. */
  readonly isRetry: boolean;
}

const NOTHING: Decision = { next: [], givenUp: [], isRetry: false };

/**
 * Decides after one delivery of a segment. Progress inside a batch starts the retry budget anew; a
 * split by bisection does not count towards it.
 */
export function decide(segment: Segment, outcome: BatchOutcome, settings: RetrySettings): Decision {
  if (outcome.kind === 'SUCCESS') return NOTHING;
  const { records } = segment;
  if (outcome.kind === 'FAILED_FROM' && outcome.index > 0) {
    return {
      next: [{ records: records.slice(outcome.index), attempts: 0 }],
      givenUp: [],
      isRetry: true,
    };
  }
  if (settings.bisectBatchOnFunctionError && records.length > 1) {
    const middle = Math.ceil(records.length / 2);
    const { attempts } = segment;
    return {
      next: [
        { records: records.slice(0, middle), attempts },
        { records: records.slice(middle), attempts },
      ],
      givenUp: [],
      isRetry: true,
    };
  }
  const attempts = segment.attempts + 1;
  if (settings.maximumRetryAttempts >= 0 && attempts > settings.maximumRetryAttempts) {
    return { next: [], givenUp: records, isRetry: false };
  }
  return { next: [{ records, attempts }], givenUp: [], isRetry: true };
}

/** Takes out what is too old to be delivered. */
export function dropAged(
  segment: Segment,
  now: number,
  { maximumRecordAgeMillis }: RetrySettings,
): { readonly segment: Segment; readonly givenUp: readonly PolledRecord[] } {
  if (maximumRecordAgeMillis < 0) return { segment, givenUp: [] };
  const isAged = ({ arrivalTimestamp }: PolledRecord) =>
    now - arrivalTimestamp > maximumRecordAgeMillis;
  const givenUp = segment.records.filter(isAged);
  if (givenUp.length === 0) return { segment, givenUp };
  return {
    segment: { ...segment, records: segment.records.filter((record) => !isAged(record)) },
    givenUp,
  };
}
