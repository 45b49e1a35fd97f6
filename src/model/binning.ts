import type { LightGbmParameters } from './parameters.ts';

/** How one feature's values fall into at most 255 bins. */
export interface FeatureBins {
  /** Upper bound of each bin of numbers, ascending; the last is infinite. */
  readonly upperBounds: Float64Array;
  /** Bin of missing values, −1 when the feature has none (then NaN counts as 0). */
  readonly missingBin: number;
  readonly binCount: number;
  readonly least: number;
  readonly most: number;
}

/** Features of the training rows as bins. */
export interface BinnedFeatures {
  readonly rows: number;
  readonly features: readonly FeatureBins[];
  /** Column-major: `bins[f][row]`. */
  readonly bins: readonly Uint8Array[];
}

/** Rows looked at to place the bounds, as LightGBM's `bin_construct_sample_cnt`. */
const SAMPLE_ROWS = 200_000;

/** Values [n, k] row-major; NaN is missing. */
export type FeatureMatrix = Float32Array | Float64Array;

function boundsOf(sorted: Float64Array, maxBins: number, minDataInBin: number): Float64Array {
  const distinct: number[] = [];
  const counts: number[] = [];
  for (const value of sorted) {
    if (value === distinct.at(-1)) counts[counts.length - 1]!++;
    else {
      distinct.push(value);
      counts.push(1);
    }
  }
  const bounds: number[] = [];
  const between = (i: number) => (distinct[i]! + distinct[i + 1]!) / 2;
  if (distinct.length <= maxBins) {
    let inBin = 0;
    for (let i = 0; i < distinct.length - 1; i++) {
      inBin += counts[i]!;
      if (inBin >= minDataInBin) {
        bounds.push(between(i));
        inBin = 0;
      }
    }
  } else {
    // Equal counts; a value that alone fills a bin gets one of its own, the rest share what is left.
    let left = sorted.length;
    let binsLeft = maxBins;
    let inBin = 0;
    for (let i = 0; i < distinct.length - 1; i++) {
      inBin += counts[i]!;
      const size = Math.max(minDataInBin, left / binsLeft);
      const nextIsHeavy = counts[i + 1]! >= size;
      if (inBin >= size || (nextIsHeavy && inBin >= size / 2)) {
        bounds.push(between(i));
        left -= inBin;
        binsLeft--;
        inBin = 0;
        if (binsLeft <= 1) break;
      }
    }
  }
  bounds.push(Number.POSITIVE_INFINITY);
  return Float64Array.from(bounds);
}

/** The first bin whose bound is not below the value. */
export function binOf(bounds: Float64Array, value: number): number {
  let low = 0;
  let high = bounds.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= bounds[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Places the bounds on a sample of rows and sorts every row into its bins. */
export function binFeatures(
  features: FeatureMatrix,
  rows: number,
  columns: number,
  parameters: LightGbmParameters,
): BinnedFeatures {
  const step = Math.max(1, Math.floor(rows / SAMPLE_ROWS));
  const found: FeatureBins[] = [];
  const bins: Uint8Array[] = [];
  for (let f = 0; f < columns; f++) {
    const sample: number[] = [];
    for (let i = 0; i < rows; i += step) {
      const value = features[i * columns + f]!;
      if (!Number.isNaN(value)) sample.push(value);
    }
    let hasMissing = false;
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < rows; i++) {
      const value = features[i * columns + f]!;
      if (Number.isNaN(value)) hasMissing = true;
      else {
        if (value < least) least = value;
        if (value > most) most = value;
      }
    }
    const keepsMissing = parameters.use_missing && hasMissing;
    const sorted = Float64Array.from(sample).sort();
    const perBin = Math.max(1, Math.floor(parameters.min_data_in_bin / step));
    const upperBounds = boundsOf(sorted, parameters.max_bin - (keepsMissing ? 1 : 0), perBin);
    const missingBin = keepsMissing ? upperBounds.length : -1;
    const column = new Uint8Array(rows);
    for (let i = 0; i < rows; i++) {
      const value = features[i * columns + f]!;
      column[i] = Number.isNaN(value)
        ? keepsMissing
          ? missingBin
          : binOf(upperBounds, 0)
        : binOf(upperBounds, value);
    }
    bins.push(column);
    found.push({
      upperBounds,
      missingBin,
      binCount: upperBounds.length + (keepsMissing ? 1 : 0),
      least,
      most,
    });
  }
  return { rows, features: found, bins };
}
