import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFaceoff } from '../support/runningSystem.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faceoff-schema-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const diff = async (text: string) => {
  const file = join(folder, 'older.graphql');
  await writeFile(file, text);
  return runFaceoff(['schema', 'diff', file]);
};

describe('faceoff schema diff', () => {
  it('finds nothing in the schema that it prints, and what breaks in one with more', async () => {
    const { stdout } = await runFaceoff(['schema', 'print']);
    expect(await diff(stdout)).toMatchObject({ code: 0, stdout: 'nothing that clients notice\n' });
    const more = stdout.replace('type Query {', 'type Query {\n  gone: Int\n');
    const broken = await diff(more);
    expect(broken).toMatchObject({ code: 1, stdout: 'breaking: Query.gone was removed.\n' });
  });

  it.each(['{ games(date: "2020-01-01") { id } }', 'scalar Date', '', 'no schema'])(
    'does not take %j for a schema',
    async (text) => {
      const { code, stdout, stderr } = await diff(text);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^faceoff: expected a schema in [^\n]*\n$/);
    },
  );
});
