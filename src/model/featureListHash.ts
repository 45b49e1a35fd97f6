import { createHash } from 'node:crypto';

/** SHA-256 in hex of feature names joined by newlines: names the list and its order. */
export const featureListHash = (featureNames: readonly string[]): string =>
  createHash('sha256').update(featureNames.join('\n')).digest('hex');
