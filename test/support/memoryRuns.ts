import type { RunStore } from '../../src/forecasting/workflow/runStore.ts';

/** A store of runs in memory, holding what it is given from the start. */
export function memoryRuns(files: Readonly<Record<string, string>> = {}): RunStore {
  const encoder = new TextEncoder();
  const stored = new Map<string, Uint8Array>(
    Object.entries(files).map(([key, text]) => [key, encoder.encode(text)]),
  );
  return {
    put: async (key, body) => void stored.set(key, body),
    create: async (key, body) => {
      if (stored.has(key)) return false;
      stored.set(key, body);
      return true;
    },
    get: async (key) => stored.get(key),
  };
}
