import { describe, expect, it } from 'vitest';
import { detectPii } from '../../src/redaction/detectPii.ts';
import { piiTypes } from '../../src/redaction/piiType.ts';
import { recognizers } from '../../src/redaction/recognizers.ts';
import { examples } from './examples.ts';

describe('detectPii', () => {
  for (const type of piiTypes) {
    it.each(examples[type].map((marked) => [marked]))(`finds ${type} in %s`, (marked) => {
      const begin = marked.indexOf('<');
      const end = marked.indexOf('>') - 1;
      const text = marked.replace('<', '').replace('>', '');
      const found = detectPii(text).find((f) => f.type === type);
      expect(found && text.slice(found.begin, found.end)).toBe(text.slice(begin, end));
    });
  }

  it('has a recognizer for each of the types', () => {
    const covered = new Set(recognizers.flatMap((recognizer) => recognizer.types));
    expect(piiTypes.filter((type) => !covered.has(type))).toEqual([]);
  });

  it('gives each recognizer a name of its own', () => {
    expect(new Set(recognizers.map(({ name }) => name)).size).toBe(recognizers.length);
  });

  it('explains every finding without quoting it', () => {
    const [found] = detectPii('My SSN is 536-90-4399.');
    expect(found?.explanation.reasons).toContain('rule issued range');
    expect(JSON.stringify(found?.explanation)).not.toContain('4399');
  });

  it('gives nothing for an empty text', () => {
    expect(detectPii('')).toEqual([]);
  });
});
