import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RunStore } from './runSteps.ts';

/** A folder as the store of runs; a file appears whole or not at all. */
export function directoryStore(directory: string): RunStore {
  return {
    put: async (key, body) => {
      const path = join(directory, key);
      await mkdir(dirname(path), { recursive: true });
      const temporary = `${path}.${process.pid}.part`;
      await writeFile(temporary, body);
      await rename(temporary, path);
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
