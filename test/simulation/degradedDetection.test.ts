import { describe, expect, it } from 'vitest';
import { detectionMetrics } from '../../src/simulator/detectionMetrics.ts';
import { DEGRADATIONS, judgeDegraded } from '../support/degradedTracking.ts';

/** Those that broke something once, or that a feed is likeliest to have; `bench/` has them all. */
const HELD = [
  '10 Hz',
  '10 Hz in whole frames',
  'a foot across',
  'turned by half',
  'a camera that follows the puck',
  'locations alone',
  'a clock 2 s late',
  'everyone tracked',
  'ids of letters',
];

describe.each(HELD)('tracking unlike the fit’s: %s', (name) => {
  it('has its draws told at their dots by their takers, and hardly one made up', () => {
    const degradation = DEGRADATIONS.find((one) => one.name === name);
    if (!degradation) throw new Error(`expected a degradation named ${name}`);
    const metrics = detectionMetrics(judgeDegraded(degradation, 1, 400));
    expect(metrics.draws.true).toBeGreaterThan(10);
    // One of some fifteen draws may go wrong by chance.
    expect(metrics.recall).toBeGreaterThan(0.9);
    expect(metrics.takersRight).toBeGreaterThan(0.9);
    expect(metrics.dotsRight).toBe(1);
    expect(metrics.draws.false).toBeLessThanOrEqual(1);
  });
});
