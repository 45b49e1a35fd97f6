import { describe, expect, it } from 'vitest';
import { embeddedDetector } from '../../src/redaction/embeddedDetector.ts';
import { readKeyPaths } from '../../src/redaction/keyPath.ts';
import { maskEverything, operatorsOf, readPolicy } from '../../src/redaction/policy.ts';
import type { IndexedRecord, PiiDetector } from '../../src/redaction/ports.ts';
import { DetectorUnavailable } from '../../src/redaction/ports.ts';
import { sampleRecords } from '../../src/redaction/sampleRecords.ts';
import type { TransformationOptions } from '../../src/redaction/transformRecords.ts';
import { transformRecords } from '../../src/redaction/transformRecords.ts';

const ARRIVED = Date.UTC(2026, 0, 15, 19, 30);
const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64');
const event = (datas: readonly string[]) => ({
  invocationId: 'i',
  deliveryStreamArn: 'arn:aws:firehose:us-east-1:000000000000:deliverystream/fan-messages',
  records: datas.map((data, i) => ({
    recordId: `r${i}`,
    approximateArrivalTimestamp: ARRIVED,
    data,
  })),
});
const options = (given: Partial<TransformationOptions> = {}): TransformationOptions => ({
  source: 'fan-messages',
  detector: embeddedDetector(),
  language: 'en',
  containsFirst: true,
  operators: operatorsOf(maskEverything, undefined),
  wait: async () => {},
  ...given,
});
const decoded = (outcome: { data?: string } | undefined) =>
  Buffer.from(outcome?.data ?? '', 'base64').toString();

describe('transformRecords', () => {
  it('masks the chosen keys and leaves the rest of the record as it was', async () => {
    const record = {
      User: '12345',
      note: 'My name is Joelle Tremblay',
      other: 'My name is Joelle Tremblay',
    };
    const { response } = await transformRecords(
      event([base64(JSON.stringify(record))]),
      options({ keys: readKeyPaths('User, note') }),
    );
    expect(decoded(response.records[0] as { data: string })).toBe(
      `${JSON.stringify({ ...record, note: 'My name is ***************' })}\n`,
    );
  });

  it.each([
    ['NotBase64', '%%%'],
    ['NotUtf8', base64(Uint8Array.of(0x22, 0xff, 0xfe, 0x22))],
    ['NotJson', base64('{"a":')],
    ['NotJson', base64('')],
    ['TooLarge', base64(JSON.stringify('x'.repeat(1_024_000)))],
    ['NestedTooDeep', base64(`${'['.repeat(3000)}1${']'.repeat(3000)}`)],
  ])('fails a record that is %s and only that one', async (reason, data) => {
    const { response, metrics } = await transformRecords(
      event([base64('"a"'), data, base64('1')]),
      options(),
    );
    expect(response.records.map(({ result }) => result)).toEqual(['Ok', 'ProcessingFailed', 'Ok']);
    expect(response.records[1]).not.toHaveProperty('data');
    expect(metrics.failed).toEqual({ [reason]: 1 });
  });

  it('takes bare values, numbers and empty records', async () => {
    const values = ['null', 'true', '42', '"My name is Joelle Tremblay"', '{}', '[]'];
    const { response } = await transformRecords(event(values.map(base64)), options());
    expect(response.records.map((r) => decoded(r as { data: string }))).toEqual(
      ['null', 'true', '42', '"My name is ***************"', '{}', '[]'].map((v) => `${v}\n`),
    );
  });

  it('finds a number by the name of its field and puts a text in its place', async () => {
    const { response } = await transformRecords(
      event([base64('{"bankAccountNumber": 4482910077, "score": 32}')]),
      options(),
    );
    expect(decoded(response.records[0] as { data: string })).toBe(
      '{"bankAccountNumber":"**********","score":32}\n',
    );
  });

  it('gives each id back once, also when it came twice', async () => {
    const twice = event([base64('1'), base64('2')]);
    const { response } = await transformRecords(
      { ...twice, records: [...twice.records, ...twice.records] },
      options(),
    );
    expect(response.records.map(({ recordId }) => recordId)).toEqual(['r0', 'r1']);
  });

  it('counts missing keys and goes on', async () => {
    const { response, metrics } = await transformRecords(
      event([base64('{"a":"x"}')]),
      options({ keys: readKeyPaths('a, b, c') }),
    );
    expect(response.records[0]?.result).toBe('Ok');
    expect(metrics.missingKeys).toBe(2);
  });

  it('fails what does not fit into the answer rather than cutting or dropping it', async () => {
    const { response, metrics } = await transformRecords(
      event(Array.from({ length: 5 }, () => base64(JSON.stringify('x'.repeat(1000))))),
      options({ responseBytes: 3_000 }),
    );
    expect(response.records.map(({ result }) => result)).toEqual([
      'Ok',
      'Ok',
      'ProcessingFailed',
      'ProcessingFailed',
      'ProcessingFailed',
    ]);
    expect(metrics.failed).toEqual({ ResponseFull: 3 });
    expect(JSON.stringify(response).length).toBeLessThan(3_600);
  });

  it('asks a throttled detector again, and fails the record when it stays silent', async () => {
    const flaky = (failures: number): PiiDetector => {
      const inner = embeddedDetector();
      let left = failures;
      return {
        ...inner,
        detect: async (text, language) => {
          if (left-- > 0) throw new DetectorUnavailable('ThrottlingException');
          return inner.detect(text, language);
        },
      };
    };
    const data = [base64('"My name is Joelle Tremblay"')];
    const waits: number[] = [];
    const wait = async (ms: number) => void waits.push(ms);
    const twice = await transformRecords(event(data), options({ detector: flaky(2), wait }));
    expect(twice.response.records[0]?.result).toBe('Ok');
    expect(waits).toEqual([100, 200]);
    const never = await transformRecords(event(data), options({ detector: flaky(99), wait }));
    expect(never.response.records).toEqual([{ recordId: 'r0', result: 'ProcessingFailed' }]);
    expect(never.metrics.failed).toEqual({ DetectorUnavailable: 1 });
  });

  it('fails only the record that the detector refuses', async () => {
    const inner = embeddedDetector();
    const refusing: PiiDetector = {
      ...inner,
      detect: async (text, language) => {
        if (text.includes('odd')) throw new TypeError('refused');
        return inner.detect(text, language);
      },
    };
    const { response, metrics } = await transformRecords(
      event([base64('"odd"'), base64('"even"')]),
      options({ detector: refusing, containsFirst: false }),
    );
    expect(response.records.map(({ result }) => result)).toEqual(['ProcessingFailed', 'Ok']);
    expect(metrics.failed).toEqual({ Unexpected: 1 });
  });

  it('asks once per record when a request is dear, and detects only where contains says yes', async () => {
    const asked: string[] = [];
    const inner = embeddedDetector();
    const dear: PiiDetector = {
      joinsFields: true,
      contains: async (text, language) => {
        asked.push('contains');
        return inner.contains(text, language);
      },
      detect: async (text, language) => {
        asked.push('detect');
        return inner.detect(text, language);
      },
    };
    const { response } = await transformRecords(
      event([
        base64('{"a":"The puck dropped.","b":"nothing here","c":"nor here"}'),
        base64('{"a":"My name is Joelle Tremblay","b":"email jo@mail.example.org"}'),
      ]),
      options({ detector: dear, parallel: 1 }),
    );
    expect(asked).toEqual(['contains', 'contains', 'detect']);
    expect(decoded(response.records[1] as { data: string })).toBe(
      '{"a":"My name is ***************","b":"email *******************"}\n',
    );
  });

  it('indexes what was redacted and never what it was', async () => {
    const put: IndexedRecord[] = [];
    const record = {
      user: { id: 'u-1' },
      text: 'My name is Joelle Tremblay, call (312) 555-0134.',
    };
    await transformRecords(
      event([base64(`${JSON.stringify(record)}\n`)]),
      options({
        index: {
          records: { put: async (r) => void put.push(r) },
          fingerprintKey: 'key of fingerprints',
          subject: readKeyPaths('$.user.id')[0]!,
          retentionDays: 30,
        },
      }),
    );
    expect(put).toHaveLength(1);
    expect(put[0]).toMatchObject({
      source: 'fan-messages',
      receivedAt: ARRIVED,
      expiresAt: ARRIVED / 1000 + 30 * 86_400,
      redactions: [
        { type: 'NAME', count: 1, path: '$.text' },
        { type: 'PHONE', count: 1, path: '$.text' },
      ],
    });
    expect(JSON.stringify(put)).not.toMatch(/Tremblay|555-0134/);
    expect(put[0]?.subjectFingerprint).toMatch(/^[0-9a-f]{32}$/);
  });

  it('fails a record that cannot be indexed, so that it is not lost to readers', async () => {
    const { response, metrics } = await transformRecords(
      event([base64('"x"')]),
      options({
        index: {
          records: { put: () => Promise.reject(new Error('down')) },
          fingerprintKey: 'key',
          retentionDays: 1,
        },
      }),
    );
    expect(response.records[0]?.result).toBe('ProcessingFailed');
    expect(metrics.failed).toEqual({ IndexUnavailable: 1 });
  });

  it('keeps pseudonyms consistent within a record', async () => {
    const record = { a: 'My name is Joelle Tremblay.', b: 'Please call Joelle Tremblay back.' };
    const { response } = await transformRecords(
      event([base64(JSON.stringify(record))]),
      options({ operators: operatorsOf(readPolicy({ default: 'pseudonym' }), undefined) }),
    );
    expect(decoded(response.records[0] as { data: string })).toBe(
      '{"a":"My name is NAME_1.","b":"Please call NAME_1 back."}\n',
    );
  });

  it('redacts every name, address, number and phone of the sample stream', async () => {
    const samples = [];
    for (const record of sampleRecords(7)) {
      samples.push(record);
      if (samples.length === 200) break;
    }
    const { response, metrics } = await transformRecords(
      event(samples.map((record) => base64(JSON.stringify(record)))),
      options(),
    );
    expect(metrics.ok).toBe(200);
    samples.forEach((sample, i) => {
      const out = decoded(response.records[i] as { data: string });
      for (const part of sample.author.name.split(' ')) expect(out).not.toContain(part);
      expect(out).not.toMatch(/@mail|555-01|C0\d{7}|\d{5}\b(?!\d)(?=[^"]*Ship)/);
    });
  });
});
