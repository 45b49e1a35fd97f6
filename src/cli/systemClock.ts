import { setTimeout as wait } from 'node:timers/promises';

/** The wall clock; everything else gets its time handed in. */
export const systemClock = {
  now: (): number => Date.now(),
  /** Rejects when `signal` aborts. */
  sleep: async (millis: number, signal: AbortSignal): Promise<void> => {
    await wait(millis, undefined, { signal });
  },
};
