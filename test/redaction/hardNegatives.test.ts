import { describe, expect, it } from 'vitest';
import { detectPii } from '../../src/redaction/detectPii.ts';
import { hardNegatives } from './hardNegatives.ts';

describe('hard negatives', () => {
  it.each([1, 2, 3])('are touched in at most one of a hundred (seed %i)', (seed) => {
    const texts = hardNegatives(seed, 1_500);
    const touched = texts.filter((text) => detectPii(text).length > 0);
    expect(touched.length / texts.length).toBeLessThanOrEqual(0.01);
  });

  it('are really different texts', () => {
    expect(new Set(hardNegatives(1, 1_500)).size).toBeGreaterThan(800);
  });
});
