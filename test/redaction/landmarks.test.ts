import { describe, expect, it } from 'vitest';
import { readLandmarks, runsOf, wordsFrom } from '../../src/redaction/landmarks.ts';

const ofPin = wordsFrom('pi|p.|c¤');

describe('landmarks', () => {
  it('are the runs of digits, the long runs and the keys of a text', () => {
    const key = 'a1/+'.repeat(10);
    const text = `Order 12 of 345, A1B2C3D4 ${key} ${key}x`;
    const { digitRuns, keyRuns, ...landmarks } = readLandmarks(text);
    const runs = [...digitRuns.slice(0, 4)];
    expect(runs.map((_, i) => (i % 2 ? '' : text.slice(runs[i], runs[i + 1])))).toEqual([
      '12',
      '',
      '345',
      '',
    ]);
    expect([...keyRuns]).toEqual([text.indexOf(key), text.indexOf(key) + 40]);
    expect([...Array.from(runsOf(8)({ digitRuns, keyRuns, ...landmarks }))]).toEqual([
      text.indexOf('A1B2'),
    ]);
  });

  it('are words by their first two signs, whatever their case, and only where a word begins', () => {
    const text = 'pin PIN spin 1pin p.i.n código _pin p';
    const found = [...Array.from(ofPin(readLandmarks(text)))];
    expect(found.map((at) => text.slice(at, at + 3))).toEqual(['pin', 'PIN', 'p.i', 'cód', 'pin']);
  });

  it('refuse a head that has not two signs', () => {
    expect(() => wordsFrom('pin')).toThrow(RangeError);
  });
});
