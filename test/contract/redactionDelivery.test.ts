import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FirehoseClient, PutRecordBatchCommand, PutRecordCommand } from '@aws-sdk/client-firehose';
import type { FirehoseTransformationEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpHandler } from '../../src/aws/clients.ts';
import { DynamoAccessLog } from '../../src/aws/dynamoAccessLog.ts';
import { DynamoRedactedRecords } from '../../src/aws/dynamoRedactedRecords.ts';
import { S3ObjectStore, s3Client } from '../../src/aws/s3ObjectStore.ts';
import { LocalComprehend } from '../../src/local/comprehend.ts';
import { DeliveryStream } from '../../src/local/firehose/deliveryStream.ts';
import { FirehoseApi } from '../../src/local/firehose/firehoseApi.ts';
import { LocalS3 } from '../../src/local/s3.ts';
import { eraseRecords } from '../../src/redaction/eraseRecords.ts';
import { readKeyPath } from '../../src/redaction/keyPath.ts';
import type { ObjectStore } from '../../src/redaction/ports.ts';
import { seeded } from '../../src/redaction/sampleRecords.ts';
import type { TransformationResponse } from '../../src/redaction/transformRecords.ts';
import { type DynaliteTables, startDynaliteTables } from '../support/dynaliteTables.ts';

/**
 * The whole way with the real handler: AWS's own client → Firehose's protocol → the Lambda handler →
 * Comprehend's protocol, DynamoDB and S3 → erasure. Some records are malformed, some too large, and
 * the detector fails now and then. `bench/redactionContract.ts` runs 100,000.
 */
const RECORDS = Number(process.env.REDACTION_RECORDS ?? 1_200);
const KEY = 'a fingerprint key of 32 bytes ok';
const random = seeded(8);

let directory: string;
let tables: DynaliteTables;
let s3: LocalS3;
let storeClient: ReturnType<typeof s3Client>;
let comprehend: LocalComprehend;
let stream: DeliveryStream;
let firehose: FirehoseApi;
let producer: FirehoseClient;
let raw: ObjectStore;
let redacted: ObjectStore;
let records: DynamoRedactedRecords;
const logs: string[] = [];
const log = console.log;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'delivery-'));
  tables = await startDynaliteTables(['Records']);
  s3 = new LocalS3(directory);
  // Five requests in a hundred fail; the client tries each three times.
  comprehend = new LocalComprehend({
    fault: () => (random() < 0.05 ? 'ThrottlingException' : undefined),
  });
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: tables.endpoint,
    AWS_ENDPOINT_URL_COMPREHEND: `http://127.0.0.1:${await comprehend.start()}`,
    RECORDS_TABLE: 'Records',
    REDACTION_DETECTOR: 'comprehend',
    REDACTION_SOURCE: 'fan-messages',
    REDACTION_KEYS: '$.author, $.messages[*].text',
    REDACTION_FINGERPRINT_KEY: KEY,
    REDACTION_SUBJECT_KEY: '$.user',
  });
  console.log = (line: string) => logs.push(line);
  const { handler } = await import('../../src/handlers/redact.ts');
  storeClient = s3Client(`http://127.0.0.1:${await s3.start()}`);
  raw = new S3ObjectStore(storeClient, 'raw-bucket');
  redacted = new S3ObjectStore(storeClient, 'redacted-bucket');
  records = new DynamoRedactedRecords(tables.client, 'Records', Date.now);
  stream = new DeliveryStream({
    streamName: 'fan-messages',
    functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:redact',
    transform: async (event) =>
      (await handler(event as unknown as FirehoseTransformationEvent)) as TransformationResponse,
    raw,
    redacted,
    bufferMilliseconds: 1_000,
    log: () => {},
  });
  firehose = new FirehoseApi(stream);
  producer = new FirehoseClient({
    endpoint: `http://127.0.0.1:${await firehose.start()}`,
    requestHandler: httpHandler(),
  });
});
afterAll(async () => {
  console.log = log;
  producer.destroy();
  storeClient.destroy();
  await firehose.stop();
  await comprehend.stop();
  await s3.stop();
  await tables.close();
  await rm(directory, { recursive: true, force: true });
});

const lines = async (store: ObjectStore, prefix: string) => {
  const found: string[] = [];
  for await (const key of store.list(prefix)) {
    found.push(
      ...Buffer.from((await store.get(key))!)
        .toString()
        .split('\n')
        .filter(Boolean),
    );
  }
  return found;
};

describe('redaction in flight', () => {
  it(`brings ${RECORDS} records through: none lost, none unredacted, none twice`, async () => {
    const secret = (i: number) => `secret${i}@mail.example.org`;
    const made = Array.from({ length: RECORDS }, (_, i) => {
      const kind = i % 1000 === 500 ? 'oversize' : i % 50 === 7 ? 'malformed' : 'good';
      const record = {
        n: i,
        user: `user-${i % 10}`,
        author: { name: 'Joelle Tremblay', email: secret(i) },
        messages: [
          { text: i % 3 === 0 ? 'What a faceoff!' : `Call (312) 555-01${10 + (i % 80)} now.` },
        ],
        ...(kind === 'oversize' ? { filler: 'x'.repeat(1_030_000) } : {}),
      };
      const text = JSON.stringify(record);
      return { kind, text: kind === 'malformed' ? text.slice(0, -9) : `${text}\n` };
    });
    const sent = made.filter(({ kind }) => kind !== 'oversize');
    const oversize = made.filter(({ kind }) => kind === 'oversize');
    for (const { text } of oversize) {
      await expect(
        producer.send(
          new PutRecordCommand({
            DeliveryStreamName: 'fan-messages',
            Record: { Data: Buffer.from(text) },
          }),
        ),
      ).rejects.toMatchObject({ name: 'InvalidArgumentException' });
    }
    const ids = new Set<string>();
    for (let from = 0; from < sent.length; from += 500) {
      const answer = await producer.send(
        new PutRecordBatchCommand({
          DeliveryStreamName: 'fan-messages',
          Records: sent.slice(from, from + 500).map(({ text }) => ({ Data: Buffer.from(text) })),
        }),
      );
      expect(answer.FailedPutCount).toBe(0);
      for (const { RecordId } of answer.RequestResponses ?? []) ids.add(RecordId!);
    }
    await stream.flush();

    expect(ids.size).toBe(sent.length);
    const delivered = (await lines(redacted, 'redacted/')).map(
      (line) => JSON.parse(line) as { n: number },
    );
    const failed = (await lines(raw, 'processing-failed/')).map((line) =>
      Buffer.from((JSON.parse(line) as { rawData: string }).rawData, 'base64').toString(),
    );
    // Every record is in exactly one of the two, and in the backup.
    const expected = sent.map(({ text }) => text.trimEnd());
    const arrived = [
      ...delivered.map(({ n }) => made[n]!.text.trimEnd()),
      ...failed.map((text) => text.trimEnd()),
    ];
    expect(arrived.sort()).toEqual([...expected].sort());
    expect((await lines(raw, 'raw/')).sort()).toEqual([...expected].sort());
    // Malformed ones failed; of the good ones only those whose detector stayed silent.
    const malformed = sent.filter(({ kind }) => kind === 'malformed').length;
    expect(failed.length).toBeGreaterThanOrEqual(malformed);
    expect(failed.length).toBeLessThanOrEqual(malformed + RECORDS * 0.01);
    const text = JSON.stringify(delivered);
    expect(text).not.toMatch(/secret|Tremblay|555-01/);
    // Nor does a log hold what was redacted.
    expect(logs.length).toBeGreaterThan(0);
    expect(logs.join('\n')).not.toMatch(/secret|Tremblay|555-01/);
    const counted = logs.map(
      (line) => JSON.parse(line) as { Records: number; RecordsFailed: number },
    );
    const sum = (of: (line: (typeof counted)[number]) => number) =>
      counted.reduce((total, line) => total + of(line), 0);
    expect(sum((line) => line.Records - line.RecordsFailed)).toBe(delivered.length);
    expect(sum((line) => line.Records)).toBe(sent.length);
  });

  it('reads what was delivered, newest first, with what was taken', async () => {
    const page = await records.list({ source: 'fan-messages', first: 5, containing: ['PHONE'] });
    expect(page.records).toHaveLength(5);
    expect(page.hasNextPage).toBe(true);
    for (const record of page.records) {
      expect(record.redactions).toContainEqual({
        type: 'PHONE',
        count: 1,
        path: '$.messages[0].text',
      });
      expect(JSON.stringify(record)).not.toMatch(/secret|Tremblay|555-01/);
    }
  });

  const erasing = () => ({
    records,
    raw,
    redacted,
    log: new DynamoAccessLog(tables.client, 'Records'),
    fingerprintKey: KEY,
    subjectKey: readKeyPath('$.user'),
    caller: 'operator',
    now: Date.now,
  });

  it('erases one record from both stores and the index, and nothing else', async () => {
    const before = [await lines(raw, 'raw/'), await lines(redacted, 'redacted/')];
    const { records: page } = await records.list({ source: 'fan-messages', first: 1 });
    const id = page[0]!.id;
    // As `redactedRecords` gives it.
    const erased = await eraseRecords({ recordId: `RedactedRecord:${id}` }, erasing());
    expect(erased).toMatchObject({
      recordIds: [id],
      rawLines: 1,
      redactedLines: 1,
      failedLines: 0,
    });
    expect(await records.get(id)).toBeUndefined();
    expect((await lines(raw, 'raw/')).length).toBe(before[0]!.length - 1);
    expect((await lines(redacted, 'redacted/')).length).toBe(before[1]!.length - 1);
    expect(await eraseRecords({ recordId: id }, erasing())).toMatchObject({
      rawLines: 0,
      recordIds: [],
    });
  });

  it('erases all of a person, also what failed', async () => {
    const others = (await lines(raw, 'raw/')).filter((line) => !line.includes('"user":"user-3"'));
    const erased = await eraseRecords({ subject: 'user-3' }, erasing());
    expect(erased.recordIds.length).toBeGreaterThan(RECORDS / 10 / 2);
    const left = await lines(raw, 'raw/');
    // A malformed record cannot be read, so nobody knows whose it is; the rest is gone.
    const readable = (line: string) =>
      line.endsWith('}') && line.includes('"messages"') && line.endsWith('}]}');
    expect(left.filter((line) => line.includes('"user":"user-3"') && readable(line))).toEqual([]);
    expect(left.filter((line) => !line.includes('"user":"user-3"')).sort()).toEqual(others.sort());
    const shared = await lines(redacted, 'redacted/');
    expect(shared.filter((line) => line.includes('"user":"user-3"'))).toEqual([]);
    expect(shared.filter((line) => line.includes('"user":"user-4"')).length).toBeGreaterThan(0);
  });
});
