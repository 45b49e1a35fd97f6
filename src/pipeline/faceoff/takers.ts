import { DOTS } from '../../hockey/rink.ts';
import type { TeamSide } from '../../hockey/team.ts';
import type { GameState, UpcomingDraw } from '../state/gameState.ts';
import { NO_TEAM, teamSide } from '../state/trackedEntities.ts';
import type { DetectorRules } from './lineUpRules.ts';
import { feetToDot, isSkaterInView, medianSpeed } from './watchDots.ts';

/*
 * Who takes the draw that is lined up for, after the first look: a challenger takes over, or somebody
 * stands where a taker is gone. Each function changes `state.upcoming` and tells whether it did.
 */

/**
 * Hysteresis: another skater takes over when he has stood nearer to the dot than the taker, by
 * two feet, in three of his samples; one who skates past does neither.
 *
 * @returns whether the draw has another taker now
 */
export function considerTakeover(state: GameState, rules: DetectorRules, entity: number): boolean {
  const draw = state.upcoming;
  const { tracked } = state;
  if (!draw || !isSkaterInView(state, entity, state.lastEventTimestamp, rules.freshMillis)) {
    return false;
  }
  const side = teamSide(tracked.team[entity]!);
  const takerId = takerOf(draw, side);
  const playerId = tracked.ids[entity]!;
  if (playerId === takerId) return false;
  const feet = feetToDot(tracked, entity, draw.dot);
  const challenger = state.challengers[side];
  const takerAway = feetToDot(tracked, tracked.find(takerId), draw.dot);
  const isNearer =
    feet <= reachFeet(rules, takerAway) &&
    feet + rules.takeoverFeet <= takerAway &&
    isSlowEnough(state, rules, tracked.speed(entity), takerAway);
  if (!isNearer) {
    if (challenger?.playerId === playerId) state.challengers[side] = undefined;
    return false;
  }
  if (challenger && challenger.playerId !== playerId) {
    const rival = tracked.find(challenger.playerId);
    if (feetToDot(tracked, rival, draw.dot) <= feet) return false;
  }
  const before = challenger?.playerId === playerId ? challenger.samples : [];
  return challenge(state, rules, draw, side, playerId, [...before, tracked.sequence[entity]!]);
}

/**
 * A sample that came after a newer one moves nobody, but it speaks for a challenger as it would
 * have in order.
 *
 * @returns whether the draw has another taker now
 */
export function considerLateSample(
  state: GameState,
  rules: DetectorRules,
  entity: number,
  sequence: number,
  timestamp: number,
  x: number,
  y: number,
): boolean {
  const draw = state.upcoming;
  const { tracked } = state;
  const team = tracked.team[entity]!;
  if (!draw || team === NO_TEAM) return false;
  if (tracked.timestamp[entity]! - timestamp > rules.freshMillis) return false;
  const side = teamSide(team);
  const challenger = state.challengers[side];
  if (!challenger || challenger.playerId !== tracked.ids[entity]) return false;
  if (challenger.samples.includes(sequence) || !tracked.cameLate(entity, sequence)) return false;
  const { x: dotX, y: dotY } = DOTS[draw.dot]!;
  const feet = Math.hypot(x - dotX, y - dotY);
  const takerAway = feetToDot(tracked, tracked.find(takerOf(draw, side)), draw.dot);
  if (feet > reachFeet(rules, takerAway) || feet + rules.takeoverFeet > takerAway) return false;
  const { playerId, samples } = challenger;
  return challenge(state, rules, draw, side, playerId, [...samples, sequence]);
}

/**
 * A taker who has left the ice or the view is none, however near he was seen last.
 *
 * @param homeTaker - entity numbers of those who stand nearest to the dot now
 * @returns whether the draw has another taker now
 */
export function replaceAbsentTakers(
  state: GameState,
  rules: DetectorRules,
  draw: UpcomingDraw,
  homeTaker: number,
  awayTaker: number,
): boolean {
  const { tracked } = state;
  /** Out of view is not gone: only somebody at the dot takes his place. */
  const isReplaced = (id: string, by: number) =>
    tracked.ids[by] !== id &&
    !isSkaterInView(state, tracked.find(id), state.lastEventTimestamp, rules.freshMillis) &&
    feetToDot(tracked, by, draw.dot) <= rules.takerFeet;
  const homeGone = isReplaced(draw.homeTakerId, homeTaker);
  const awayGone = isReplaced(draw.awayTakerId, awayTaker);
  if ((!homeGone && !awayGone) || isInPlay(state, rules)) return false;
  if (homeGone) draw.homeTakerId = tracked.ids[homeTaker]!;
  if (awayGone) draw.awayTakerId = tracked.ids[awayTaker]!;
  return true;
}

/** Both takers seen beyond the line-up: without a clock that is how a drop looks. */
export function haveBothLeft(state: GameState, rules: DetectorRules, draw: UpcomingDraw): boolean {
  const { tracked } = state;
  return [draw.homeTakerId, draw.awayTakerId].every(
    (id) => feetToDot(tracked, tracked.find(id), draw.dot) > rules.strayFeet,
  );
}

function takerOf(draw: UpcomingDraw, side: TeamSide): string {
  return side === 'HOME' ? draw.homeTakerId : draw.awayTakerId;
}

function challenge(
  state: GameState,
  rules: DetectorRules,
  draw: UpcomingDraw,
  side: TeamSide,
  playerId: string,
  samples: readonly number[],
): boolean {
  const { challengers } = state;
  if (samples.length < rules.takeoverSamples) {
    challengers[side] = { playerId, samples };
    return false;
  }
  if (isInPlay(state, rules)) return false;
  challengers[side] = undefined;
  if (side === 'HOME') draw.homeTakerId = playerId;
  else draw.awayTakerId = playerId;
  return true;
}

/** How near a challenger must stand: less so when the taker has left the line-up altogether. */
function reachFeet({ takerFeet, strayFeet }: DetectorRules, takerAway: number): number {
  return takerAway > strayFeet ? (takerFeet + strayFeet) / 2 : takerFeet;
}

/**
 * A skater passing by is fast. Who comes to a dot that its taker has left may be measured as fast
 * where velocities are derived, or as nothing just after he came back into view.
 */
function isSlowEnough(
  state: GameState,
  { takerFeet, takerSpeed }: DetectorRules,
  speed: number,
  takerAway: number,
): boolean {
  // Without a clock the taker may have left because the puck has dropped.
  const hasLeft = takerAway > takerFeet && state.clock !== undefined;
  return hasLeft ? !(speed > 1.5 * takerSpeed) : speed <= takerSpeed;
}

/**
 * Everyone skates: the puck has dropped, and nobody new takes the draw. The clock may tell of it
 * seconds later, or never.
 */
function isInPlay(state: GameState, rules: DetectorRules): boolean {
  const { freshMillis, playSpeed, withoutClock } = rules;
  const limit = state.clock === undefined ? withoutClock.playSpeed : playSpeed;
  return medianSpeed(state, state.lastEventTimestamp, freshMillis) > limit;
}
