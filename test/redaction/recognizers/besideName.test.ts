import { describe, expect, it } from 'vitest';
import { PreparedText } from '../../../src/redaction/preparedText.ts';
import { besideName } from '../../../src/redaction/recognizers/besideName.ts';

const found = (text: string) =>
  [...besideName.find(new PreparedText(text))].map(({ type, begin, end }) => [
    type,
    text.slice(begin, end),
  ]);

describe('besideName', () => {
  it.each([
    ['We met Margaret Hollins (34) there.', [['AGE', '34']]],
    ['We met Margaret Hollins, 34, there.', [['AGE', '34']]],
    [
      'Margaret Hollins,34,Toledo',
      [
        ['AGE', '34'],
        ['ADDRESS', 'Toledo'],
      ],
    ],
    [
      'We met Margaret Hollins, 34, Dayton.',
      [
        ['AGE', '34'],
        ['ADDRESS', 'Dayton'],
      ],
    ],
    ['Margaret Hollins, 34, Dayton, 12', [['AGE', '34']]],
    ['Left at the desk for Margaret Hollins, 45402.', [['ADDRESS', '45402']]],
  ])('reads what stands beside a name: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    'The final score was 34, as in May.',
    'Boston (34) led Toronto (31).',
    'See page (34).',
  ])('leaves numbers beside anything else: %s', (text) => expect(found(text)).toEqual([]));
});
