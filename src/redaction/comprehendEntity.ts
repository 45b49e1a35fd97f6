import { CodePoints } from './codePoints.ts';
import type { Finding } from './finding.ts';
import type { PiiType } from './piiType.ts';

/** A finding as Amazon Comprehend writes it: offsets in Unicode code points, end exclusive. */
export interface ComprehendEntity {
  readonly Score: number;
  readonly Type: PiiType;
  readonly BeginOffset: number;
  readonly EndOffset: number;
}

/** Findings of a text in Comprehend's shape. */
export function toComprehend(text: string, findings: readonly Finding[]): ComprehendEntity[] {
  const points = new CodePoints(text);
  return findings.map(({ type, score, begin, end }) => ({
    Score: score,
    Type: type,
    BeginOffset: points.fromUtf16(begin),
    EndOffset: points.fromUtf16(end),
  }));
}
