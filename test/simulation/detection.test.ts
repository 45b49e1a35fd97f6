import { describe, expect, it } from 'vitest';
import { detectionMetrics } from '../../src/simulator/detectionMetrics.ts';
import { detectionTrials, runDetectionTrial } from '../../src/simulator/simulateDetection.ts';

// A tenth of the standing count (`bench/detection.ts`, 200 games): few enough to run every time,
// so the bars leave room for one or two faults in some 350 draws.
describe('detection on whole simulated games with every fault', () => {
  const judged = detectionTrials(6).map((trial) => runDetectionTrial(trial));
  const metrics = detectionMetrics({
    games: judged.length,
    draws: judged.flatMap((one) => one.draws),
    falseDraws: judged.flatMap((one) => one.falseDraws),
  });

  it('predicts the draws that had a line-up', () => {
    expect(metrics.draws.true).toBeGreaterThan(300);
    expect(metrics.recall).toBeGreaterThan(0.985);
  });

  it('names the right takers at the right dot, with seconds to go', () => {
    expect(metrics.takersRight).toBeGreaterThan(0.985);
    expect(metrics.dotsRight).toBeGreaterThan(0.99);
    expect(metrics.leadSecondsOfLongLineups?.median).toBeGreaterThan(5);
  });

  it('makes no face-off up', () => {
    expect(metrics.falsePerGame).toBeLessThan(0.34);
  });
});
