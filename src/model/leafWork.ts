import type { FeatureBins } from './binning.ts';
import { addToHistogram, CELL } from './histogram.ts';
import type { LightGbmParameters } from './parameters.ts';
import { type LeafSums, type Split, SplitSearch } from './splitSearch.ts';

/** Memory that the threads of one training share. */
export interface SharedTraining {
  readonly parameters: LightGbmParameters;
  readonly threads: number;
  readonly features: readonly FeatureBins[];
  /** Column-major bins of all rows. */
  readonly bins: readonly Uint8Array[];
  /** The rows, leaf after leaf. */
  readonly order: Int32Array;
  /** Gradient and Hessian of the rows in `order`, pair by pair. */
  readonly gathered: Float64Array;
  /** Where each feature's histogram begins within a slot; −1 for a feature of one bin. */
  readonly offsets: Int32Array;
  /** One slot of `slotCells` numbers for each leaf. */
  readonly histograms: Float64Array;
  readonly slotCells: number;
  /** What is to be done now, by {@link CONTROL}, then the tree's features. */
  readonly control: Int32Array;
  /** Sums of the leaves looked at: {@link SUMS} numbers each. */
  readonly sums: Float64Array;
  /** Per thread and leaf the best split: {@link RESULT} numbers each. */
  readonly results: Float64Array;
}

/** Places in `control`. */
export const CONTROL = {
  /** Counts the calls; threads wait for it to change. */
  call: 0,
  /** Threads that have finished the call. */
  done: 1,
  /** 1: end the thread. */
  isOver: 2,
  /** 1: a thread failed. */
  hasFailed: 3,
  /** Rows whose histogram is built: `order[from, to)`. */
  from: 4,
  to: 5,
  /** Slot to build in. */
  slot: 6,
  /** Slot of the parent, which becomes the other child's by subtraction; −1: none. */
  parentSlot: 7,
  /** Slots whose best split is wanted, −1: none. */
  search: 8,
  usedCount: 10,
  used: 11,
} as const;
/** gradient, Hessian, count, lower and upper bound of the output. */
export const SUMS = 5;
/** feature (−1: no split), gain, bin, missing left, left gradient and Hessian, both outputs, 8 words. */
export const RESULT = 16;

/** Features at a time: what one thread takes before the next. */
const GROUP = 4;

/**
 * One thread's share of the work on leaves: histograms and best splits of its features. Features are
 * dealt out whole, so results are the same for any number of threads.
 */
export class LeafWork {
  readonly #shared: SharedTraining;
  readonly #thread: number;
  readonly #search: SplitSearch;

  constructor(shared: SharedTraining, thread: number) {
    this.#shared = shared;
    this.#thread = thread;
    this.#search = new SplitSearch(shared.parameters);
  }

  run(): void {
    const { control, histograms, slotCells, features, bins, offsets, order, gathered } =
      this.#shared;
    const own = this.#features();
    const slot = control[CONTROL.slot]!;
    const parentSlot = control[CONTROL.parentSlot]!;
    const built = histograms.subarray(slot * slotCells, (slot + 1) * slotCells);
    for (const f of own) {
      const at = offsets[f]!;
      built.fill(0, at, at + features[f]!.binCount * CELL);
    }
    addToHistogram(
      built,
      own.map((f) => bins[f]!),
      own.map((f) => offsets[f]!),
      order,
      gathered,
      control[CONTROL.from]!,
      control[CONTROL.to]!,
    );
    if (parentSlot >= 0) {
      const rest = histograms.subarray(parentSlot * slotCells, (parentSlot + 1) * slotCells);
      for (const f of own) {
        const end = offsets[f]! + features[f]!.binCount * CELL;
        for (let i = offsets[f]!; i < end; i++) rest[i] = rest[i]! - built[i]!;
      }
    }
    for (let leaf = 0; leaf < 2; leaf++) this.#findSplit(leaf, own);
  }

  /** Groups of the tree's features in turn: thread t takes every group whose number is t. */
  #features(): readonly number[] {
    const { control, threads } = this.#shared;
    const count = control[CONTROL.usedCount]!;
    const own: number[] = [];
    for (let i = 0; i < count; i++) {
      if (Math.floor(i / GROUP) % threads === this.#thread) own.push(control[CONTROL.used + i]!);
    }
    return own;
  }

  #findSplit(leaf: number, own: readonly number[]): void {
    const { control, histograms, slotCells, features, offsets, sums, results } = this.#shared;
    const slot = control[CONTROL.search + leaf]!;
    if (slot < 0) return;
    const at = leaf * SUMS;
    const of: LeafSums = {
      gradient: sums[at]!,
      hessian: sums[at + 1]!,
      count: sums[at + 2]!,
      lower: sums[at + 3]!,
      upper: sums[at + 4]!,
    };
    let best: Split | undefined;
    for (const f of own) {
      const base = slot * slotCells + offsets[f]!;
      const found = this.#search.find(f, features[f]!, histograms, base, of);
      if (found && (!best || found.gain > best.gain)) best = found;
    }
    writeSplit(results, (this.#thread * 2 + leaf) * RESULT, best);
  }
}

function writeSplit(results: Float64Array, at: number, split: Split | undefined): void {
  if (!split) {
    results[at] = -1;
    return;
  }
  results.set(
    [
      split.feature,
      split.gain,
      split.bin,
      split.isMissingLeft ? 1 : 0,
      split.leftGradient,
      split.leftHessian,
      split.leftOutput,
      split.rightOutput,
      ...(split.leftBins ?? []),
    ],
    at,
  );
}

/** The best split of all threads; of equal gains the one on the earlier feature. */
export function readBestSplit(
  { results, threads }: Pick<SharedTraining, 'results' | 'threads'>,
  leaf: number,
): Split | undefined {
  let best = -1;
  for (let t = 0; t < threads; t++) {
    const at = (t * 2 + leaf) * RESULT;
    if (results[at]! < 0) continue;
    const gain = results[at + 1]!;
    const bestGain = best < 0 ? Number.NEGATIVE_INFINITY : results[best + 1]!;
    if (gain > bestGain || (gain === bestGain && results[at]! < results[best]!)) best = at;
  }
  if (best < 0) return undefined;
  const bin = results[best + 2]!;
  return {
    feature: results[best]!,
    gain: results[best + 1]!,
    bin,
    isMissingLeft: results[best + 3] === 1,
    leftGradient: results[best + 4]!,
    leftHessian: results[best + 5]!,
    leftOutput: results[best + 6]!,
    rightOutput: results[best + 7]!,
    leftBins: bin < 0 ? Uint32Array.from(results.subarray(best + 8, best + RESULT)) : undefined,
  };
}
