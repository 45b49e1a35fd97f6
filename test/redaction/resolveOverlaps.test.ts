import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/redaction/finding.ts';
import type { PiiType } from '../../src/redaction/piiType.ts';
import { resolveOverlaps } from '../../src/redaction/resolveOverlaps.ts';

const text = 'abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnop';
const at = (type: PiiType, begin: number, end: number, score: number): Finding => ({
  type,
  begin,
  end,
  score,
  explanation: { recognizer: 'test', reasons: [] },
});
const spans = (findings: readonly Finding[]) => findings.map((f) => [f.type, f.begin, f.end]);

describe('resolveOverlaps', () => {
  it('prefers the surer of two', () => {
    expect(spans(resolveOverlaps([at('PHONE', 0, 9, 0.6), at('SSN', 0, 9, 0.9)], text))).toEqual([
      ['SSN', 0, 9],
    ]);
  });

  it('lets an address swallow the name inside it', () => {
    const findings = [at('NAME', 4, 9, 0.9), at('ADDRESS', 0, 20, 0.8)];
    expect(spans(resolveOverlaps(findings, text))).toEqual([['ADDRESS', 0, 20]]);
  });

  it('keeps what sticks out of the winner', () => {
    const findings = [at('NAME', 0, 10, 0.9), at('ADDRESS', 5, 20, 0.6)];
    expect(spans(resolveOverlaps(findings, text))).toEqual([
      ['NAME', 0, 10],
      ['ADDRESS', 10, 20],
    ]);
  });

  it('covers all that was found, disjoint and in order, whatever comes in', () => {
    const finding = fc
      .tuple(
        fc.nat(40),
        fc.integer({ min: 1, max: 11 }),
        fc.double({ min: 0.5, max: 1, noNaN: true }),
      )
      .map(([begin, size, score]) => at('NAME', begin, begin + size, score));
    fc.assert(
      fc.property(fc.array(finding), (findings) => {
        const resolved = resolveOverlaps(findings, text);
        const covered = new Set<number>();
        let last = 0;
        for (const { begin, end } of resolved) {
          expect(begin).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(begin);
          last = end;
          for (let i = begin; i < end; i++) covered.add(i);
        }
        for (const { begin, end } of findings)
          for (let i = begin; i < end; i++) expect(covered.has(i)).toBe(true);
      }),
    );
  });
});
