import { patternRecognizer } from '../patternRecognizer.ts';

/** Forty signs of base 64 are a key only near its words: a SHA-1 has forty signs too. */
export const awsSecretKey = patternRecognizer({
  name: 'awsSecretKey',
  type: 'AWS_SECRET_KEY',
  begins: ({ keyRuns }) => keyRuns.filter((_, i) => i % 2 === 0),
  pattern: /(?<![A-Za-z0-9/+])(?=[^\s]{0,39}[G-Zg-z/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g,
  score: 0.3,
  raisedBy: /secret|aws|access.?key|AKIA|ASIA/i,
  raise: 0.6,
});
