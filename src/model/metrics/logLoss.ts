/**
 * Mean negative log-likelihood of labels 0/1 under probabilities, both [n].
 * @throws RangeError for different lengths or none
 */
export function logLoss(probabilities: ArrayLike<number>, labels: ArrayLike<number>): number {
  if (probabilities.length !== labels.length || labels.length === 0) {
    throw new RangeError(
      `expected as many probabilities as labels, got ${probabilities.length} and ${labels.length}`,
    );
  }
  let sum = 0;
  for (let i = 0; i < labels.length; i++) {
    const own = labels[i]! > 0 ? probabilities[i]! : 1 - probabilities[i]!;
    sum -= Math.log(Math.max(1e-15, own));
  }
  return sum / labels.length;
}
