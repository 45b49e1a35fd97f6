import { describe, expect, it } from 'vitest';
import {
  DeliveryStream,
  type DeliveryStreamSettings,
} from '../../../src/local/firehose/deliveryStream.ts';
import type { ObjectStore } from '../../../src/redaction/ports.ts';
import type {
  RecordOutcome,
  TransformationEvent,
} from '../../../src/redaction/transformRecords.ts';
import { ManualClock } from '../../redaction/manualClock.ts';

/** Objects in memory, for what is about delivery and not about storing. */
class MemoryStore implements ObjectStore {
  readonly objects = new Map<string, Buffer>();
  failures = 0;

  async put(key: string, body: Uint8Array): Promise<void> {
    if (this.failures-- > 0) throw new Error('store is down');
    this.objects.set(key, Buffer.from(body));
  }
  async get(key: string) {
    return this.objects.get(key);
  }
  async remove(key: string): Promise<void> {
    this.objects.delete(key);
  }
  async *list(prefix: string) {
    for (const key of [...this.objects.keys()].sort()) if (key.startsWith(prefix)) yield key;
  }
  lines(prefix: string): string[] {
    return [...this.objects]
      .filter(([key]) => key.startsWith(prefix))
      .flatMap(([, body]) => body.toString().split('\n').filter(Boolean));
  }
}

const ok = (event: TransformationEvent): RecordOutcome[] =>
  event.records.map(({ recordId, data }) => ({ recordId, result: 'Ok', data }));

function delivery(given: Partial<DeliveryStreamSettings> = {}) {
  const clock = new ManualClock(Date.UTC(2026, 0, 15, 19, 30));
  const raw = new MemoryStore();
  const redacted = new MemoryStore();
  const events: TransformationEvent[] = [];
  const stream = new DeliveryStream({
    streamName: 'fan-messages',
    functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:redact',
    raw,
    redacted,
    clock,
    log: () => {},
    transform: async (event) => {
      events.push(event);
      return { records: ok(event) };
    },
    ...given,
  });
  return { clock, raw, redacted, events, stream };
}
const put = (stream: DeliveryStream, text: string) => stream.put(Buffer.from(text));

describe('DeliveryStream', () => {
  it('delivers after the buffering time', async () => {
    const { clock, events, stream, redacted } = delivery({ bufferMilliseconds: 60_000 });
    put(stream, '{"n":1}\n');
    clock.advance(30_000);
    put(stream, '{"n":2}\n');
    clock.advance(29_999);
    expect(events).toHaveLength(0);
    clock.advance(1);
    await stream.flush();
    expect(events.map(({ records }) => records.length)).toEqual([2]);
    expect(redacted.lines('redacted/2026/01/15/19/fan-messages-1-')).toEqual([
      '{"n":1}',
      '{"n":2}',
    ]);
  });

  it('delivers when the buffering size is reached', async () => {
    const { events, stream } = delivery({ bufferBytes: 10_000 });
    for (let i = 0; i < 25; i++) put(stream, 'x'.repeat(1_000));
    await stream.flush();
    expect(events.map(({ records }) => records.length)).toEqual([10, 10, 5]);
  });

  it('never builds an invocation above 6 MB', async () => {
    const { events, stream } = delivery({ bufferBytes: 4 * 1024 * 1024 });
    for (let i = 0; i < 9; i++) put(stream, 'x'.repeat(1_000_000));
    await stream.flush();
    for (const event of events) expect(JSON.stringify(event).length).toBeLessThan(6 * 1024 * 1024);
    expect(events.flatMap(({ records }) => records)).toHaveLength(9);
  });

  it('backs up every record before it is transformed, parted by line ends', async () => {
    const { stream, raw } = delivery({ transform: () => Promise.reject(new Error('down')) });
    put(stream, '{"n":1}');
    put(stream, '{"n":2}\n');
    await stream.flush();
    expect(raw.lines('raw/')).toEqual(['{"n":1}', '{"n":2}']);
  });

  it('invokes a failing function four times and keeps the records with their raw data', async () => {
    const { stream, raw, redacted } = delivery({
      transform: () => Promise.reject(new TypeError('secret in a message')),
    });
    put(stream, '{"n":1}\n');
    await stream.flush();
    expect(stream.statistics).toMatchObject({
      invocations: 4,
      retries: 3,
      failed: 1,
      delivered: 0,
    });
    const [line = ''] = raw.lines('processing-failed/');
    expect(JSON.parse(line)).toEqual({
      attemptsMade: 4,
      arrivalTimestamp: Date.UTC(2026, 0, 15, 19, 30),
      errorCode: 'Lambda.FunctionError',
      errorMessage: 'TypeError',
      attemptEndingTimestamp: expect.any(Number),
      rawData: Buffer.from('{"n":1}\n').toString('base64'),
      lambdaArn: expect.stringContaining('function:redact'),
    });
    expect(redacted.objects.size).toBe(0);
  });

  it('delivers what a function gave after a failure', async () => {
    let calls = 0;
    const { stream, redacted } = delivery({
      transform: async (event) => {
        if (++calls < 3) throw new Error('not yet');
        return { records: ok(event) };
      },
    });
    put(stream, '{"n":1}\n');
    await stream.flush();
    expect(redacted.lines('redacted/')).toEqual(['{"n":1}']);
  });

  it.each<[string, (records: RecordOutcome[]) => unknown, string]>([
    ['leaves out an id', (r) => r.slice(1), 'Lambda.MissingRecordId'],
    ['has an id twice', (r) => [...r, r[0]], 'Lambda.DuplicatedRecordId'],
    ['is no list', () => undefined, 'Lambda.JsonProcessingException'],
  ])('fails the whole batch when the answer %s', async (_, change, code) => {
    const { stream, raw, redacted } = delivery({
      transform: async (event) => ({ records: change(ok(event)) as RecordOutcome[] }),
    });
    put(stream, '1\n');
    put(stream, '2\n');
    await stream.flush();
    const failed = raw
      .lines('processing-failed/')
      .map((line) => (JSON.parse(line) as { errorCode: string }).errorCode);
    expect(failed).toEqual([code, code]);
    expect(redacted.objects.size).toBe(0);
  });

  it('drops, fails and delivers record by record; an Ok without data is a failure', async () => {
    const results = ['Ok', 'Dropped', 'ProcessingFailed', 'Ok', 'Fine'];
    const { stream, raw, redacted } = delivery({
      transform: async (event) => ({
        records: event.records.map(({ recordId, data }, i) => ({
          recordId,
          result: results[i],
          ...(i === 3 ? {} : { data }),
        })) as RecordOutcome[],
      }),
    });
    for (let i = 0; i < 5; i++) put(stream, `${i}\n`);
    await stream.flush();
    expect(redacted.lines('redacted/')).toEqual(['0']);
    expect(raw.lines('processing-failed/')).toHaveLength(3);
    expect(stream.statistics).toMatchObject({ delivered: 1, dropped: 1, failed: 3 });
  });

  it('tries a store that is down again', async () => {
    const { clock, stream, redacted, raw } = delivery();
    raw.failures = 1;
    redacted.failures = 2;
    put(stream, '1\n');
    const flushed = stream.flush();
    for (let i = 0; i < 40; i++) {
      clock.advance(10_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await flushed;
    expect(redacted.lines('redacted/')).toEqual(['1']);
  });

  it('refuses records above 1,000 KiB and, when too much waits, tells producers to slow down', () => {
    const { stream } = delivery({ waitingBytes: 1_500_000 });
    expect(stream.put(Buffer.alloc(1_024_001))).toEqual({ error: 'InvalidArgumentException' });
    expect(stream.put(Buffer.alloc(1_024_000))).toHaveProperty('recordId');
    expect(stream.put(Buffer.alloc(900_000))).toEqual({ error: 'ServiceUnavailableException' });
  });
});
