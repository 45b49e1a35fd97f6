import { describe, expect, it } from 'vitest';
import { detectPii } from '../../../src/redaction/detectPii.ts';
import type { PiiType } from '../../../src/redaction/piiType.ts';
import { piiTypes } from '../../../src/redaction/piiType.ts';
import type { Part } from './documents.ts';
import { markedDocuments } from './documents.ts';
import { score } from './score.ts';

/** Types that grammar and knowledge find; all others have a checksum, a form or a label. */
const BY_GRAMMAR: readonly PiiType[] = ['NAME', 'ADDRESS', 'AGE'];

function scored(part: Part, seed: number) {
  return score(
    markedDocuments(part, seed, 6).map((document) => ({
      document,
      findings: detectPii(document.text),
    })),
  );
}

describe('texts of many domains', () => {
  it('hold every type of Amazon Comprehend', () => {
    const present = new Set(
      markedDocuments('development', 1, 1).flatMap(({ entities }) => entities.map((e) => e.type)),
    );
    expect(piiTypes.filter((type) => !present.has(type))).toEqual([]);
  });

  it('mark exactly what they hold', () => {
    for (const { text, entities } of markedDocuments('held', 2, 2)) {
      for (const { begin, end } of entities) {
        expect(begin).toBeLessThan(end);
        expect(text.slice(begin, end).trim()).toHaveLength(end - begin);
      }
    }
  });

  it.each([11, 12])('are read well in domains that rules were written for (seed %i)', (seed) => {
    const { f2, precision, leaking } = scored('development', seed);
    expect(f2).toBeGreaterThanOrEqual(0.95);
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(leaking).toBeLessThanOrEqual(0.1);
  });

  it.each([11, 12])('are read well in domains nobody looked at (seed %i)', (seed) => {
    const { f2, precision, leaking } = scored('held', seed);
    expect(f2).toBeGreaterThanOrEqual(0.95);
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(leaking).toBeLessThanOrEqual(0.15);
  });

  it('lose no value that a checksum, a form or a label gives away', () => {
    const { byType } = scored('development', 13);
    const lost = Object.entries(byType).filter(
      ([type, { recall }]) => !BY_GRAMMAR.includes(type as PiiType) && recall < 1,
    );
    expect(lost).toEqual([]);
  });
});
