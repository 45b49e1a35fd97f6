import { randomUUID } from 'node:crypto';
import type { ObjectStore } from '../../redaction/ports.ts';
import { type Failure, invokeTransformation, type Transform } from './invokeTransformation.ts';

/** Source: Amazon Data Firehose, quotas. */
export const RECORD_BYTES = 1_024_000;
/** Largest buffer, by the largest batch that a producer may put. */
export const BATCH_BYTES = 4 * 1024 * 1024;
/** Tries to store an object before it is given up. */
const STORE_ATTEMPTS = 5;
/** A synchronous invocation takes at most 6 MB; the base64 of the buffer must fit with its envelope. */
const INVOCATION_BYTES = 6 * 1024 * 1024 - 256 * 1024;
/** Most that waits in memory before producers are told to come back later. */
const WAITING_BYTES = 64 * 1024 * 1024;

/** Time as Firehose sees it; injected. */
export interface DeliveryClock {
  now(): number;
  /** Calls back once after so many milliseconds; @returns a way to call it off */
  after(milliseconds: number, callback: () => void): () => void;
}

export const systemClock: DeliveryClock = {
  now: Date.now,
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

export interface DeliveryStreamSettings {
  readonly streamName: string;
  /** Invokes the transformation; rejects when the function failed. */
  readonly transform: Transform;
  /** Name of the function, for the failed records. */
  readonly functionArn: string;
  /** Takes `redacted/…`. */
  readonly redacted: ObjectStore;
  /** Takes `raw/…`, the backup, and `processing-failed/…`: as locked as the raw records it holds. */
  readonly raw: ObjectStore;
  /** Delivered when this much has come in … Default 1 MB. */
  readonly bufferBytes?: number;
  /** … or after this long. Default 60 s. */
  readonly bufferMilliseconds?: number;
  /** Tries of an invocation after the first. Default 3, as Firehose. */
  readonly retries?: number;
  /** Most that waits in memory. Default 64 MB. */
  readonly waitingBytes?: number;
  readonly clock?: DeliveryClock;
  readonly log: (line: string) => void;
}

interface Waiting {
  readonly recordId: string;
  readonly arrivedAt: number;
  readonly data: Buffer;
}

export interface DeliveryStatistics {
  received: number;
  refused: number;
  delivered: number;
  dropped: number;
  failed: number;
  invocations: number;
  retries: number;
}

/**
 * One Firehose delivery stream with a transformation, Direct PUT in, objects out: buffering by size
 * and time, retries of the function, failed records with their raw data under `processing-failed/`,
 * backup of every record before it is transformed.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html
 */
export class DeliveryStream {
  readonly #settings: DeliveryStreamSettings;
  readonly #clock: DeliveryClock;
  readonly statistics: DeliveryStatistics = {
    received: 0,
    refused: 0,
    delivered: 0,
    dropped: 0,
    failed: 0,
    invocations: 0,
    retries: 0,
  };
  #buffer: Waiting[] = [];
  #bufferedBytes = 0;
  #waitingBytes = 0;
  #objects = 0;
  #ids = 0;
  #cancelTimer: (() => void) | undefined;
  #delivering: Promise<void> = Promise.resolve();

  constructor(settings: DeliveryStreamSettings) {
    this.#settings = settings;
    this.#clock = settings.clock ?? systemClock;
  }

  get name(): string {
    return this.#settings.streamName;
  }

  get arn(): string {
    return `arn:aws:firehose:us-east-1:000000000000:deliverystream/${this.#settings.streamName}`;
  }

  /**
   * Takes one record.
   *
   * @returns its id, or the error that Firehose would answer
   */
  put(
    data: Buffer,
  ): { recordId: string } | { error: 'InvalidArgumentException' | 'ServiceUnavailableException' } {
    const most = this.#settings.waitingBytes ?? WAITING_BYTES;
    if (data.length > RECORD_BYTES) {
      this.statistics.refused++;
      return { error: 'InvalidArgumentException' };
    }
    if (this.#waitingBytes + data.length > most) {
      this.statistics.refused++;
      return { error: 'ServiceUnavailableException' };
    }
    const bufferBytes = Math.min(this.#settings.bufferBytes ?? 1_000_000, BATCH_BYTES);
    if (
      invocationBytes(this.#bufferedBytes + data.length, this.#buffer.length + 1) > INVOCATION_BYTES
    ) {
      this.#cut();
    }
    const recordId = `${String(++this.#ids).padStart(20, '0')}${randomUUID().replaceAll('-', '')}`;
    this.#buffer.push({ recordId, arrivedAt: this.#clock.now(), data });
    this.#bufferedBytes += data.length;
    this.#waitingBytes += data.length;
    this.statistics.received++;
    if (this.#bufferedBytes >= bufferBytes) this.#cut();
    else if (this.#buffer.length === 1) {
      this.#cancelTimer = this.#clock.after(this.#settings.bufferMilliseconds ?? 60_000, () =>
        this.#cut(),
      );
    }
    return { recordId };
  }

  /** Delivers what is buffered now; resolves when everything taken so far is delivered. */
  async flush(): Promise<void> {
    this.#cut();
    await this.#delivering;
  }

  /** Closes the buffer and lines it up for delivery. */
  #cut(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    const batch = this.#buffer;
    if (batch.length === 0) return;
    const bytes = this.#bufferedBytes;
    this.#buffer = [];
    this.#bufferedBytes = 0;
    this.#delivering = this.#delivering
      .then(() => this.#deliver(batch))
      .catch((error: unknown) => {
        const name = error instanceof Error ? error.name : 'Error';
        this.#settings.log(`firehose: delivery of ${batch.length} records failed: ${name}`);
      })
      .finally(() => {
        this.#waitingBytes -= bytes;
      });
  }

  async #deliver(batch: readonly Waiting[]): Promise<void> {
    const { raw, redacted } = this.#settings;
    await this.#store(
      raw,
      'raw',
      batch[0]!.arrivedAt,
      batch.map(({ data }) => withLineEnd(data)),
    );
    const { outcomes, attempts, failure } = await this.#transform(batch);
    const good: Buffer[] = [];
    const failed: Buffer[] = [];
    for (const record of batch) {
      const outcome = outcomes?.get(record.recordId);
      if (outcome?.result === 'Ok') good.push(Buffer.from(outcome.data, 'base64'));
      else if (outcome?.result === 'Dropped') this.statistics.dropped++;
      else failed.push(this.#failedLine(record, attempts, failure));
    }
    if (good.length > 0) await this.#store(redacted, 'redacted', batch[0]!.arrivedAt, good);
    if (failed.length > 0) {
      await this.#store(raw, 'processing-failed', batch[0]!.arrivedAt, failed);
    }
    this.statistics.delivered += good.length;
    this.statistics.failed += failed.length;
  }

  async #transform(batch: readonly Waiting[]) {
    const event = {
      invocationId: randomUUID(),
      deliveryStreamArn: this.arn,
      records: batch.map(({ recordId, arrivedAt, data }) => ({
        recordId,
        approximateArrivalTimestamp: arrivedAt,
        data: data.toString('base64'),
      })),
    };
    const invoked = await invokeTransformation(
      event,
      this.#settings.transform,
      this.#settings.retries,
    );
    this.statistics.invocations += invoked.attempts;
    this.statistics.retries += invoked.attempts - 1;
    return invoked;
  }

  #failedLine(record: Waiting, attempts: number, failure: Failure): Buffer {
    return Buffer.from(
      `${JSON.stringify({
        attemptsMade: attempts,
        arrivalTimestamp: record.arrivedAt,
        errorCode: failure.code,
        errorMessage: failure.message,
        attemptEndingTimestamp: this.#clock.now(),
        rawData: record.data.toString('base64'),
        lambdaArn: this.#settings.functionArn,
      })}\n`,
    );
  }

  /** `prefix/YYYY/MM/DD/HH/stream-1-time-number`, UTC, as Firehose names its objects. */
  async #store(
    store: ObjectStore,
    prefix: string,
    at: number,
    parts: readonly Buffer[],
  ): Promise<void> {
    const iso = new Date(at).toISOString();
    const hour = iso.slice(0, 13).replace(/[-T]/g, '/');
    const time = iso.slice(0, 19).replace(/[T:]/g, '-');
    const number = String(++this.#objects).padStart(6, '0');
    const key = `${prefix}/${hour}/${this.#settings.streamName}-1-${time}-${number}-${randomUUID()}`;
    const body = Buffer.concat(parts);
    for (let tried = 1; ; tried++) {
      try {
        await store.put(key, body);
        return;
      } catch (error) {
        if (tried >= STORE_ATTEMPTS) throw error;
      }
      await new Promise<void>((resolve) => void this.#clock.after(200 * 2 ** tried, resolve));
    }
  }
}

/** Bytes of the invocation that a buffer makes: base64 and the names around it. */
function invocationBytes(dataBytes: number, records: number): number {
  return Math.ceil((dataBytes * 4) / 3) + records * 200;
}

/** The backup parts records by line ends (`AppendDelimiterToRecord`). */
function withLineEnd(data: Buffer): Buffer {
  return data.at(-1) === 10 ? data : Buffer.concat([data, Buffer.of(10)]);
}
