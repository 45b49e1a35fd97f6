import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionSettings } from './lambdaFunctions.ts';

/** Settings as `serverless.yml` has them; a contract test compares. */
export const FUNCTIONS = {
  track: { timeoutMillis: 30_000, concurrency: 1, memoryMegabytes: 512 },
  deliver: { timeoutMillis: 60_000, concurrency: 4, memoryMegabytes: 512 },
  graphqlHttp: { timeoutMillis: 29_000, concurrency: 2, memoryMegabytes: 512 },
  graphqlWebSocket: { timeoutMillis: 29_000, concurrency: 2, memoryMegabytes: 512 },
  // Firehose waits five minutes at most.
  redact: { timeoutMillis: 300_000, concurrency: 1, memoryMegabytes: 512 },
} as const;

/** The functions whose bundles are there. */
export function functionSettings(
  handlersDirectory: string,
  environment: Readonly<Record<string, string>>,
): readonly FunctionSettings[] {
  return Object.entries(FUNCTIONS).flatMap(([name, own]) => {
    const bundle = join(handlersDirectory, name, 'index.mjs');
    return existsSync(bundle) ? [{ name, bundle, environment, ...own }] : [];
  });
}
