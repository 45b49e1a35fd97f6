import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  BrokenDirectoryError,
  ForeignDirectoryError,
  openDirectory,
  resetDirectory,
} from '../../src/local/dataDirectory.ts';
import { DirectoryLockedError, lockDirectory } from '../../src/local/directoryLock.ts';

let parent: string;
let directory: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'faceoff-directory-'));
  directory = join(parent, 'data');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

describe('the data directory', () => {
  it('is reset when it is ours, whole or broken', async () => {
    await mkdir(directory);
    await openDirectory(directory);
    expect(await resetDirectory(directory)).toBe(true);
    expect(existsSync(directory)).toBe(false);

    await mkdir(join(directory, 'dynamodb'), { recursive: true });
    expect(await resetDirectory(directory)).toBe(true);
    expect(existsSync(directory)).toBe(false);
  });

  it('is neither used nor deleted when it holds what is not ours', async () => {
    await mkdir(directory);
    await writeFile(join(directory, 'thesis.txt'), 'years of work');
    await expect(resetDirectory(directory)).rejects.toThrow(ForeignDirectoryError);
    await expect(openDirectory(directory)).rejects.toThrow(/"thesis\.txt"/);
    expect(await readdir(directory)).toEqual(['thesis.txt']);
    // Names that others use too are no mark.
    const albums = join(parent, 'albums');
    await mkdir(join(albums, 'records'), { recursive: true });
    await expect(resetDirectory(albums)).rejects.toThrow(/"records"/);
    await writeFile(join(albums, 'format'), 'vinyl');
    await expect(resetDirectory(albums)).rejects.toThrow(ForeignDirectoryError);
    expect((await readdir(albums)).sort()).toEqual(['format', 'records']);
  });

  it('is left alone while a system runs on it', async () => {
    const release = await lockDirectory(directory);
    await openDirectory(directory);
    await expect(resetDirectory(directory)).rejects.toThrow(DirectoryLockedError);
    expect(existsSync(directory)).toBe(true);
    await release();
  });

  it('is not made by a reset', async () => {
    expect(await resetDirectory(directory)).toBe(false);
    expect(await readdir(parent)).toEqual([]);
  });

  it('of another format is refused, and can be reset', async () => {
    await mkdir(directory);
    await writeFile(join(directory, 'format'), '2');
    await expect(openDirectory(directory)).rejects.toThrow(BrokenDirectoryError);
    expect(await resetDirectory(directory)).toBe(true);
  });
});
