import type { Place } from './lineupFormation.ts';
import type { Errand, Skater } from './skater.ts';

/** Whether a skater has come to a place and keeps still there. */
export function stands(skater: Skater, place: Place): boolean {
  return (
    Math.hypot(skater.x - place.x, skater.y - place.y) < 1.5 &&
    skater.vx * skater.vx + skater.vy * skater.vy < 2.5 * 2.5
  );
}

/** Sends a skater on errands, unless he is on his way to the bench. */
export function goTo(skater: Skater, errands: Errand[], restlessFeet: number): void {
  if (skater.leavesFor !== undefined) return;
  skater.errands = errands;
  skater.errandSeconds = 0;
  skater.restlessFeet = restlessFeet;
}
