import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileStore } from '../../src/local/fileStore.ts';
import { publishEnvironment, publishedEnvironment } from '../../src/local/publishedEnvironment.ts';
import { REDACTED_BUCKET, startRedactionDelivery } from '../../src/local/redactionDelivery.ts';
import { embeddedDetector } from '../../src/redaction/embeddedDetector.ts';
import { maskEverything, operatorsOf } from '../../src/redaction/policy.ts';
import { transformRecords } from '../../src/redaction/transformRecords.ts';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'redaction-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const start = (sampleEveryMilliseconds?: number) =>
  startRedactionDelivery({
    directory,
    transform: async (event) =>
      (
        await transformRecords(event, {
          source: 'records',
          detector: embeddedDetector(),
          language: 'en',
          containsFirst: false,
          operators: operatorsOf(maskEverything, undefined),
          wait: async () => {},
        })
      ).response,
    bufferMilliseconds: 10,
    ...(sampleEveryMilliseconds === undefined ? {} : { sampleEveryMilliseconds }),
    log: () => {},
  });

describe('startRedactionDelivery', () => {
  it('lets sample records flow until it is stopped, and delivers the last of them', async () => {
    const delivery = await start(1);
    while (delivery.stream.statistics.received < 20) await new Promise((r) => setImmediate(r));
    await delivery.stop();
    await delivery.stop();
    const { received, delivered, failed } = delivery.stream.statistics;
    expect([delivered, failed]).toEqual([received, 0]);
    const store = new FileStore(join(directory, REDACTED_BUCKET));
    const keys: string[] = [];
    for await (const key of store.list('redacted/')) keys.push(key);
    expect(keys.length).toBeGreaterThan(0);
  });

  it('keeps the key of the marks over a restart, for its owner alone', async () => {
    const first = await start();
    await first.stop();
    const second = await start();
    await second.stop();
    expect(second.environment.REDACTION_FINGERPRINT_KEY).toBe(
      first.environment.REDACTION_FINGERPRINT_KEY,
    );
    expect(first.environment.REDACTION_FINGERPRINT_KEY).toHaveLength(43);
    expect((await stat(join(directory, 'fingerprint.key'))).mode & 0o777).toBe(0o600);
  });

  it('leaves its endpoints for commands while it runs', async () => {
    const takeAway = await publishEnvironment(directory, { RECORDS_TABLE: 'Records' });
    expect(publishedEnvironment(directory)).toEqual({ RECORDS_TABLE: 'Records' });
    await takeAway();
    expect(publishedEnvironment(directory)).toEqual({});
  });
});
