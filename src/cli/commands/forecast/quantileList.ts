import { InvalidArgumentError } from 'commander';

/** Quantiles of a command line, like `0.1,0.5,0.9`: each above 0 and below 1, sorted, once. */
export function quantileList(text: string): number[] {
  const values = text.split(',').map((part) => Number(part.trim() || Number.NaN));
  if (!values.every((v) => v > 0 && v < 1)) {
    throw new InvalidArgumentError('expected numbers between 0 and 1, like 0.1,0.5,0.9');
  }
  return [...new Set(values)].sort((a, b) => a - b);
}
