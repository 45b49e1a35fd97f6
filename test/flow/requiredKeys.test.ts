import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type SubscribePayload } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type RunningSystem, runFaceoff, startFaceoff } from '../support/runningSystem.ts';

let directory = '';
let system: RunningSystem;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'faceoff-keys-'));
  system = await startFaceoff(['--require-keys', '--directory', directory, '--speed', '1']);
});
afterAll(async () => {
  await system?.kill('SIGINT');
  await rm(directory, { recursive: true, force: true });
});

interface Key {
  readonly id: string;
  readonly key: string;
  readonly expiresAt: number | null;
}

/** `faceoff keys …` as a person runs it. */
async function keys(...args: readonly string[]): Promise<unknown> {
  const { code, stdout, stderr } = await runFaceoff([
    'keys',
    ...args,
    '--directory',
    directory,
    '--json',
  ]);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

async function overHttp(key?: string): Promise<readonly [status: number, code: unknown]> {
  const response = await fetch(`${system.httpUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { 'x-api-key': key } : {}) },
    body: '{"query":"{ model { version } }"}',
  });
  const { errors } = (await response.json()) as {
    readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  };
  return [response.status, errors?.[0]?.extensions.code];
}

/** Answer of one query over a socket, and how often the client had to connect for it. */
async function overSocket(
  connectionParams: Record<string, unknown>,
  payload: SubscribePayload = { query: '{ model { version } }' },
) {
  let connects = 0;
  const client = createClient({
    url: system.webSocketUrl,
    webSocketImpl: WebSocket,
    connectionParams,
    on: { opened: () => void connects++ },
  });
  try {
    const { value } = await client.iterate(payload).next();
    return { connects, answer: JSON.stringify(value) };
  } catch (error) {
    return { connects, answer: JSON.stringify(error) };
  } finally {
    await client.dispose();
  }
}

describe('faceoff start --require-keys', () => {
  it('refuses who has no key on both transports, without making clients come back in a loop', async () => {
    expect(await overHttp()).toEqual([401, 'UNAUTHENTICATED']);
    const { connects, answer } = await overSocket({});
    expect(answer).toContain('UNAUTHENTICATED');
    expect(answer).toContain('connection_init');
    expect(connects).toBe(1);
    // The terminal has a key of its own.
    expect(system.output()).toContain('npx faceoff keys create');
    expect(system.output()).not.toContain('UNAUTHENTICATED');
  });

  it('takes a key from its making to its end', async () => {
    const first = (await keys('create', 'Rink TV', '--days', '30')) as Key;
    expect(first.expiresAt).toBeGreaterThan(Date.now());
    expect(await overHttp(first.key)).toEqual([200, undefined]);
    expect((await overSocket({ apiKey: first.key })).answer).toContain('"version"');

    const second = (await keys('rotate', first.id)) as Key;
    expect(await overHttp(first.key)).toEqual([200, undefined]);
    const third = (await keys('rotate', second.id, '--hours', '0')) as Key;
    expect(await overHttp(second.key)).toEqual([401, 'UNAUTHENTICATED']);
    expect((await overSocket({ apiKey: second.key })).answer).toContain('UNAUTHENTICATED');
    expect(await overHttp(third.key)).toEqual([200, undefined]);

    await keys('revoke', third.id);
    expect(await overHttp(third.key)).toEqual([401, 'UNAUTHENTICATED']);
    const listed = (await keys('list')) as readonly {
      readonly id: string;
      readonly state: string;
      readonly replaces?: string;
    }[];
    const stateOf = (id: string) => listed.find((one) => one.id === id);
    expect(stateOf(first.id)).toMatchObject({ state: 'active' });
    expect(stateOf(second.id)).toMatchObject({ state: 'revoked', replaces: first.id });
    expect(stateOf(third.id)).toMatchObject({ state: 'revoked', replaces: second.id });
    expect(JSON.stringify(listed)).not.toContain('hash');
  });

  it('lets a partner run registered documents alone, and an analyst any', async () => {
    const partner = (await keys('create', 'Partner', '--trusted-only')) as Key;
    expect(await overHttp(partner.key)).toEqual([403, 'DOCUMENT_NOT_TRUSTED']);
    expect((await overSocket({ apiKey: partner.key })).answer).toContain('DOCUMENT_NOT_TRUSTED');
    const file = join(directory, 'model.graphql');
    const manifest = join(directory, 'manifest.json');
    await writeFile(file, 'query Model {\n  model { version }\n}\n');
    await writeFile(manifest, JSON.stringify({ operations: [{ body: '{ model { version } }' }] }));
    const documents = async (...args: readonly string[]) => {
      const all = ['documents', ...args, '--directory', directory, '--json'];
      const { code, stdout, stderr } = await runFaceoff(all);
      expect(code, stderr).toBe(0);
      return JSON.parse(stdout) as { readonly hash: string; readonly problem?: string | null }[];
    };
    const [named, manifested] = await documents('add', file, manifest);
    expect(await overHttp(partner.key)).toEqual([200, undefined]);
    const socket = await overSocket(
      { apiKey: partner.key },
      { query: '', extensions: { persistedQuery: { sha256Hash: named?.hash } } },
    );
    expect(socket.answer).toContain('"version"');
    const command = ['query', file, '--url', `${system.httpUrl}/graphql`, '--key', partner.key];
    expect((await runFaceoff([...command, '--trusted'])).stdout).toContain('"version"');
    const listed = await documents('list');
    expect(listed.map(({ hash, problem }) => [hash, problem])).toEqual([
      [named?.hash, null],
      [manifested?.hash, null],
    ]);
    await writeFile(file, '{ nothing }');
    const refused = await runFaceoff(['documents', 'add', file, '--directory', directory]);
    expect(refused.stderr).toContain('Cannot query field "nothing"');
    expect(refused.code).toBe(1);
  });

  it('says what is wrong with a command about keys', async () => {
    const of = (...args: readonly string[]) =>
      runFaceoff(['keys', ...args, '--directory', directory]);
    for (const [args, words, code] of [
      [['rotate', 'nobody00'], 'expected the id of a key', 1],
      [['create', 'X', '--scopes', 'all'], 'expected scopes of public', 2],
      [['create', 'X', '--days', '-1'], 'above 0', 2],
    ] as const) {
      const answer = await of(...args);
      expect(answer.stderr).toContain(words);
      expect(answer.code).toBe(code);
    }
  });
});
