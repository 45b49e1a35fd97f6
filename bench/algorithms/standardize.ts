import type { DrawRows } from '../../src/training/rollHistory.ts';

/**
 * Columns less their mean, over their standard deviation, both of the rows that teach; a missing
 * value is the mean. Constant columns become 0.
 *
 * @returns for any rows their values, [n, k]
 */
export function standardizer({ features, rows }: DrawRows): (of: DrawRows) => Float32Array {
  const width = features.length / rows;
  const mean = new Float64Array(width);
  const scale = new Float64Array(width);
  for (let f = 0; f < width; f++) {
    let count = 0;
    let sum = 0;
    let squares = 0;
    for (let at = f; at < features.length; at += width) {
      const value = features[at]!;
      if (Number.isNaN(value)) continue;
      count++;
      sum += value;
      squares += value * value;
    }
    mean[f] = sum / Math.max(1, count);
    const variance = squares / Math.max(1, count) - mean[f]! ** 2;
    scale[f] = variance > 1e-12 ? 1 / Math.sqrt(variance) : 0;
  }
  return (of) => {
    const values = new Float32Array(of.features.length);
    for (let at = 0; at < values.length; at++) {
      const f = at % width;
      const value = of.features[at]!;
      // A later season may lie far outside: what no training row was near is cut.
      const z = Number.isNaN(value) ? 0 : (value - mean[f]!) * scale[f]!;
      values[at] = Math.max(-6, Math.min(6, z));
    }
    return values;
  };
}
