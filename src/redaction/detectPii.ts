import type { Finding } from './finding.ts';
import { PreparedText } from './preparedText.ts';
import type { Recognizer } from './recognizer.ts';
import { recognizers as everyRecognizer } from './recognizers.ts';
import { resolveOverlaps } from './resolveOverlaps.ts';

export interface DetectOptions {
  /** Recognizers to ask; all of them when left out. */
  readonly recognizers?: readonly Recognizer[];
  /** Findings below this score are dropped. Default {@link DEFAULT_THRESHOLD}. */
  readonly threshold?: number;
}

/** Chosen on the development texts; see docs/decisions/060-names-without-a-model.md. */
export const DEFAULT_THRESHOLD = 0.5;

/**
 * All personal data in a text: disjoint findings in order of place, offsets in UTF-16 units. Pure;
 * time is linear in the length of the text.
 */
export function detectPii(text: string, options: DetectOptions = {}): Finding[] {
  const { recognizers = everyRecognizer, threshold = DEFAULT_THRESHOLD } = options;
  const prepared = new PreparedText(text);
  const findings: Finding[] = [];
  for (const recognizer of recognizers) {
    for (const finding of recognizer.find(prepared)) {
      if (finding.score >= threshold) findings.push(finding);
    }
  }
  return resolveOverlaps(findings, text);
}
