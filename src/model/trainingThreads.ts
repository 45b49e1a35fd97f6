import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { BinnedRows } from './binning.ts';
import { CELL } from './histogram.ts';
import { CONTROL, LeafWork, RESULT, type SharedTraining, SUMS } from './leafWork.ts';
import type { LightGbmParameters } from './parameters.ts';

/** Values in all rows from which other threads pay when their number is not given. */
const WORTH_THREADS = 5_000_000;
/** A call takes seconds at most; a thread silent for this long has died. */
const SILENT_MILLIS = 600_000;

/** The threads that build histograms and search splits; the caller's own is one of them. */
export interface TrainingThreads {
  readonly shared: SharedTraining;
  /** Does what `shared.control` and `shared.sums` say, on all threads, and returns when all have. */
  run(): void;
  close(): Promise<void>;
}

/** The built worker beside or above this file; `undefined` when the sources run unbuilt. */
function builtWorker(): URL | undefined {
  for (const up of ['./workers/', '../workers/']) {
    const url = new URL(`${up}leafWork.worker.mjs`, import.meta.url);
    if (url.protocol === 'file:' && existsSync(fileURLToPath(url))) return url;
  }
  return undefined;
}

function sharedDoubles(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * 8));
}

function sharedInts(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * 4));
}

/**
 * Starts `num_threads` threads (0: one for each core when there is enough to do). Where the worker is
 * not built, all work stays in this thread: slower, with the same result.
 *
 * @param workerUrl - the built worker, for callers that know where it is
 */
export async function startThreads(
  binned: BinnedRows,
  parameters: LightGbmParameters,
  workerUrl: URL | undefined = builtWorker(),
): Promise<TrainingThreads> {
  const { rows, features, bins } = binned;
  const isLarge = rows * features.length >= WORTH_THREADS;
  const asked = parameters.num_threads || (isLarge ? availableParallelism() : 1);
  const threads = workerUrl ? asked : 1;
  const offsets = sharedInts(features.length);
  let slotCells = 0;
  for (const [f, { binCount }] of features.entries()) {
    offsets[f] = binCount < 2 ? -1 : slotCells;
    if (binCount >= 2) slotCells += binCount * CELL;
  }
  const shared: SharedTraining = {
    parameters,
    threads,
    features,
    bins,
    order: sharedInts(rows),
    gathered: sharedDoubles(2 * rows),
    offsets,
    // Pages that no leaf touches are never given out, so many leaves cost nothing ahead.
    histograms: sharedDoubles(parameters.num_leaves * slotCells),
    slotCells,
    control: sharedInts(CONTROL.used + features.length),
    sums: sharedDoubles(2 * SUMS),
    results: sharedDoubles(threads * 2 * RESULT),
  };
  const workers = Array.from({ length: threads - 1 }, (_, i) => {
    const url = workerUrl as URL;
    return new Worker(url, { workerData: { shared, thread: i + 1 }, execArgv: [] });
  });
  const { control } = shared;
  const close = async (): Promise<void> => {
    Atomics.store(control, CONTROL.isOver, 1);
    Atomics.add(control, CONTROL.call, 1);
    Atomics.notify(control, CONTROL.call);
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  try {
    await Promise.all(workers.map((worker) => once(worker, 'message')));
  } catch (error) {
    await close();
    throw error;
  }
  const own = new LeafWork(shared, 0);
  return {
    shared,
    close,
    run() {
      Atomics.store(control, CONTROL.done, 0);
      if (workers.length > 0) {
        Atomics.add(control, CONTROL.call, 1);
        Atomics.notify(control, CONTROL.call);
      }
      own.run();
      for (;;) {
        const done = Atomics.load(control, CONTROL.done);
        if (done >= workers.length) break;
        if (Atomics.wait(control, CONTROL.done, done, SILENT_MILLIS) === 'timed-out') {
          throw new Error('expected an answer of all training threads, one is silent');
        }
      }
      if (Atomics.load(control, CONTROL.hasFailed) === 1)
        throw new Error('a training thread failed');
    },
  };
}
