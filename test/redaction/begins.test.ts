import { describe, expect, it } from 'vitest';
import type { PatternRecognizer } from '../../src/redaction/patternRecognizer.ts';
import { patternRecognizer } from '../../src/redaction/patternRecognizer.ts';
import { PreparedText } from '../../src/redaction/preparedText.ts';
import { recognizers } from '../../src/redaction/recognizers.ts';
import { markedDocuments } from './corpus/documents.ts';
import { hardNegatives } from './hardNegatives.ts';
import { hostileTexts } from './hostileTexts.ts';

const led = recognizers.filter(
  (one): one is PatternRecognizer =>
    'options' in one && (one as PatternRecognizer).options.begins !== undefined,
);
const texts = [
  ...markedDocuments('development', 5, 3).map(({ text }) => text),
  ...markedDocuments('registers', 5, 3).map(({ text }) => text),
  ...hardNegatives(5, 500),
  ...hostileTexts(3_000, 5).map(({ text }) => text),
];

describe('a recognizer that is asked only where its values can begin', () => {
  it('is what most are', () => {
    expect(led.length).toBeGreaterThan(40);
  });

  it.each(led)('finds what it finds asked everywhere: $name', ({ find, options }) => {
    const { begins: _, ...everywhere } = options;
    const asked = patternRecognizer(everywhere);
    const places = (found: Iterable<{ begin: number; end: number; score: number }>) =>
      [...found].map(({ begin, end, score }) => [begin, end, score]);
    for (const text of texts) {
      const prepared = new PreparedText(text);
      expect(places(find(prepared)), text.slice(0, 200)).toEqual(places(asked.find(prepared)));
    }
  });
});
