import { describe, expect, it } from 'vitest';
import { detectPii } from '../../src/redaction/detectPii.ts';

const PIECES = [
  '1 ',
  '1-',
  '4111 ',
  'Aa, ',
  'Aa ',
  '12 A\n',
  'http://',
  'x.com',
  'a@',
  'ssn: ',
  'pin is ',
  'de la ',
  'A. ',
  '::',
  '+1 ',
  '\u0301',
  '🏒',
  'the corner of ',
  'ul. ',
  'name is ',
];

/** CPU seconds of the best of three. */
function cpu(text: string): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const before = process.cpuUsage();
      detectPii(text);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1e6;
    }),
  );
}

describe('hostile text', () => {
  it.each(PIECES)('of repeated %j takes time in line with its length', (piece) => {
    const text = (length: number) =>
      piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    detectPii(text(20_000));
    const short = cpu(text(25_000));
    const long = cpu(text(100_000));
    // Four times the text; quadratic time would be sixteen times. The addend absorbs the clock.
    expect(long).toBeLessThan(short * 9 + 0.1);
  });
});
