import type { WatchedPrediction } from './gameWatcher.ts';

/** How a game went, as `--report` writes it. Shares lie in [0, 1]. */
export interface PlayReport {
  readonly gameId: string;
  readonly speed: number | 'max';
  readonly eventsIn: number;
  readonly invocations: number;
  readonly modelCalls: number;
  readonly modelRows: number;
  readonly publications: number;
  /** Events in ÷ publications. */
  readonly reduction: number;
  readonly draws: {
    readonly true: number;
    readonly predicted: number;
    readonly missed: number;
    readonly false: number;
    readonly impossible: number;
  };
  /** Of the predicted draws, the share whose last revision before the drop named both takers. */
  readonly takersRight: number;
  /** From the first prediction to the drop, by event time. */
  readonly leadSeconds: { readonly median: number; readonly p10: number };
  /**
   * To the subscriber: from the event at real speed, from its put into the stream at others; null
   * at full speed, where nothing waits for its time.
   */
  readonly latencyMillis: {
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
  } | null;
  readonly rejects: number;
}

/** The value below which `share` of the values lie (nearest rank); NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Remembers when the stream got which event time, to tell how long a prediction was under way. */
export class PutTimes {
  readonly #eventTimestamps: number[] = [];
  readonly #putAt: number[] = [];

  note(eventTimestamp: number, putAt: number): void {
    this.#eventTimestamps.push(eventTimestamp);
    this.#putAt.push(putAt);
  }

  /** Wall clock at which the stream had everything up to this event time. */
  putAt(eventTimestamp: number): number | undefined {
    let low = 0;
    let high = this.#eventTimestamps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#eventTimestamps[middle]! < eventTimestamp) low = middle + 1;
      else high = middle;
    }
    return this.#putAt[low];
  }
}

/** A prediction as a viewer got it. */
export interface Received {
  readonly prediction: WatchedPrediction;
  readonly receivedAt: number;
}

/** Milliseconds from the event (real speed) or its put (other speeds) to the subscriber. */
export function latencies(
  received: readonly Received[],
  speed: number,
  putTimes: PutTimes,
): PlayReport['latencyMillis'] {
  if (speed === Number.POSITIVE_INFINITY) return null;
  const millis = received.flatMap(({ prediction, receivedAt }) => {
    const eventTimestamp = Date.parse(prediction.eventTime);
    const from = speed === 1 ? eventTimestamp : putTimes.putAt(eventTimestamp);
    return from === undefined ? [] : [receivedAt - from];
  });
  if (millis.length === 0) return null;
  return { p50: quantile(millis, 0.5), p95: quantile(millis, 0.95), p99: quantile(millis, 0.99) };
}
