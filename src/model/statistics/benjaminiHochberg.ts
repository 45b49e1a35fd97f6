/**
 * p-values of many tests corrected so that keeping those below q keeps at most a share q of false
 * discoveries; in the order given. NaN (no test) stays NaN and does not count.
 * Source: Benjamini and Hochberg 1995.
 */
export function benjaminiHochberg(pValues: ArrayLike<number>): Float64Array {
  const adjusted = new Float64Array(pValues.length).fill(Number.NaN);
  const order = Array.from({ length: pValues.length }, (_, i) => i)
    .filter((i) => !Number.isNaN(pValues[i]!))
    .sort((a, b) => pValues[a]! - pValues[b]!);
  let least = 1;
  for (let rank = order.length; rank >= 1; rank--) {
    const at = order[rank - 1]!;
    least = Math.min(least, (pValues[at]! * order.length) / rank);
    adjusted[at] = least;
  }
  return adjusted;
}
