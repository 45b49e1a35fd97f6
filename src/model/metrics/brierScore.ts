/** Mean squared difference of probabilities and labels 0/1, both [n]. Source: Brier 1950. */
export function brierScore(probabilities: ArrayLike<number>, labels: ArrayLike<number>): number {
  if (probabilities.length !== labels.length || labels.length === 0) {
    throw new RangeError(
      `expected as many probabilities as labels, got ${probabilities.length} and ${labels.length}`,
    );
  }
  let sum = 0;
  for (let i = 0; i < labels.length; i++) sum += (probabilities[i]! - labels[i]!) ** 2;
  return sum / labels.length;
}
