import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Comprehend } from '../../src/aws/comprehend.ts';
import { LocalComprehend } from '../../src/local/comprehend.ts';
import type { PiiDetector } from '../../src/redaction/ports.ts';
import { DetectorUnavailable } from '../../src/redaction/ports.ts';
import { unionDetector } from '../../src/redaction/unionDetector.ts';

/** Runs against the local server, and against AWS when `REMOTE=1`. */
const remote = process.env.REMOTE === '1';
let faults: ('ThrottlingException' | 'InternalServerException')[] = [];
const server = new LocalComprehend({ fault: () => faults.pop() });
let endpoint: string | undefined;
let detector: Comprehend;

beforeAll(async () => {
  if (!remote) {
    endpoint = `http://127.0.0.1:${await server.start()}`;
    process.env.AWS_REGION ??= 'us-east-1';
    process.env.AWS_ACCESS_KEY_ID ??= 'local';
    process.env.AWS_SECRET_ACCESS_KEY ??= 'local';
  }
  detector = new Comprehend(endpoint);
});
afterAll(async () => {
  detector.close();
  await server.stop();
});
beforeEach(() => {
  faults = [];
});

const values = (text: string, findings: Awaited<ReturnType<PiiDetector['detect']>>) =>
  findings.map(({ type, begin, end }) => [type, text.slice(begin, end)]);

describe('Comprehend', () => {
  it('finds by code points and gives UTF-16 offsets', async () => {
    const text = '🏒🥅 My name is Joelle Tremblay, e-mail jo.tremblay@mail.example.org 🏒';
    expect(values(text, await detector.detect(text, 'en'))).toEqual([
      ['NAME', 'Joelle Tremblay'],
      ['EMAIL', 'jo.tremblay@mail.example.org'],
    ]);
  });

  it('says which types a text contains', async () => {
    const labels = await detector.contains('My SSN is 536-90-4399.', 'en');
    expect(labels.map(({ type }) => type)).toEqual(['SSN']);
    expect(await detector.contains('The puck dropped at the left dot.', 'en')).toEqual([]);
  });

  it('takes texts above 100 KB in chunks and remaps', async () => {
    const text = `${'The draw was won clean 🏒. '.repeat(9_000)}Write to jo@mail.example.org.`;
    expect(Buffer.byteLength(text)).toBeGreaterThan(200_000);
    expect(values(text, await detector.detect(text, 'en'))).toEqual([
      ['EMAIL', 'jo@mail.example.org'],
    ]);
    expect((await detector.contains(text, 'en')).map(({ type }) => type)).toEqual(['EMAIL']);
  });

  it('refuses an empty text and an unknown language as the service does', async () => {
    await expect(detector.detect('', 'en')).rejects.toMatchObject({
      name: expect.stringMatching(/Exception/),
    });
    await expect(detector.detect('x', 'xx' as 'en')).rejects.toMatchObject({
      name: expect.stringMatching(
        /UnsupportedLanguageException|InvalidRequestException|ValidationException/,
      ),
    });
  });

  it.skipIf(remote)('tries a throttled request again', async () => {
    faults = ['ThrottlingException', 'InternalServerException'];
    expect(await detector.contains('jo@mail.example.org', 'en')).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it.skipIf(remote)('gives up as unavailable, and says nothing of the text', async () => {
    faults = Array.from({ length: 9 }, () => 'ThrottlingException' as const);
    const failure = await detector.detect('jo@mail.example.org', 'en').catch((e: unknown) => e);
    expect(failure).toBeInstanceOf(DetectorUnavailable);
    expect(String(failure)).not.toContain('jo@');
  });

  it.skipIf(remote)('is unavailable when nobody listens', async () => {
    const nobody = new Comprehend('http://127.0.0.1:1');
    await expect(nobody.detect('x', 'en')).rejects.toBeInstanceOf(DetectorUnavailable);
    nobody.close();
  });

  it.skipIf(remote)('answers the limits of the protocol', async () => {
    const call = async (target: string, body: string) => {
      const answer = await fetch(endpoint!, {
        method: 'POST',
        headers: { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1' },
        body,
      });
      return [answer.status, ((await answer.json()) as { __type: string }).__type];
    };
    const detect = 'Comprehend_20171127.DetectPiiEntities';
    const big = JSON.stringify({ Text: 'é'.repeat(50_001), LanguageCode: 'en' });
    expect(await call(detect, big)).toEqual([400, 'TextSizeLimitExceededException']);
    expect(await call(detect, '{')).toEqual([400, 'SerializationException']);
    expect(await call(detect, '{"Text":"x"}')).toEqual([400, 'InvalidRequestException']);
    expect(await call('Comprehend_20171127.DetectSentiment', '{}')).toEqual([
      400,
      'UnknownOperationException',
    ]);
    expect(await call(detect, 'x'.repeat(700_000))).toEqual([
      400,
      'TextSizeLimitExceededException',
    ]);
  });

  it('unites what two detectors find', async () => {
    const text = 'My name is Joelle Tremblay.';
    const nothing: PiiDetector = {
      joinsFields: false,
      contains: async () => [],
      detect: async () => [],
    };
    const both = unionDetector(nothing, detector);
    expect(values(text, await both.detect(text, 'en'))).toEqual([['NAME', 'Joelle Tremblay']]);
    expect((await both.contains(text, 'en')).map(({ type }) => type)).toEqual(['NAME']);
  });
});
