import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The directory belongs to a running system. The message names what to do. */
export class DirectoryLockedError extends Error {
  override readonly name = 'DirectoryLockedError';
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Takes a directory for this process; the lock of a process that is gone is taken over.
 *
 * @returns a function that gives the directory back
 * @throws {@link DirectoryLockedError} when another process runs on it
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, 'lock');
  for (;;) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const pid = Number(await readFile(path, 'utf8').catch(() => ''));
    if (pid > 0 && pid !== process.pid && isRunning(pid)) {
      throw new DirectoryLockedError(
        `${directory} is in use by another faceoff (process ${pid}): stop it first, or start with another --directory`,
      );
    }
    if (pid === process.pid) {
      throw new DirectoryLockedError(`${directory} is in use by this process already`);
    }
    await rm(path, { force: true });
  }
}
