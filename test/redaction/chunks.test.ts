import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunks, mergeChunks } from '../../src/redaction/chunks.ts';
import { detectPii } from '../../src/redaction/detectPii.ts';

describe('chunks', () => {
  it('covers any text with pieces of bounded bytes that begin and end between characters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 0, maxLength: 400 }),
        fc.integer({ min: 8, max: 60 }),
        fc.integer({ min: 0, max: 7 }),
        (text, bytes, overlap) => {
          let covered = 0;
          for (const { text: piece, offset } of chunks(text, bytes, overlap)) {
            expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(bytes);
            expect(text.slice(offset, offset + piece.length)).toBe(piece);
            expect(piece).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
            expect(offset).toBeLessThanOrEqual(covered);
            covered = Math.max(covered, offset + piece.length);
          }
          expect(covered).toBe(text.length);
        },
      ),
    );
  });

  it('finds what lies across a seam, once and whole', () => {
    const filler = 'The draw was won clean at the left dot. '.repeat(60);
    for (let shift = 0; shift < 40; shift += 3) {
      const text = `${filler}${'x'.repeat(shift)} write to jo.fan@mail.example.org now. ${filler}`;
      const found = chunks(text, 2_500, 300).map((chunk) => ({
        chunk,
        findings: detectPii(chunk.text),
      }));
      expect(found.length).toBeGreaterThan(1);
      const emails = mergeChunks(text, found).filter(({ type }) => type === 'EMAIL');
      expect(emails.map(({ begin, end }) => text.slice(begin, end))).toEqual([
        'jo.fan@mail.example.org',
      ]);
    }
  });
});
