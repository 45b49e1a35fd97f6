/**
 * Delays of a retry with full jitter, in ms: up to 25, 50, 100 … and at most 1600.
 * Source: AWS Architecture Blog, "Exponential Backoff And Jitter".
 */
export function jitteredDelay(attempt: number, random: () => number): number {
  return random() * Math.min(1600, 25 * 2 ** attempt);
}

/** Attempts before the remainder of a batch is given up. */
export const BATCH_ATTEMPTS = 8;

/**
 * Sends a batch and then what of it was left unprocessed, until nothing is left.
 *
 * @param send - takes the batch, returns what was not processed
 * @throws when after {@link BATCH_ATTEMPTS} something is still left
 */
export async function untilProcessed<T>(
  batch: readonly T[],
  send: (batch: readonly T[]) => Promise<readonly T[]>,
  options: { readonly sleep: (millis: number) => Promise<void>; readonly random: () => number },
): Promise<void> {
  let left = batch;
  for (let attempt = 0; left.length > 0; attempt++) {
    if (attempt === BATCH_ATTEMPTS) {
      throw new Error(`expected a batch to be processed, ${left.length} items were left`);
    }
    if (attempt > 0) await options.sleep(jitteredDelay(attempt, options.random));
    left = await send(left);
  }
}

/** The real wait and chance, for wiring. */
export const retryWithTimers = {
  sleep: (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis)),
  random: Math.random,
};
