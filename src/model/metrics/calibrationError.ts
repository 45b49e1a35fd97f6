/** One bin of a reliability diagram. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean probability said, share that came true; NaN for an empty bin. */
  readonly predicted: number;
  readonly observed: number;
}

/** Equal-width bins of [0, 1]; a probability of 1 falls into the last. */
export function reliability(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  bins = 20,
): readonly ReliabilityBin[] {
  const count = new Float64Array(bins);
  const said = new Float64Array(bins);
  const came = new Float64Array(bins);
  for (let i = 0; i < labels.length; i++) {
    const bin = Math.min(bins - 1, Math.floor(probabilities[i]! * bins));
    count[bin]!++;
    said[bin]! += probabilities[i]!;
    came[bin]! += labels[i]!;
  }
  return Array.from(count, (n, bin) => ({
    from: bin / bins,
    to: (bin + 1) / bins,
    count: n,
    predicted: said[bin]! / n,
    observed: came[bin]! / n,
  }));
}

/**
 * Expected calibration error: mean distance of said and observed over bins, weighted by rows.
 * Source: Naeini, Cooper, Hauskrecht 2015.
 */
export function calibrationError(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  bins = 20,
): number {
  let sum = 0;
  for (const { count, predicted, observed } of reliability(probabilities, labels, bins)) {
    if (count > 0) sum += count * Math.abs(predicted - observed);
  }
  return sum / labels.length;
}
