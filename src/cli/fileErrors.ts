import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ExpectedError } from './expectedError.ts';

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EEXIST: 'it is in the way',
  EISDIR: 'it is a folder',
  ENOENT: 'no such file or folder',
  ENOSPC: 'no space is left',
  ENOTDIR: 'a file is in the place of a folder',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
};

/** What the file system refused, in words of one line; `undefined` for an error of another kind. */
export function fileErrorWords(error: unknown): string | undefined {
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  const words = WORDS[code ?? ''];
  return words === undefined ? undefined : `${path ?? 'output'}: ${words}`;
}

/**
 * Looks before long work whether its result can be written to a file; leaves nothing behind.
 *
 * @throws {@link ExpectedError}
 */
export async function checkOutputFile(path: string): Promise<void> {
  const existing = await stat(path).catch(() => undefined);
  if (existing?.isDirectory()) throw refused(path, 'EISDIR');
  if (existing) return checkAccess(path, path);
  const folder = dirname(resolve(path));
  const parent = await stat(folder).catch(() => undefined);
  if (!parent?.isDirectory()) throw refused(path, parent ? 'ENOTDIR' : 'ENOENT');
  await checkAccess(path, folder);
}

/** The same for a folder, which need not be there yet; @throws {@link ExpectedError} */
export async function checkOutputFolder(path: string): Promise<void> {
  let nearest = resolve(path);
  for (;;) {
    const found = await stat(nearest).catch((error: NodeJS.ErrnoException) => error.code);
    if (typeof found === 'object') {
      if (!found.isDirectory()) throw refused(path, 'ENOTDIR');
      return checkAccess(path, nearest);
    }
    if (found !== 'ENOENT' && found !== 'ENOTDIR') throw refused(path, found ?? 'EACCES');
    nearest = dirname(nearest);
  }
}

async function checkAccess(path: string, place: string): Promise<void> {
  try {
    await access(place, constants.W_OK);
  } catch (error) {
    throw refused(path, (error as NodeJS.ErrnoException).code ?? 'EACCES');
  }
}

const refused = (path: string, code: string): ExpectedError =>
  new ExpectedError(`${path}: cannot be written (${WORDS[code] ?? code})`);
