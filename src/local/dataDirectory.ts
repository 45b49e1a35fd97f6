import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockDirectory } from './directoryLock.ts';

/** The stored tables or stream cannot be opened. */
export class BrokenDirectoryError extends Error {
  override readonly name = 'BrokenDirectoryError';
}

/** What a directory was written by; another format is refused, never guessed at. */
const FORMAT = '1';
const FORMAT_FILE = 'format';
/** What a start creates first: a directory with nothing else is ours, broken or just begun. */
const OWN_NAMES = new Set(['lock', 'dynamodb', 'kinesis', 'async-invocations']);

/** The directory holds something else than a faceoff's tables and stream. */
export class ForeignDirectoryError extends Error {
  override readonly name = 'ForeignDirectoryError';
}

/**
 * Marks an empty directory as ours, or checks that it is: what is ours may be reset.
 *
 * @throws {@link BrokenDirectoryError}, {@link ForeignDirectoryError}
 */
export async function openDirectory(directory: string): Promise<void> {
  const format = await formatOf(directory);
  if (format === undefined) await writeFile(join(directory, FORMAT_FILE), FORMAT);
  else if (format !== FORMAT) {
    throw new BrokenDirectoryError(
      `expected ${directory} in format ${FORMAT}, got "${format.slice(0, 20)}"`,
    );
  }
}

/**
 * What a directory was written by; `undefined` for an empty one and one that lost the mark.
 *
 * @throws {@link ForeignDirectoryError} when it has no mark, and files that are not ours
 */
async function formatOf(directory: string): Promise<string | undefined> {
  const format = await readFile(join(directory, FORMAT_FILE), 'utf8').catch(() => undefined);
  // Anybody may have a file of that name: ours holds a small number.
  if (format !== undefined && /^\d{1,3}$/.test(format)) return format;
  const stranger = (await readdir(directory)).find((name) => !OWN_NAMES.has(name));
  if (stranger === undefined) return undefined;
  throw new ForeignDirectoryError(
    `expected an empty directory or one of faceoff's, but ${directory} has "${stranger}": take another --directory`,
  );
}

/** The on-failure destination: one file a failure, with what failed. */
export async function keepFailure(directory: string, name: string, failure: object): Promise<void> {
  const folder = join(directory, 'on-failure');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${new Date().toISOString().replaceAll(':', '-')}-${name}.json`);
  await writeFile(`${file}.new`, JSON.stringify(failure));
  await rename(`${file}.new`, file);
}

/**
 * Deletes a directory that is ours, for `faceoff reset`.
 *
 * @returns false when there was none
 * @throws {@link DirectoryLockedError} when it is in use, {@link ForeignDirectoryError}
 */
export async function resetDirectory(directory: string): Promise<boolean> {
  if (!existsSync(directory)) return false;
  const release = await lockDirectory(directory);
  try {
    await formatOf(directory);
  } finally {
    await release();
  }
  await rm(directory, { recursive: true, force: true });
  return true;
}
