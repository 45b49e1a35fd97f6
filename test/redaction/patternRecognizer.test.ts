import { describe, expect, it } from 'vitest';
import { patternRecognizer } from '../../src/redaction/patternRecognizer.ts';
import { PreparedText } from '../../src/redaction/preparedText.ts';

const four = patternRecognizer({
  name: 'four',
  type: 'PIN',
  pattern: /\d{4}/g,
  score: 0.6,
  loweredBy: /\bship\s$/,
  lower: 0.3,
});
const scores = (text: string) => [...four.find(new PreparedText(text))].map(({ score }) => score);

describe('patternRecognizer', () => {
  it('lowers a match by a contrary word right before it', () => {
    expect(scores('ship 1234')).toEqual([0.3]);
  });

  it('takes no end of the context behind a match for the begin of one', () => {
    // The context ends with "ship " and the text goes on.
    expect(scores(`1234${'.'.repeat(19)}ship on`)).toEqual([0.6]);
  });
});
