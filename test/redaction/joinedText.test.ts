import { describe, expect, it } from 'vitest';
import { selectFields } from '../../src/redaction/fields.ts';
import type { Finding } from '../../src/redaction/finding.ts';
import { joinFields, splitFindings } from '../../src/redaction/joinedText.ts';

const { fields } = selectFields(
  { record: { a: 'one 🏒', noteText: 'two', list: ['three'] } },
  undefined,
);
const joined = joinFields(fields);
const finding = (begin: number, end: number): Finding => ({
  type: 'NAME',
  begin,
  end,
  score: 1,
  explanation: { recognizer: 'test', reasons: [] },
});

describe('joinFields', () => {
  it('writes labels and values on lines of their own', () => {
    expect(joined.text).toBe('a: one 🏒\n\nnote text: two\n\nlist: three');
  });

  it('brings findings back to their fields', () => {
    const at = joined.text.indexOf('two');
    const split = splitFindings(joined, [finding(3, 6), finding(at, at + 3)]);
    expect(split.map(({ findings }) => findings.map(({ begin, end }) => [begin, end]))).toEqual([
      [[0, 3]],
      [[0, 3]],
      [],
    ]);
  });

  it('cuts a finding that lies over an edge, so that no part of it escapes', () => {
    const [first, second] = splitFindings(joined, [finding(5, joined.text.indexOf('two') + 2)]);
    expect(first?.findings[0]).toMatchObject({ begin: 2, end: 6 });
    expect(second?.findings[0]).toMatchObject({ begin: 0, end: 2 });
  });

  it('leaves out what was found in a label', () => {
    const label = joined.text.indexOf('note');
    expect(
      splitFindings(joined, [finding(label, label + 4)]).every((f) => f.findings.length === 0),
    ).toBe(true);
  });
});
