import { expect, it } from 'vitest';
import { benjaminiHochberg } from '../../../src/model/statistics/benjaminiHochberg.ts';

it('corrects as SciPy does, in the order given', () => {
  const wanted = [0.025, 0.05, 0.05, 0.025, 0.5];
  const found = benjaminiHochberg([0.01, 0.04, 0.03, 0.005, 0.5]);
  for (const [i, value] of wanted.entries()) expect(found[i]).toBeCloseTo(value, 14);
});

it('passes over tests that were not made', () => {
  expect([...benjaminiHochberg([0.02, Number.NaN, 0.5])]).toEqual([0.04, Number.NaN, 0.5]);
});
