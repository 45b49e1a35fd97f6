import type { DetectorRules } from './lineUpRules.ts';

const NO = { isLineUp: false } as const;

/**
 * Cut-offs set by hand from the geometry of a draw: takers stand 1.8–6.5 ft from the dot at the
 * drop (median 3.0, p90 5.6, measured on public tracking of 21 draws), everyone else outside the
 * 15-ft circle. The fitted ones ({@link defaultRules}) are judged against them and keep their
 * distances and times other than the tree and the settling time.
 */
export const handSetRules: DetectorRules = {
  tree: {
    feature: 'nearestFeet',
    threshold: 9,
    left: {
      feature: 'nearestSpeed',
      threshold: 6,
      left: {
        feature: 'averageFeet',
        threshold: 45,
        left: { isLineUp: true },
        right: NO,
      },
      right: NO,
    },
    right: NO,
  },
  settleMillis: 400,
  lineUpSpeed: 6,
  breakMillis: 3000,
  strayFeet: 12,
  takeoverFeet: 2,
  takeoverSamples: 3,
  takerFeet: 9,
  takerSpeed: 14,
  freshMillis: 1000,
  playSpeed: 8,
  withoutClock: {
    settleMillis: 600,
    firstSightMillis: 200,
    calmSpeed: 5,
    playSpeed: 5,
    restMillis: 5000,
  },
};
