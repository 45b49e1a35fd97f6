import { DOTS, nearestDot } from '../../hockey/rink.ts';
import type { GameState } from '../state/gameState.ts';
import { AWAY, HOME, type TrackedEntities } from '../state/trackedEntities.ts';
import type { DotView } from './lineUpRules.ts';

/** The nine dots as one of them sees the players: who is nearest, how far, how fast. */
export interface DotSighting {
  readonly dot: number;
  /** Entity numbers of the nearest skaters. */
  readonly homeTaker: number;
  readonly awayTaker: number;
  readonly view: DotView;
}

const dotX = Float64Array.from(DOTS, ({ x }) => x);
const dotY = Float64Array.from(DOTS, ({ y }) => y);

/**
 * Whether an entity is a skater whose place is known: on the ice where the feed says who is, not a
 * goalkeeper, seen within `freshMillis`.
 */
export function isSkaterInView(
  state: GameState,
  entity: number,
  now: number,
  freshMillis: number,
): boolean {
  const { tracked } = state;
  const team = tracked.team[entity]!;
  if (team !== HOME && team !== AWAY) return false;
  if (tracked.isGoalkeeper[entity] === 1) return false;
  const onIce = team === HOME ? state.onIce.HOME : state.onIce.AWAY;
  if (onIce !== undefined && tracked.isOnIce[entity] === 0) return false;
  return tracked.timestamp[entity]! > 0 && now - tracked.timestamp[entity]! <= freshMillis;
}

/** Feet from an entity's newest place to a dot. */
export function feetToDot(tracked: TrackedEntities, entity: number, dot: number): number {
  const x = tracked.x[entity]! - dotX[dot]!;
  const y = tracked.y[entity]! - dotY[dot]!;
  return Math.sqrt(x * x + y * y);
}

/** The middle of the skaters' speeds, ft/s: two who change places do not move it, a drop does. */
export function medianSpeed(state: GameState, now: number, freshMillis: number): number {
  const { tracked } = state;
  const speeds: number[] = [];
  for (let entity = 1; entity < tracked.count; entity++) {
    if (!isSkaterInView(state, entity, now, freshMillis)) continue;
    const speed = tracked.speed(entity);
    if (!Number.isNaN(speed)) speeds.push(speed);
  }
  return speeds.sort((a, b) => a - b)[speeds.length >> 1] ?? 0;
}

// Scratch of one synchronous pass; nothing of it outlives the call.
const nearest = [new Int32Array(DOTS.length), new Int32Array(DOTS.length)] as const;
const nearestSquared = [new Float64Array(DOTS.length), new Float64Array(DOTS.length)] as const;
const inView: number[] = [];

/** No place lies within this of two dots: they are 29.7 ft apart. */
const FARTHEST_REACH_FEET = 14;

/**
 * The dot at which an opposing pair stands closest, with what the detector's tree wants to know of
 * it; `undefined` when no dot has a skater of both teams in reach.
 *
 * @param reachFeet - farther from a dot nobody counts as being there; up to 14 this is quick
 */
export function sightDot(
  state: GameState,
  now: number,
  freshMillis: number,
  reachFeet = Number.POSITIVE_INFINITY,
): DotSighting | undefined {
  const { tracked } = state;
  for (const side of [0, 1] as const) {
    nearest[side].fill(-1);
    nearestSquared[side].fill(reachFeet * reachFeet);
  }
  const isOneInReach = reachFeet <= FARTHEST_REACH_FEET;
  inView.length = 0;
  for (let entity = 1; entity < tracked.count; entity++) {
    if (!isSkaterInView(state, entity, now, freshMillis)) continue;
    inView.push(entity);
    const side = tracked.team[entity] === HOME ? 0 : 1;
    const x = tracked.x[entity]!;
    const y = tracked.y[entity]!;
    const first = isOneInReach ? nearestDot(x, y) : 0;
    const last = isOneInReach ? first : DOTS.length - 1;
    for (let dot = first; dot <= last; dot++) {
      const squared = (x - dotX[dot]!) ** 2 + (y - dotY[dot]!) ** 2;
      if (squared < nearestSquared[side][dot]!) {
        nearestSquared[side][dot] = squared;
        nearest[side][dot] = entity;
      }
    }
  }
  let best = -1;
  let bestSum = Number.POSITIVE_INFINITY;
  for (let dot = 0; dot < DOTS.length; dot++) {
    if (nearest[0][dot]! < 0 || nearest[1][dot]! < 0) continue;
    const sum = Math.sqrt(nearestSquared[0][dot]!) + Math.sqrt(nearestSquared[1][dot]!);
    if (sum < bestSum) {
      bestSum = sum;
      best = dot;
    }
  }
  if (best < 0) return undefined;
  const homeTaker = nearest[0][best]!;
  const awayTaker = nearest[1][best]!;
  const count = [0, 0];
  const feet = [0, 0];
  const speed = [0, 0];
  for (const entity of inView) {
    const side = tracked.team[entity] === HOME ? 0 : 1;
    count[side]!++;
    feet[side]! += feetToDot(tracked, entity, best);
    const own = tracked.speed(entity);
    speed[side]! += Number.isNaN(own) ? 0 : own;
  }
  return {
    dot: best,
    homeTaker,
    awayTaker,
    view: {
      nearestFeet: Math.sqrt(Math.max(nearestSquared[0][best]!, nearestSquared[1][best]!)),
      nearestSpeed: Math.max(tracked.speed(homeTaker), tracked.speed(awayTaker)),
      averageFeet: Math.max(feet[0]! / count[0]!, feet[1]! / count[1]!),
      averageSpeed: Math.max(speed[0]! / count[0]!, speed[1]! / count[1]!),
    },
  };
}

/** The nearest skaters of both teams to one dot; `undefined` where a team has none in view. */
export function pairAt(
  state: GameState,
  dot: number,
  now: number,
  freshMillis: number,
): { readonly homeTaker: number; readonly awayTaker: number; readonly feet: number } | undefined {
  const { tracked } = state;
  const takers = [-1, -1];
  const feet = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let entity = 1; entity < tracked.count; entity++) {
    if (!isSkaterInView(state, entity, now, freshMillis)) continue;
    const side = tracked.team[entity] === HOME ? 0 : 1;
    const own = feetToDot(tracked, entity, dot);
    if (own >= feet[side]!) continue;
    feet[side] = own;
    takers[side] = entity;
  }
  const farther = Math.max(feet[0]!, feet[1]!);
  if (farther === Number.POSITIVE_INFINITY) return undefined;
  return { homeTaker: takers[0]!, awayTaker: takers[1]!, feet: farther };
}
