import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleRecords } from '../redaction/sampleRecords.ts';
import type { TransformationEvent, TransformationResponse } from '../redaction/transformRecords.ts';
import { LocalComprehend } from './comprehend.ts';
import { DeliveryStream } from './firehose/deliveryStream.ts';
import { FirehoseApi } from './firehose/firehoseApi.ts';
import { LocalS3 } from './s3.ts';

export interface RedactionDeliverySettings {
  /** Holds the buckets and the key of the marks; made readable by its owner alone. */
  readonly directory: string;
  /** Invokes the `redact` function; called only after everything has started. */
  readonly transform: (event: TransformationEvent) => Promise<TransformationResponse>;
  /** Default 1 s: on one machine nobody wants to wait for a minute. */
  readonly bufferMilliseconds?: number;
  /** Puts an invented record as often as this; none when left out. */
  readonly sampleEveryMilliseconds?: number;
  readonly log: (line: string) => void;
}

export interface RedactionDelivery {
  /** For the functions and commands: endpoints, buckets and the settings of the redaction. */
  readonly environment: Readonly<Record<string, string>>;
  readonly stream: DeliveryStream;
  /** Delivers what is buffered, then closes; may be called again. */
  stop(): Promise<void>;
}

export const RAW_BUCKET = 'faceoff-records-raw';
export const REDACTED_BUCKET = 'faceoff-records-redacted';
export const DELIVERY_STREAM = 'faceoff-records';

/**
 * Starts what AWS would be for the redaction: S3, Comprehend and the Firehose delivery stream, on
 * loopback. The key of the marks is made on the first start and kept in the directory.
 */
export async function startRedactionDelivery(
  settings: RedactionDeliverySettings,
): Promise<RedactionDelivery> {
  const { directory, log } = settings;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const s3 = new LocalS3(directory);
  const comprehend = new LocalComprehend();
  const stream = new DeliveryStream({
    streamName: DELIVERY_STREAM,
    functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:redact',
    transform: settings.transform,
    raw: s3.bucket(RAW_BUCKET),
    redacted: s3.bucket(REDACTED_BUCKET),
    bufferMilliseconds: settings.bufferMilliseconds ?? 1_000,
    log,
  });
  const firehose = new FirehoseApi(stream);
  const url = (port: number): string => `http://127.0.0.1:${port}`;
  const environment = {
    AWS_ENDPOINT_URL_S3: url(await s3.start()),
    AWS_ENDPOINT_URL_COMPREHEND: url(await comprehend.start()),
    AWS_ENDPOINT_URL_FIREHOSE: url(await firehose.start()),
    RAW_BUCKET,
    REDACTED_BUCKET,
    DELIVERY_STREAM_NAME: DELIVERY_STREAM,
    REDACTION_DETECTOR: 'embedded',
    REDACTION_SOURCE: DELIVERY_STREAM,
    REDACTION_SUBJECT_KEY: '$.id',
    REDACTION_FINGERPRINT_KEY: await fingerprintKey(directory),
  };
  const stopSamples = feedSamples(stream, settings.sampleEveryMilliseconds);
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    stopSamples();
    await firehose.stop();
    await comprehend.stop();
    await s3.stop();
  };
  return {
    environment,
    stream,
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

/** Lets records of the example stream flow. */
function feedSamples(stream: DeliveryStream, every: number | undefined): () => void {
  if (every === undefined) return () => {};
  const samples = sampleRecords(Date.now());
  const timer = setInterval(() => {
    stream.put(Buffer.from(`${JSON.stringify(samples.next().value)}\n`));
  }, every);
  return () => clearInterval(timer);
}

async function fingerprintKey(directory: string): Promise<string> {
  const file = join(directory, 'fingerprint.key');
  try {
    await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return await readFile(file, 'utf8');
}
