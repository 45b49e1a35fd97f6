/** A game whose end does not come, and nothing else either, for so long is stuck. */
const SILENCE_MILLIS = 60_000;
/** A recording that stops before its game's end is over when all of it is processed and nothing more comes. */
const OPEN_END_SILENCE_MILLIS = 5_000;
const LOOK_MILLIS = 1000;

/** How far a game that was put whole into the stream has come. */
export interface GameProgress {
  /** Records that the live path still has to process. */
  readonly left: number;
  /** What has reached the watcher. */
  readonly publications: number;
  /** No end of the game was among what was put into the stream. */
  readonly hasOpenEnd: boolean;
}

/**
 * Waits for a game's end to reach its watcher, for all that a recording without one has, or for
 * `signal`. However slow the machine: counted is
 * from the last record or publication that moved.
 *
 * @throws when nothing has moved for a minute
 */
export function untilEnded(
  ended: Promise<void>,
  signal: AbortSignal,
  progress: () => GameProgress,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let seen = progress();
    let silence = 0;
    const settle = (act: () => void) => {
      clearInterval(timer);
      signal.removeEventListener('abort', stop);
      act();
    };
    const stop = () => settle(resolve);
    const look = () => {
      const { left, publications, hasOpenEnd } = progress();
      const isMoving = left !== seen.left || publications !== seen.publications;
      seen = { left, publications, hasOpenEnd };
      silence = isMoving ? 0 : silence + LOOK_MILLIS;
      if (hasOpenEnd && left === 0 && silence >= OPEN_END_SILENCE_MILLIS) return settle(resolve);
      if (silence < SILENCE_MILLIS) return;
      const where = `${left} records are still to be processed, ${publications} publications have come`;
      settle(() =>
        reject(
          new Error(
            `expected the end of the game, got nothing for ${SILENCE_MILLIS / 1000} s: ${where}`,
          ),
        ),
      );
    };
    const timer = setInterval(look, LOOK_MILLIS);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop);
    ended.then(stop, (error: unknown) => settle(() => reject(error)));
  });
}
