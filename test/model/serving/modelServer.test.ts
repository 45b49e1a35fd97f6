import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { featureListHash } from '../../../src/model/featureListHash.ts';
import { createModelServer, FeatureMismatchError } from '../../../src/model/serving/modelServer.ts';
import { readExpected, readModelText, readTable } from '../golden.ts';

const FIXTURE = 'no-missing';
const { rows, names } = readTable(FIXTURE, 'rows.csv');
const expected = readExpected(FIXTURE);
const ordinary = rows
  .map((row, i) => ({ row, i }))
  .filter(({ row }) => row.every(Number.isFinite))
  .slice(0, 64);
const csv = (some: readonly Float64Array[]) =>
  some.map((row) => Array.from(row, String).join(',')).join('\n');

describe('model server', () => {
  let server: Server;
  let url = '';
  let directory = '';

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'faceoff-model-'));
    await writeFile(join(directory, 'model.txt'), readModelText(FIXTURE));
    server = await createModelServer({ modelDirectory: directory });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const invoke = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/invocations`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/csv', ...headers },
    });

  it('says that it lives', async () => {
    expect((await fetch(`${url}/ping`)).status).toBe(200);
  });

  it('answers many rows as native LightGBM does, with its version', async () => {
    const answer = await invoke(csv(ordinary.map(({ row }) => row)));
    const lines = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const [n, { i }] of ordinary.entries()) {
      expect(Math.abs(lines[n].probability - expected[i]!.pred)).toBeLessThanOrEqual(1e-12);
    }
    const version = createHash('sha256').update(readModelText(FIXTURE)).digest('hex').slice(0, 12);
    expect(answer.headers.get('x-amzn-sagemaker-custom-attributes')).toBe(
      `modelVersion=${version}`,
    );
  });

  it('takes JSON lines by name or in order, and gives contributions on request', async () => {
    const { row, i } = ordinary[0]!;
    const byName = JSON.stringify(Object.fromEntries(names.map((name, k) => [name, row[k]])));
    const answer = await invoke(`${byName}\n${JSON.stringify([...row])}\n`, {
      'content-type': 'application/jsonlines',
      'x-amzn-sagemaker-custom-attributes': 'contributions=true',
    });
    const [first, second] = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toEqual(second);
    expect(first.contributions).toHaveLength(names.length + 1);
    expect(first.contributions[0]).toBeCloseTo(expected[i]!.contrib[0]!, 9);
  });

  it('gives contributions to the first so many rows alone, when told how many', async () => {
    const row = ordinary[0]!.row.join(',');
    const answer = await invoke(`${row}\n${row}\n${row}`, {
      'content-type': 'text/csv',
      'x-amzn-sagemaker-custom-attributes': 'contributions=2',
    });
    const lines = (await answer.text()).trim().split('\n');
    expect(lines.map((line) => 'contributions' in JSON.parse(line))).toEqual([true, true, false]);
  });

  it('takes nine digits for the 32-bit value they name, when asked', async () => {
    const { row } = ordinary[0]!;
    const exact = Array.from(row, Math.fround);
    const score = async (cells: readonly string[], headers = {}) =>
      (await invoke(cells.join(','), headers)).text();
    const full = await score(exact.map(String));
    const short = exact.map((value) => String(Number(value.toPrecision(9))));
    const asked = { 'x-amzn-sagemaker-custom-attributes': 'values=float32' };
    expect(await score(short, { ...asked, 'content-type': 'text/csv' })).toBe(full);
  });

  it('takes an empty cell for missing', async () => {
    const empty = names.map(() => '').join(',');
    const nan = names.map(() => 'NaN').join(',');
    const lines = (await (await invoke(`${empty}\n${nan}`)).text()).trim().split('\n');
    expect(lines[0]).toBe(lines[1]);
  });

  it('says what a batch transform may send', async () => {
    const answer = await fetch(`${url}/execution-parameters`);
    expect(await answer.json()).toMatchObject({ BatchStrategy: 'MULTI_RECORD', MaxPayloadInMB: 6 });
  });

  it('answers plain probabilities as CSV when asked to', async () => {
    const answer = await invoke(csv(ordinary.map(({ row }) => row)), { accept: 'text/csv' });
    expect(answer.headers.get('content-type')).toBe('text/csv');
    const lines = (await answer.text()).trim().split('\n').map(Number);
    for (const [n, { i }] of ordinary.entries()) {
      expect(Math.abs(lines[n]! - expected[i]!.pred)).toBeLessThanOrEqual(1e-12);
    }
  });

  it.each([
    ['too few values', '1,2,3', {}, 400, 'row 0: expected 10 values, got 3'],
    [
      'an infinite value',
      csv([ordinary[0]!.row]).replace(/^[^,]+/, 'Infinity'),
      {},
      400,
      'row 0, column 0',
    ],
    ['a word', csv([ordinary[0]!.row]).replace(/^[^,]+/, 'left'), {}, 400, 'row 0, column 0'],
    ['nothing', '', {}, 400, 'at least one row'],
    ['empty lines alone', '\r\n\n', {}, 400, 'at least one row'],
    [
      'a number beyond doubles',
      `[1e999${',0'.repeat(9)}]`,
      { 'content-type': 'application/jsonlines' },
      400,
      'row 0, column 0: expected a finite number',
    ],
    [
      'NaN in JSON, which has none',
      `[NaN${',0'.repeat(9)}]`,
      { 'content-type': 'application/jsonlines' },
      400,
      'row 0: expected a JSON list or object',
    ],
    [
      'a text in a later row',
      `[${'0,'.repeat(9)}0]\n[${'0,'.repeat(9)}"0"]`,
      { 'content-type': 'application/jsonlines' },
      400,
      'row 1, column 9',
    ],
    ['an unknown type', '1', { 'content-type': 'text/plain' }, 415, 'expected text/csv'],
    [
      'an unknown name',
      '{"nobody":1}',
      { 'content-type': 'application/jsonlines' },
      400,
      'unknown feature',
    ],
  ])('refuses %s with words', async (_, body, headers, status, words) => {
    const answer = await invoke(body, headers as unknown as Record<string, string>);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
  });

  it('answers each of many requests at once for its own rows, whatever their lengths', async () => {
    const bodies = ordinary.map((_, i) => csv(ordinary.slice(0, i + 1).map(({ row }) => row)));
    const alone = await Promise.all(bodies.map(async (body) => (await invoke(body)).text()));
    const again = await Promise.all(
      [...bodies].reverse().map(async (body) => (await invoke(body)).text()),
    );
    expect(again.reverse()).toEqual(alone);
    expect(new Set(alone).size).toBe(bodies.length);
  });

  it('takes a body whose length is not told', async () => {
    const body = csv(Array.from({ length: 3_000 }, () => ordinary[0]!.row));
    const stream = new ReadableStream({
      start(controller) {
        for (let at = 0; at < body.length; at += 1000) {
          controller.enqueue(Buffer.from(body.slice(at, at + 1000)));
        }
        controller.close();
      },
    });
    const answer = await fetch(`${url}/invocations`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect(await answer.text()).toBe(await (await invoke(body)).text());
  });

  it.each(['a told', 'an untold'])('refuses %s length of more than 6 MB', async (told) => {
    const body = Buffer.alloc(6 * 1024 * 1024 + 1, '0');
    const sent = request(`${url}/invocations`, { method: 'POST' });
    if (told === 'a told') sent.setHeader('content-length', body.length).flushHeaders();
    else sent.write(body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(413);
    sent.on('error', () => undefined).destroy();
  });

  it('refuses rows of another feature list', async () => {
    const body = csv([ordinary[0]!.row]);
    const attributes = (hash: string) => ({
      'x-amzn-sagemaker-custom-attributes': `features=${hash}`,
    });
    expect((await invoke(body, attributes(featureListHash(names)))).status).toBe(200);
    expect((await invoke(body, attributes(featureListHash([...names].reverse())))).status).toBe(
      400,
    );
  });

  it('refuses to start with another feature list than the model’s', async () => {
    const features = [...names].reverse();
    await expect(createModelServer({ modelDirectory: directory, features })).rejects.toThrow(
      FeatureMismatchError,
    );
  });
});
