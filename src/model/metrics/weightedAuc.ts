/**
 * Area under the ROC curve as a function of row weights: scores are sorted once, so that each call is
 * linear; made for bootstrap samples. Ties count half; NaN when one class has no weight.
 */
export function weightedAuc(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
): (weights: ArrayLike<number>) => number {
  if (scores.length !== labels.length) {
    throw new RangeError(
      `expected as many scores as labels, got ${scores.length} and ${labels.length}`,
    );
  }
  const order = Uint32Array.from({ length: scores.length }, (_, i) => i).sort(
    (a, b) => scores[a]! - scores[b]!,
  );
  return (weights) => {
    let below = 0;
    let positives = 0;
    let area = 0;
    for (let from = 0; from < order.length; ) {
      let tiedNegative = 0;
      let tiedPositive = 0;
      let to = from;
      while (to < order.length && scores[order[to]!] === scores[order[from]!]) {
        const row = order[to++]!;
        if (labels[row]! > 0) tiedPositive += weights[row]!;
        else tiedNegative += weights[row]!;
      }
      area += tiedPositive * (below + tiedNegative / 2);
      below += tiedNegative;
      positives += tiedPositive;
      from = to;
    }
    return area / (positives * below);
  };
}
