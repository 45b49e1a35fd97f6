/**
 * Does every record come out exactly once, redacted, when much goes wrong?
 *
 *   npx tsx bench/redactionContract.ts [records]
 *
 * 100,000 records through the delivery stream and the transformation: 2 % malformed, 0.1 % oversize,
 * 5 % of the detector's answers are errors, 10 % of the invocations fail. Prints counts, the memory
 * at a tenth and at the end, and CPU seconds.
 */
import { createHash } from 'node:crypto';
import { DeliveryStream } from '../src/local/firehose/deliveryStream.ts';
import { embeddedDetector } from '../src/redaction/embeddedDetector.ts';
import { maskEverything, operatorsOf } from '../src/redaction/policy.ts';
import type { ObjectStore, PiiDetector } from '../src/redaction/ports.ts';
import { DetectorUnavailable } from '../src/redaction/ports.ts';
import { seeded } from '../src/redaction/sampleRecords.ts';
import { transformRecords } from '../src/redaction/transformRecords.ts';

const RECORDS = Number(process.argv[2] ?? 100_000);
const random = seeded(12);
const inner = embeddedDetector();
let detectorErrors = 0;
const flaky: PiiDetector = {
  ...inner,
  detect: (text, language) => {
    if (random() < 0.05) {
      detectorErrors++;
      return Promise.reject(new DetectorUnavailable('ThrottlingException'));
    }
    return inner.detect(text, language);
  },
};

/** Counts lines by the record number they name, and keeps nothing else. */
class CountingStore implements ObjectStore {
  readonly seen = new Map<string, Uint8Array>();
  unredacted = 0;

  async put(key: string, body: Uint8Array): Promise<void> {
    const prefix = key.split('/')[0]!;
    const counts = this.seen.get(prefix) ?? new Uint8Array(RECORDS);
    this.seen.set(prefix, counts);
    for (const line of Buffer.from(body).toString().split('\n')) {
      if (line === '') continue;
      const text =
        prefix === 'processing-failed'
          ? Buffer.from((JSON.parse(line) as { rawData: string }).rawData, 'base64').toString()
          : line;
      counts[Number(/"n":(\d+)/.exec(text)?.[1])]!++;
      if (prefix === 'redacted' && /secret|Tremblay|555-01/.test(line)) this.unredacted++;
    }
  }
  async get() {
    return undefined;
  }
  async remove() {}
  async *list() {}
}

const store = new CountingStore();
let invocationErrors = 0;
const stream = new DeliveryStream({
  streamName: 'bench',
  functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:redact',
  raw: store,
  redacted: store,
  bufferBytes: 1_000_000,
  log: () => {},
  transform: async (event) => {
    if (random() < 0.1) {
      invocationErrors++;
      throw new Error('Lambda.Unknown');
    }
    const { response } = await transformRecords(event, {
      source: 'bench',
      detector: flaky,
      language: 'en',
      containsFirst: false,
      operators: operatorsOf(maskEverything, undefined),
      wait: async () => {},
    });
    return response;
  },
});

const before = process.cpuUsage();
let refused = 0;
let memoryEarly = 0;
const oversize = Buffer.alloc(1_030_000, 'x');
for (let n = 0; n < RECORDS; n++) {
  if (n % 1000 === 500) {
    if ('error' in stream.put(oversize)) refused++;
    continue;
  }
  const text = JSON.stringify({
    n,
    author: { name: 'Joelle Tremblay', email: `secret${n}@mail.example.org` },
    messages: [
      { text: n % 3 === 0 ? 'What a faceoff tonight!' : `Call (312) 555-01${10 + (n % 80)} now.` },
    ],
    digest: createHash('sha1').update(String(n)).digest('hex'),
  });
  stream.put(Buffer.from(n % 50 === 7 ? text.slice(0, -7) : `${text}\n`));
  if (n % 5_000 === 4_999) await stream.flush();
  if (n === Math.floor(RECORDS / 10)) memoryEarly = process.memoryUsage().rss;
}
await stream.flush();
const { user, system } = process.cpuUsage(before);
const redacted = store.seen.get('redacted') ?? new Uint8Array(RECORDS);
const failed = store.seen.get('processing-failed') ?? new Uint8Array(RECORDS);
const raw = store.seen.get('raw') ?? new Uint8Array(RECORDS);
let lost = 0;
let twice = 0;
let notBackedUp = 0;
for (let n = 0; n < RECORDS; n++) {
  if (n % 1000 === 500) continue;
  const times = redacted[n]! + failed[n]!;
  if (times === 0) lost++;
  if (times > 1) twice++;
  if (raw[n] !== 1) notBackedUp++;
}
process.stdout.write(
  `${JSON.stringify({
    question: 'every record once, redacted or failed with its raw data',
    records: RECORDS,
    refusedAsOversize: refused,
    delivered: stream.statistics.delivered,
    failed: stream.statistics.failed,
    lost,
    twice,
    notBackedUp,
    deliveredUnredacted: store.unredacted,
    detectorErrors,
    invocationErrors,
    megabytesAtTenth: Math.round(memoryEarly / 1e6),
    megabytesAtEnd: Math.round(process.memoryUsage().rss / 1e6),
    cpuSeconds: Math.round((user + system) / 1e5) / 10,
  })}\n`,
);
