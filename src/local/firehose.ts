import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { ObjectStore } from '../redaction/ports.ts';
import type { TransformationEvent, TransformationResponse } from '../redaction/transformRecords.ts';
import { BodyTooLargeError, readBody } from './readBody.ts';
import { closeServer, listenOn } from './serverAddress.ts';

/** Source: Amazon Data Firehose, quotas. */
const RECORD_BYTES = 1_024_000;
const BATCH_RECORDS = 500;
const BATCH_BYTES = 4 * 1024 * 1024;
/** A synchronous invocation takes at most 6 MB; the base64 of the buffer must fit with its envelope. */
const INVOCATION_BYTES = 6 * 1024 * 1024 - 256 * 1024;
/** Most that waits in memory before producers are told to come back later. */
const WAITING_BYTES = 64 * 1024 * 1024;
const BODY_BYTES = 8 * 1024 * 1024;

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

export interface FirehoseSettings {
  readonly streamName: string;
  /** Invokes the transformation; rejects when the function failed. */
  readonly transform: (event: TransformationEvent) => Promise<TransformationResponse>;
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
 * backup of every record before it is transformed. Speaks `PutRecord`, `PutRecordBatch` and
 * `DescribeDeliveryStream` in AWS's JSON 1.1 protocol on loopback.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html
 */
export class LocalFirehose {
  readonly #settings: FirehoseSettings;
  readonly #clock: DeliveryClock;
  readonly #server: Server;
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

  constructor(settings: FirehoseSettings) {
    this.#settings = settings;
    this.#clock = settings.clock ?? systemClock;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        const tooLarge = error instanceof BodyTooLargeError;
        send(response, tooLarge ? 400 : 500, {
          __type: tooLarge ? 'InvalidArgumentException' : 'InternalFailure',
        });
      });
    });
  }

  get deliveryStreamArn(): string {
    return `arn:aws:firehose:us-east-1:000000000000:deliverystream/${this.#settings.streamName}`;
  }

  /** Listens on loopback; @returns the port */
  start(port = 0): Promise<number> {
    return listenOn(this.#server, port);
  }

  /** Delivers what is buffered and closes. */
  async stop(): Promise<void> {
    await closeServer(this.#server);
    await this.flush();
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
    const { outcomes, failure } = await this.#invoke(batch);
    const good: Buffer[] = [];
    const failed: Buffer[] = [];
    for (const record of batch) {
      const outcome = outcomes?.get(record.recordId);
      if (outcome?.result === 'Ok') good.push(Buffer.from(outcome.data, 'base64'));
      else if (outcome?.result === 'Dropped') this.statistics.dropped++;
      else failed.push(this.#failedLine(record, failure));
    }
    if (good.length > 0) await this.#store(redacted, 'redacted', batch[0]!.arrivedAt, good);
    if (failed.length > 0) {
      await this.#store(raw, 'processing-failed', batch[0]!.arrivedAt, failed);
    }
    this.statistics.delivered += good.length;
    this.statistics.failed += failed.length;
  }

  /** Invokes the function and checks its answer; a bad answer fails every record of the batch. */
  async #invoke(batch: readonly Waiting[]): Promise<{
    outcomes?: ReadonlyMap<string, { result: string; data: string }>;
    failure: Failure;
  }> {
    const event: TransformationEvent = {
      invocationId: randomUUID(),
      deliveryStreamArn: this.deliveryStreamArn,
      records: batch.map(({ recordId, arrivedAt, data }) => ({
        recordId,
        approximateArrivalTimestamp: arrivedAt,
        data: data.toString('base64'),
      })),
    };
    const retries = this.#settings.retries ?? 3;
    for (let tried = 0; ; tried++) {
      this.statistics.invocations++;
      let response: TransformationResponse;
      try {
        response = await this.#settings.transform(event);
      } catch (error) {
        if (tried < retries) {
          this.statistics.retries++;
          continue;
        }
        const name = error instanceof Error ? error.name : 'Error';
        return { failure: { attempts: tried + 1, code: 'Lambda.FunctionError', message: name } };
      }
      const checked = check(response, batch);
      if (typeof checked === 'string') {
        return { failure: { attempts: tried + 1, code: checked, message: BAD_ANSWERS[checked] } };
      }
      return {
        outcomes: checked,
        failure: {
          attempts: tried + 1,
          code: 'Lambda.ProcessingFailedStatus',
          message: 'ProcessingFailed status set for record',
        },
      };
    }
  }

  #failedLine(record: Waiting, failure: Failure): Buffer {
    return Buffer.from(
      `${JSON.stringify({
        attemptsMade: failure.attempts,
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

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const operation = String(request.headers['x-amz-target'] ?? '').replace(
      'Firehose_20150804.',
      '',
    );
    const body = await readBody(request, BODY_BYTES);
    let input: Request | null;
    try {
      input = JSON.parse(body.toString('utf8')) as typeof input;
    } catch {
      return send(response, 400, { __type: 'SerializationException' });
    }
    if (input?.DeliveryStreamName !== this.#settings.streamName) {
      return send(response, 400, {
        __type: 'ResourceNotFoundException',
        message: `expected the stream ${this.#settings.streamName}`,
      });
    }
    switch (operation) {
      case 'PutRecord':
        return this.#putRecord(input, response);
      case 'PutRecordBatch':
        return this.#putRecordBatch(input, response);
      case 'DescribeDeliveryStream':
        return send(response, 200, {
          DeliveryStreamDescription: {
            DeliveryStreamName: this.#settings.streamName,
            DeliveryStreamARN: this.deliveryStreamArn,
            DeliveryStreamStatus: 'ACTIVE',
            DeliveryStreamType: 'DirectPut',
            VersionId: '1',
            Destinations: [],
            HasMoreDestinations: false,
          },
        });
      default:
        return send(response, 400, { __type: 'UnknownOperationException' });
    }
  }

  #putRecord(input: Request, response: ServerResponse): void {
    const data = input.Record?.Data;
    if (typeof data !== 'string') {
      send(response, 400, { __type: 'InvalidArgumentException' });
      return;
    }
    const put = this.put(Buffer.from(data, 'base64'));
    if ('error' in put) {
      send(response, put.error === 'ServiceUnavailableException' ? 503 : 400, {
        __type: put.error,
      });
      return;
    }
    send(response, 200, { RecordId: put.recordId, Encrypted: false });
  }

  #putRecordBatch(input: Request, response: ServerResponse): void {
    const records = Array.isArray(input.Records) ? input.Records : [];
    const datas = records.map((record) =>
      typeof record?.Data === 'string' ? Buffer.from(record.Data, 'base64') : undefined,
    );
    const bytes = datas.reduce((sum, data) => sum + (data?.length ?? 0), 0);
    const bad =
      records.length === 0 ||
      records.length > BATCH_RECORDS ||
      bytes > BATCH_BYTES ||
      datas.some((data) => data === undefined || data.length > RECORD_BYTES);
    if (bad) {
      send(response, 400, { __type: 'InvalidArgumentException' });
      return;
    }
    const answers = datas.map((data) => this.put(data!));
    send(response, 200, {
      Encrypted: false,
      FailedPutCount: answers.filter((answer) => 'error' in answer).length,
      RequestResponses: answers.map((answer) =>
        'error' in answer
          ? { ErrorCode: answer.error, ErrorMessage: 'Slow down.' }
          : { RecordId: answer.recordId },
      ),
    });
  }
}

const STORE_ATTEMPTS = 5;

interface Failure {
  readonly attempts: number;
  readonly code: string;
  readonly message: string;
}

interface Request {
  readonly DeliveryStreamName?: unknown;
  readonly Record?: { readonly Data?: unknown };
  readonly Records?: readonly ({ readonly Data?: unknown } | null)[];
}

const BAD_ANSWERS = {
  'Lambda.MissingRecordId': 'The answer left out a record id.',
  'Lambda.DuplicatedRecordId': 'The answer had a record id twice.',
  'Lambda.JsonProcessingException': 'The answer was not of the form that is expected.',
} as const;

/** The outcomes by id, or what is wrong with the answer. */
function check(
  response: TransformationResponse,
  batch: readonly Waiting[],
): ReadonlyMap<string, { result: string; data: string }> | keyof typeof BAD_ANSWERS {
  if (!Array.isArray(response?.records)) return 'Lambda.JsonProcessingException';
  const outcomes = new Map<string, { result: string; data: string }>();
  for (const outcome of response.records) {
    if (outcomes.has(outcome.recordId)) return 'Lambda.DuplicatedRecordId';
    const data = 'data' in outcome ? outcome.data : undefined;
    const known = ['Ok', 'Dropped', 'ProcessingFailed'].includes(outcome.result);
    // An Ok without data delivers nothing: it counts as failed, so that nothing is lost.
    const result =
      !known || (outcome.result === 'Ok' && data === undefined)
        ? 'ProcessingFailed'
        : outcome.result;
    outcomes.set(outcome.recordId, { result, data: data ?? '' });
  }
  return batch.every(({ recordId }) => outcomes.has(recordId))
    ? outcomes
    : 'Lambda.MissingRecordId';
}

/** Bytes of the invocation that a buffer makes: base64 and the names around it. */
function invocationBytes(dataBytes: number, records: number): number {
  return Math.ceil((dataBytes * 4) / 3) + records * 200;
}

/** The backup parts records by line ends (`AppendDelimiterToRecord`). */
function withLineEnd(data: Buffer): Buffer {
  return data.at(-1) === 10 ? data : Buffer.concat([data, Buffer.of(10)]);
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': randomUUID(),
  });
  response.end(JSON.stringify(body));
}
