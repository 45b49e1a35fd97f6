import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RunStore } from './runStore.ts';

/** A folder as the store of runs; a file appears whole or not at all. */
export function directoryStore(directory: string): RunStore {
  const writeAside = async (path: string, body: Uint8Array): Promise<string> => {
    await mkdir(dirname(path), { recursive: true });
    const aside = `${path}.${randomUUID()}.part`;
    await writeFile(aside, body);
    return aside;
  };
  return {
    put: async (key, body) => {
      const path = join(directory, key);
      await rename(await writeAside(path, body), path);
    },
    create: async (key, body) => {
      const path = join(directory, key);
      const aside = await writeAside(path, body);
      try {
        // Unlike a rename, a link is refused where a file is.
        await link(aside, path);
        return true;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
        throw error;
      } finally {
        await rm(aside, { force: true });
      }
    },
    get: async (key) => {
      try {
        return await readFile(join(directory, key));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
    },
  };
}
