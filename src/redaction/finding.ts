import type { PiiType } from './piiType.ts';

/**
 * A piece of personal data in a text. Offsets are UTF-16 units, end exclusive, everywhere inside
 * this room; `codePoints.ts` converts at the edges, where Amazon Comprehend counts code points.
 */
export interface Finding {
  readonly type: PiiType;
  readonly begin: number;
  readonly end: number;
  /** Confidence in 0..1; findings below the detector's threshold are never given out. */
  readonly score: number;
  /** Who found it and why, for the person who asks; holds no personal data. */
  readonly explanation: Explanation;
}

export interface Explanation {
  /** Name of the recognizer. */
  readonly recognizer: string;
  /** What raised or lowered the score, in order: `checksum Luhn`, `after "card"`. */
  readonly reasons: readonly string[];
}
