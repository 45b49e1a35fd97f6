import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockDirectory } from './directoryLock.ts';

/** The stored tables or stream cannot be opened. */
export class BrokenDirectoryError extends Error {
  override readonly name = 'BrokenDirectoryError';
}

/** What a directory was written by; another format is refused, never guessed at. */
const FORMAT = '1';

/**
 * Marks a directory as ours, or checks that it is.
 *
 * @throws {@link BrokenDirectoryError}
 */
export async function openDirectory(directory: string): Promise<void> {
  const file = join(directory, 'format');
  const format = await readFile(file, 'utf8').catch(() => undefined);
  if (format === undefined) await writeFile(file, FORMAT);
  else if (format !== FORMAT) {
    throw new BrokenDirectoryError(
      `expected ${directory} in format ${FORMAT}, got "${format.slice(0, 20)}"`,
    );
  }
}

/** The on-failure destination: one file a failure, with what failed. */
export async function keepFailure(directory: string, name: string, failure: object): Promise<void> {
  const folder = join(directory, 'on-failure');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${new Date().toISOString().replaceAll(':', '-')}-${name}.json`);
  await writeFile(`${file}.new`, JSON.stringify(failure));
  await rename(`${file}.new`, file);
}

/** Clears a directory for `faceoff reset`; @throws {@link DirectoryLockedError} when it is in use */
export async function resetDirectory(directory: string): Promise<void> {
  const release = await lockDirectory(directory);
  await release();
  await rm(directory, { recursive: true, force: true });
}
