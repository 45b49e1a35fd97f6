import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkOutputFile, checkOutputFolder, fileErrorWords } from '../../src/cli/fileErrors.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faceoff-output-'));
  await writeFile(join(folder, 'file'), '');
  await mkdir(join(folder, 'inner'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a look before long work', () => {
  it('finds a file that can be written, and leaves nothing', async () => {
    await checkOutputFile(join(folder, 'file'));
    await checkOutputFile(join(folder, 'inner', 'new'));
    await checkOutputFolder(join(folder, 'inner'));
    await checkOutputFolder(join(folder, 'new', 'and', 'deeper'));
    expect(await readdir(folder)).toEqual(['file', 'inner']);
    expect(await readdir(join(folder, 'inner'))).toEqual([]);
  });

  it('refuses what could not be written in the end', async () => {
    await expect(checkOutputFile(join(folder, 'inner'))).rejects.toThrow('it is a folder');
    await expect(checkOutputFile(join(folder, 'none', 'new'))).rejects.toThrow('no such file');
    await expect(checkOutputFile(join(folder, 'file', 'new'))).rejects.toThrow('cannot be written');
    await expect(checkOutputFolder(join(folder, 'file'))).rejects.toThrow(
      'in the place of a folder',
    );
    await expect(checkOutputFolder(join(folder, 'file', 'x'))).rejects.toThrow('in the place of');
  });
});

it('has words for what a file system refuses, and none for a fault of ours', () => {
  const refused = Object.assign(new Error('x'), { code: 'ENOENT', path: '/a/b' });
  expect(fileErrorWords(refused)).toBe('/a/b: no such file or folder');
  expect(fileErrorWords(Object.assign(new Error('x'), { code: 'ENOSPC' }))).toContain('no space');
  for (const fault of [new TypeError('x'), undefined, Object.assign(new Error(), { code: 'X' })]) {
    expect(fileErrorWords(fault)).toBeUndefined();
  }
});
