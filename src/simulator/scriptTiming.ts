import type { StoppageReason } from './gameScript.ts';
import type { Random } from './random.ts';

/** Seconds from the whistle until the players are called to the dot, lowest and highest. */
const PRE_LINEUP_SECONDS: Record<StoppageReason, readonly [number, number]> = {
  PERIOD_START: [4, 8],
  GOAL: [22, 38],
  GOALKEEPER_FREEZES: [8, 16],
  ICING: [4, 8],
  OFFSIDE: [6, 11],
  PUCK_OUT_OF_PLAY: [8, 15],
  PENALTY: [15, 28],
  OTHER: [8, 16],
};

/** Share of draws whose line-up is under a second, and of those that have none. */
const SHORT_SHARE = 0.04;

/**
 * Times that no play-by-play tells, drawn at random: stoppages of about 27 s without television
 * time-outs, line-ups of 6.5 s in the middle and from half a second to 18 s (chosen, decision 040).
 */
export function drawTiming(
  reason: StoppageReason,
  random: Random,
): { preLineupSeconds: number; lineupSeconds: number } {
  const [low, high] = PRE_LINEUP_SECONDS[reason];
  const lineupSeconds = random.chance(SHORT_SHARE)
    ? random.between(0.5, 0.95)
    : Math.max(1.2, Math.min(18, random.logNormal(6.5, 0.42)));
  return {
    preLineupSeconds: Math.round(10 * random.between(low, high)) / 10,
    lineupSeconds: Math.round(25 * lineupSeconds) / 25,
  };
}
