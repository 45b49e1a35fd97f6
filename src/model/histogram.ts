/** Per bin: sum of gradients, sum of Hessians. Rows are told from Hessians, as LightGBM does. */
export const CELL = 2;

/**
 * Adds the rows of a leaf to the histograms of its features, four features at a time: one load of a
 * row's number, gradient and Hessian serves four bins, and four histograms stay in the nearest cache.
 * Every cell sums its rows in their order, whatever the grouping.
 *
 * @param columns - bins of each feature by row
 * @param offsets - where each feature's histogram begins
 * @param order - rows of the leaf at [from, to)
 * @param gathered - gradient and Hessian of the rows in `order`, pair by pair
 */
export function addToHistogram(
  histogram: Float64Array,
  columns: readonly Uint8Array[],
  offsets: readonly number[],
  order: Int32Array,
  gathered: Float64Array,
  from: number,
  to: number,
): void {
  let c = 0;
  for (; c + 4 <= columns.length; c += 4) {
    addFour(
      histogram,
      columns[c]!,
      columns[c + 1]!,
      columns[c + 2]!,
      columns[c + 3]!,
      offsets[c]!,
      offsets[c + 1]!,
      offsets[c + 2]!,
      offsets[c + 3]!,
      order,
      gathered,
      from,
      to,
    );
  }
  for (; c < columns.length; c++) {
    addOne(histogram, columns[c]!, offsets[c]!, order, gathered, from, to);
  }
}

function addFour(
  histogram: Float64Array,
  a: Uint8Array,
  b: Uint8Array,
  c: Uint8Array,
  d: Uint8Array,
  atA: number,
  atB: number,
  atC: number,
  atD: number,
  order: Int32Array,
  gathered: Float64Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const row = order[i]!;
    const gradient = gathered[2 * i]!;
    const hessian = gathered[2 * i + 1]!;
    const w = atA + CELL * a[row]!;
    const x = atB + CELL * b[row]!;
    const y = atC + CELL * c[row]!;
    const z = atD + CELL * d[row]!;
    histogram[w] = histogram[w]! + gradient;
    histogram[w + 1] = histogram[w + 1]! + hessian;
    histogram[x] = histogram[x]! + gradient;
    histogram[x + 1] = histogram[x + 1]! + hessian;
    histogram[y] = histogram[y]! + gradient;
    histogram[y + 1] = histogram[y + 1]! + hessian;
    histogram[z] = histogram[z]! + gradient;
    histogram[z + 1] = histogram[z + 1]! + hessian;
  }
}

function addOne(
  histogram: Float64Array,
  column: Uint8Array,
  at: number,
  order: Int32Array,
  gathered: Float64Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const cell = at + CELL * column[order[i]!]!;
    histogram[cell] = histogram[cell]! + gathered[2 * i]!;
    histogram[cell + 1] = histogram[cell + 1]! + gathered[2 * i + 1]!;
  }
}
