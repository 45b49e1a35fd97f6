import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = 'environment.json';

/**
 * Leaves the endpoints of the running system in its directory, for commands beside it; only its owner
 * may read them.
 *
 * @returns takes them away again
 */
export async function publishEnvironment(
  directory: string,
  environment: Readonly<Record<string, string>>,
): Promise<() => Promise<void>> {
  const file = join(directory, NAME);
  await writeFile(file, JSON.stringify(environment), { mode: 0o600 });
  return () => rm(file, { force: true });
}

/** What a running system left, or nothing when none runs in the directory. */
export function publishedEnvironment(directory: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(readFileSync(join(directory, NAME), 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}
