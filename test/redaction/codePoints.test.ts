import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodePoints } from '../../src/redaction/codePoints.ts';

describe('CodePoints', () => {
  it('agrees with counting by hand on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const points = new CodePoints(text);
        const characters = Array.from(text);
        expect(points.length).toBe(characters.length);
        let utf16 = 0;
        characters.forEach((character, i) => {
          expect(points.fromUtf16(utf16)).toBe(i);
          expect(points.toUtf16(i)).toBe(utf16);
          utf16 += character.length;
        });
        expect(points.toUtf16(characters.length)).toBe(text.length);
      }),
    );
  });

  it.each([
    ['emoji 🏒 then', 9, 8],
    ['e\u0301 combining', 3, 3],
    ['line\r\nbreak', 6, 6],
    ['שלום 🥅 x', 8, 7],
  ])('maps %j', (text, utf16, point) => {
    expect(new CodePoints(text).fromUtf16(utf16)).toBe(point);
    expect(new CodePoints(text).toUtf16(point)).toBe(utf16);
  });
});
