import type { LightGbmParameters } from './parameters.ts';

/** How one feature's values fall into at most 256 bins. */
export interface FeatureBins {
  /** Upper bound of each bin of numbers, ascending, the last infinite; empty for categories. */
  readonly upperBounds: Float64Array;
  /** Category of each bin; bin 0 (−1) holds missing, negative, rare and unseen ones. Empty for numbers. */
  readonly categories: Int32Array;
  /** As in `model.txt`: 0 None (NaN counts as 0), 1 Zero (zero and NaN are missing), 2 NaN. */
  readonly missingType: 0 | 1 | 2;
  /** Bin of missing numbers, −1 when there are none. */
  readonly missingBin: number;
  readonly binCount: number;
  /** Range of the known values, as `feature_infos` tells it. */
  readonly least: number;
  readonly most: number;
}

/** Rows as bins, column-major: `bins[f][row]`, in memory that threads share; empty for a feature of one bin. */
export interface BinnedRows {
  readonly rows: number;
  readonly features: readonly FeatureBins[];
  readonly bins: readonly Uint8Array[];
}

/** Values [n, k] row-major; NaN is missing. */
export type FeatureMatrix = Float32Array | Float64Array;

/** Rows looked at to place the bounds, as LightGBM's `bin_construct_sample_cnt`. */
const SAMPLE_ROWS = 200_000;
/** LightGBM takes values this near to zero for zero. */
const ZERO_THRESHOLD = Math.fround(1e-35);
/** Infinite values count as this; LightGBM's own limit. */
const MOST_VALUE = 1e300;
const MOST_CATEGORIES = 255;
/** Columns read from the rows at one go: a line of memory holds values of that many columns. */
const COLUMNS_AT_ONCE = 16;

function boundsOf(sorted: Float64Array, maxBins: number, minDataInBin: number): Float64Array {
  const distinct: number[] = [];
  const counts: number[] = [];
  for (let i = 0; i < sorted.length; ) {
    let end = i + 1;
    while (end < sorted.length && sorted[end] === sorted[i]) end++;
    distinct.push(sorted[i]!);
    counts.push(end - i);
    i = end;
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

function numericBins(
  column: Float64Array,
  { max_bin, min_data_in_bin, use_missing, zero_as_missing }: LightGbmParameters,
): FeatureBins {
  const step = Math.max(1, Math.floor(column.length / SAMPLE_ROWS));
  const isZeroMissing = use_missing && zero_as_missing;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let hasMissing = false;
  const sample = new Float64Array(Math.ceil(column.length / step));
  let sampled = 0;
  // Typed loops: this runs over every value of the training rows.
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!;
    if (value < least) least = value;
    if (value > most) most = value;
    if (Number.isNaN(value) || (isZeroMissing && value === 0)) hasMissing = true;
    else if (i % step === 0) sample[sampled++] = value;
  }
  const keepsMissing = use_missing && hasMissing;
  const upperBounds = boundsOf(
    sample.subarray(0, sampled).sort(),
    max_bin - (keepsMissing ? 1 : 0),
    Math.max(1, Math.floor(min_data_in_bin / step)),
  );
  return {
    upperBounds,
    categories: new Int32Array(0),
    missingType: isZeroMissing ? 1 : keepsMissing ? 2 : 0,
    missingBin: keepsMissing ? upperBounds.length : -1,
    binCount: upperBounds.length + (keepsMissing ? 1 : 0),
    least,
    most,
  };
}

/** Categories by how often they occur; those of the rarest hundredth share bin 0 with the missing. */
function categoricalBins(
  column: Float64Array,
  { max_bin, min_data_in_bin }: LightGbmParameters,
): FeatureBins {
  const counts = new Map<number, number>();
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let known = 0;
  for (const value of column) {
    if (!(value > -1 && value <= 2147483647)) continue;
    const category = Math.trunc(value);
    counts.set(category, (counts.get(category) ?? 0) + 1);
    if (category < least) least = category;
    if (category > most) most = category;
    known++;
  }
  const byCount = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const enough = Math.round(known * 0.99);
  const categories = [-1];
  let covered = 0;
  for (const [i, [category, count]] of byCount.entries()) {
    if (categories.length > MOST_CATEGORIES) break;
    if (covered >= enough && categories.length >= Math.min(max_bin, byCount.length + 1)) break;
    if (count < min_data_in_bin && i > 1) break;
    categories.push(category);
    covered += count;
  }
  return {
    upperBounds: new Float64Array(0),
    categories: Int32Array.from(categories),
    missingType: covered === column.length ? 0 : 2,
    missingBin: -1,
    binCount: categories.length,
    least,
    most,
  };
}

/** Copies columns [from, to) out of row-major values, with zero and infinity as LightGBM takes them. */
function readColumns(
  features: FeatureMatrix,
  rows: number,
  columns: number,
  from: number,
  into: readonly Float64Array[],
): void {
  for (let i = 0; i < rows; i++) {
    const at = i * columns + from;
    for (let c = 0; c < into.length; c++) {
      const value = features[at + c]!;
      into[c]![i] =
        Math.abs(value) <= ZERO_THRESHOLD
          ? 0
          : value > MOST_VALUE
            ? MOST_VALUE
            : value < -MOST_VALUE
              ? -MOST_VALUE
              : value;
    }
  }
}

function eachColumn(
  features: FeatureMatrix,
  rows: number,
  columns: number,
  use: (column: Float64Array, feature: number) => void,
): void {
  const buffers = Array.from(
    { length: Math.min(COLUMNS_AT_ONCE, columns) },
    () => new Float64Array(rows),
  );
  for (let from = 0; from < columns; from += COLUMNS_AT_ONCE) {
    const group = buffers.slice(0, columns - from);
    readColumns(features, rows, columns, from, group);
    for (const [c, column] of group.entries()) use(column, from + c);
  }
}

/** Cells of the grid by which the bin of a number is found. */
const GRID = 2048;

/**
 * Sorts numbers into bins by a grid over the bounds: a number's cell tells between which bounds to
 * search. Exact, since the cell never falls when the number rises.
 */
function sortNumbers(
  column: Float64Array,
  { upperBounds, missingType, missingBin }: FeatureBins,
  found: Uint8Array,
): void {
  const last = upperBounds.length - 1;
  const first = upperBounds[0]!;
  const scale = last > 0 ? GRID / (upperBounds[last - 1]! - first) : 0;
  const cellOf = (value: number) => Math.trunc(Math.min(GRID - 1, (value - first) * scale) || 0);
  // below[c]: how many bounds lie in cells before c.
  const below = new Int32Array(GRID + 1);
  for (let b = 0; b < last; b++) below[cellOf(upperBounds[b]!) + 1]!++;
  for (let c = 0; c < GRID; c++) below[c + 1] = below[c + 1]! + below[c]!;
  const binOf = (value: number): number => {
    if (last === 0 || value <= first) return 0;
    const cell = cellOf(value);
    let low = below[cell]!;
    let high = below[cell + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value <= upperBounds[middle]!) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const ofZero = missingType === 1 && missingBin >= 0 ? missingBin : binOf(0);
  const ofNaN = missingType === 2 && missingBin >= 0 ? missingBin : ofZero;
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!;
    found[i] = value === 0 ? ofZero : Number.isNaN(value) ? ofNaN : binOf(value);
  }
}

function toBins(column: Float64Array, bins: FeatureBins): Uint8Array {
  if (bins.binCount < 2) return new Uint8Array(0);
  const found = new Uint8Array(new SharedArrayBuffer(column.length));
  if (bins.categories.length === 0) {
    sortNumbers(column, bins, found);
    return found;
  }
  const known = new Map(Array.from(bins.categories, (category, bin) => [category, bin]));
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!;
    found[i] = value > -1 ? (known.get(Math.trunc(value)) ?? 0) : 0;
  }
  return found;
}

/** Places the bounds on a sample of rows and sorts every row into its bins. */
export function binFeatures(
  features: FeatureMatrix,
  rows: number,
  columns: number,
  parameters: LightGbmParameters,
): BinnedRows {
  const found: FeatureBins[] = [];
  const bins: Uint8Array[] = [];
  eachColumn(features, rows, columns, (column, f) => {
    const own = parameters.categorical_feature.includes(f)
      ? categoricalBins(column, parameters)
      : numericBins(column, parameters);
    found.push(own);
    bins.push(toBins(column, own));
  });
  return { rows, features: found, bins };
}

/** Sorts other rows into the bins of the training rows. */
export function binByTraining(
  features: FeatureMatrix,
  rows: number,
  training: readonly FeatureBins[],
): BinnedRows {
  const bins: Uint8Array[] = [];
  eachColumn(features, rows, training.length, (column, f) => {
    bins.push(toBins(column, training[f]!));
  });
  return { rows, features: training, bins };
}

/** Features of more than one bin, ascending: only they can split. */
export function usableFeatures({ features }: BinnedRows): readonly number[] {
  return features.flatMap(({ binCount }, f) => (binCount > 1 ? [f] : []));
}
