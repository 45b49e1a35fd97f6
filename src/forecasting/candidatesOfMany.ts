import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Candidates, candidatesFor } from './candidates.ts';
import type { CandidatesAnswer } from './candidates.worker.ts';
import type { Series } from './series.ts';

/** Values in all series from which starting threads pays. */
const WORTH_THREADS = 10_000;

/** Jobs handed to a thread ahead of its answers, so that it never waits. */
const AHEAD = 2;

/** What {@link candidatesOfMany} may be told. */
export interface ManyOptions {
  /** Threads at most; as many as the machine has cores where not given, 1 stays in this one. */
  readonly threads?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/** The built worker beside or above this file; `undefined` when the sources run unbuilt. */
function workerUrl(): URL | undefined {
  for (const up of ['./workers/', '../workers/']) {
    const url = new URL(`${up}candidates.worker.mjs`, import.meta.url);
    if (url.protocol === 'file:' && existsSync(fileURLToPath(url))) return url;
  }
  return undefined;
}

/** {@link candidatesFor} over many series on all cores; results in the order of `series`. */
export async function candidatesOfMany(
  series: readonly Series[],
  { threads = availableParallelism(), onProgress }: ManyOptions = {},
): Promise<Candidates[]> {
  const size = series.reduce((s, v) => s + v.x.length, 0);
  const url = threads > 1 && series.length > 1 && size >= WORTH_THREADS ? workerUrl() : undefined;
  if (url === undefined) {
    return series.map((s, i) => {
      const found = candidatesFor(s);
      onProgress?.(i + 1, series.length);
      return found;
    });
  }
  // Longest first, so that no thread is left alone with a long one at the end.
  const order = series.map((_, i) => i).sort((a, b) => series[b]!.x.length - series[a]!.x.length);
  const results = new Array<Candidates>(series.length);
  let next = 0;
  let done = 0;
  const runThread = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(url, { execArgv: [] });
      let open = 0;
      const feed = (): void => {
        while (open < AHEAD && next < order.length) {
          const index = order[next++]!;
          open++;
          worker.postMessage({ index, series: series[index] });
        }
        if (open === 0) worker.terminate().then(() => resolve(), reject);
      };
      worker.on('message', (answer: CandidatesAnswer) => {
        open--;
        if ('problem' in answer) {
          next = order.length;
          worker.terminate().then(() => reject(new Error(answer.problem)), reject);
          return;
        }
        const { candidates } = answer;
        // Demand came back as a copy of what is here already.
        results[answer.index] =
          candidates.demand && candidates.unit === 1
            ? { ...candidates, demand: series[answer.index]!.x }
            : candidates;
        onProgress?.(++done, series.length);
        feed();
      });
      worker.on('error', reject);
      feed();
    });
  const count = Math.min(threads, series.length);
  await Promise.all(Array.from({ length: count }, runThread));
  return results;
}
