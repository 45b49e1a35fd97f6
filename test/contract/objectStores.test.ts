import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { S3ObjectStore, s3Client } from '../../src/aws/s3ObjectStore.ts';
import { FileStore } from '../../src/local/fileStore.ts';
import { LocalS3 } from '../../src/local/s3.ts';
import type { ObjectStore } from '../../src/redaction/ports.ts';

let directory: string;
let server: LocalS3;
let client: ReturnType<typeof s3Client>;
let stores: Record<string, FileStore | S3ObjectStore>;

beforeAll(async () => {
  process.env.AWS_REGION ??= 'us-east-1';
  process.env.AWS_ACCESS_KEY_ID ??= 'local';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'local';
  directory = await mkdtemp(join(tmpdir(), 'objects-'));
  server = new LocalS3(join(directory, 's3'));
  client = s3Client(`http://127.0.0.1:${await server.start()}`);
  stores = {
    files: new FileStore(join(directory, 'files')),
    S3: new S3ObjectStore(client, 'redacted-bucket'),
  };
});
afterAll(async () => {
  client.destroy();
  await server.stop();
  await rm(directory, { recursive: true, force: true });
});

const all = async (store: ObjectStore, prefix: string) => {
  const keys: string[] = [];
  for await (const key of store.list(prefix)) keys.push(key);
  return keys;
};

describe.each(['files', 'S3'])('object store of %s', (name) => {
  it('gives back the bytes that were put, whatever they are', async () => {
    const store = stores[name]!;
    const body = Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 7919) & 255));
    await store.put('raw/2026/01/15/19/a stream é+&<>-1', body);
    expect(Buffer.compare((await store.get('raw/2026/01/15/19/a stream é+&<>-1'))!, body)).toBe(0);
    await store.put('raw/2026/01/15/19/a stream é+&<>-1', Buffer.from('anew'));
    expect(String(Buffer.from((await store.get('raw/2026/01/15/19/a stream é+&<>-1'))!))).toBe(
      'anew',
    );
  });

  it('creates what is not there yet once, of many at once', async () => {
    const store = stores[name]!;
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, i) => store.create('create/once', Buffer.from(String(i)))),
    );
    expect(made.filter(Boolean)).toHaveLength(1);
    const kept = String(Buffer.from((await store.get('create/once'))!));
    expect(kept).toBe(String(made.indexOf(true)));
    expect(await all(store, 'create/')).toEqual(['create/once']);
  });

  it('lists by prefix in order and removes', async () => {
    const store = stores[name]!;
    for (const key of ['list/b/2', 'list/a/1', 'list/ab', 'other'])
      await store.put(key, Buffer.from('x'));
    expect(await all(store, 'list/')).toEqual(['list/a/1', 'list/ab', 'list/b/2']);
    expect(await all(store, 'list/a')).toEqual(['list/a/1', 'list/ab']);
    await store.remove('list/a/1');
    await store.remove('list/a/1');
    expect(await all(store, 'list/')).toEqual(['list/ab', 'list/b/2']);
    expect(await all(store, 'nothing/')).toEqual([]);
  });

  it('says when there is no such object', async () => {
    expect(await stores[name]!.get('none')).toBeUndefined();
  });
});

describe('LocalS3', () => {
  it('lists more keys than one page holds', async () => {
    const bucket = server.bucket('redacted-bucket');
    for (let i = 0; i < 1_100; i++)
      await bucket.put(`many/${String(i).padStart(5, '0')}`, Buffer.from('x'));
    const keys = await all(stores.S3!, 'many/');
    expect(keys).toHaveLength(1_100);
    expect(new Set(keys).size).toBe(1_100);
  });

  it('takes a stream, which the SDK sends in chunks with checksums', async () => {
    const { PutObjectCommand } = await import('@aws-sdk/client-s3');
    const { Readable } = await import('node:stream');
    const body = Buffer.alloc(300_000, 'faceoff ');
    await client.send(
      new PutObjectCommand({
        Bucket: 'redacted-bucket',
        Key: 'streamed',
        Body: Readable.from([body.subarray(0, 100_000), body.subarray(100_000)]),
        ContentLength: body.length,
      }),
    );
    const back = await stores.S3!.get('streamed');
    expect(Buffer.compare(back!, body)).toBe(0);
  });

  it('keeps keys inside its directory', async () => {
    await expect(stores.files!.put('../outside', Buffer.from('x'))).rejects.toThrow(
      'expected a key',
    );
    await expect(stores.files!.get('a/../../b')).rejects.toThrow('expected a key');
  });

  it('lets only the owner read', async () => {
    await stores.files!.put('locked/one', Buffer.from('x'));
    const mode = async (...path: string[]) =>
      (await stat(join(directory, 'files', ...path))).mode & 0o777;
    expect(await mode('locked')).toBe(0o700);
    expect(await mode('locked', 'one')).toBe(0o600);
  });
});
