import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { judge as Judge } from './judge.ts';
import { MUTANTS, type Mutant } from './mutants.ts';

/** Schedules that a mutant may survive; most fall before the first. */
const SCHEDULES = 150;

const root = path.resolve(import.meta.dirname, '../..');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'faceoff-mutants-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The judge bundled with the live path as it would be without a guard. */
async function judgeOf(name: string, mutant?: Mutant): Promise<typeof Judge> {
  const outfile = path.join(folder, `${name}.mjs`);
  await build({
    entryPoints: [path.join(import.meta.dirname, 'judge.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    plugins: mutant
      ? [
          {
            name: 'mutant',
            setup({ onLoad }) {
              const file = path.join(root, mutant.file);
              onLoad({ filter: /\.ts$/ }, async (args) => {
                if (args.path !== file) return undefined;
                const text = await readFile(file, 'utf8');
                return { contents: text.replace(mutant.find, mutant.replace), loader: 'ts' };
              });
            },
          },
        ]
      : [],
  });
  return ((await import(pathToFileURL(outfile).href)) as { judge: typeof Judge }).judge;
}

describe('the judge', () => {
  it('finds nothing to say with every guard in place', async () => {
    const judge = await judgeOf('whole');
    expect(await judge(20)).toBeUndefined();
  });

  it.each(MUTANTS.map((mutant, n) => [mutant.guard, mutant, n] as const))(
    'goes red without: %s',
    async (_, mutant, n) => {
      const text = await readFile(path.join(root, mutant.file), 'utf8');
      expect(text.split(mutant.find), 'the guard stands there once').toHaveLength(2);
      const judge = await judgeOf(`mutant-${n}`, mutant);
      expect(await judge(SCHEDULES)).toBeTypeOf('string');
    },
  );
});
