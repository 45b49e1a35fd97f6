import { randomUUID } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { ObjectStore } from '../redaction/ports.ts';

/** Only the owner may read what is stored: it may be raw. */
const OWNER_ONLY = { directory: 0o700, file: 0o600 };

/** A key that would leave the directory. */
export class UnsafeKeyError extends Error {
  override readonly name = 'UnsafeKeyError';
}

/** Objects as files below a directory, readable by their owner alone, written all or nothing. */
export class FileStore implements ObjectStore {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async put(key: string, body: Uint8Array): Promise<void> {
    const path = this.#path(key);
    await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY.directory });
    const part = `${path}.part`;
    await writeFile(part, body, { mode: OWNER_ONLY.file });
    await rename(part, path);
  }

  /** Stores only where nothing is stored yet; of two at once, one is told `true`. */
  async create(key: string, body: Uint8Array): Promise<boolean> {
    const path = this.#path(key);
    await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY.directory });
    const part = `${path}.${randomUUID()}.part`;
    await writeFile(part, body, { mode: OWNER_ONLY.file });
    try {
      // Unlike a rename, a link is refused where a file is.
      await link(part, path);
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    } finally {
      await rm(part, { force: true });
    }
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(this.#path(key));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.#path(key), { force: true });
  }

  async *list(prefix: string): AsyncGenerator<string> {
    const slash = prefix.lastIndexOf('/');
    const below = slash < 0 ? '' : prefix.slice(0, slash);
    const folder = below === '' ? this.#directory : this.#path(below);
    let entries: Dirent[];
    try {
      entries = await readdir(folder, { recursive: true, withFileTypes: true });
    } catch (error) {
      if (isMissing(error)) return;
      throw error;
    }
    yield* entries
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
      .map((entry) =>
        relative(this.#directory, join(entry.parentPath, entry.name)).split(sep).join('/'),
      )
      .filter((key) => key.startsWith(prefix))
      .sort();
  }

  #path(key: string): string {
    const parts = key.split('/');
    if (
      key === '' ||
      parts.some(
        (part) =>
          part === '' ||
          part === '.' ||
          part === '..' ||
          part.includes('\0') ||
          part.includes('\\'),
      )
    ) {
      throw new UnsafeKeyError('expected a key of plain names parted by "/"');
    }
    return join(this.#directory, ...parts);
  }
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  );
}
