import type { TeamSide } from '../hockey/team.ts';
import type { Arena } from './arena.ts';
import type { StoppageReason } from './gameScript.ts';
import { clampToIce, nearestSkater, type Skater } from './skater.ts';

/** How a play ends: why, and about where the next draw is. */
export interface PlayEnd {
  readonly seconds: number;
  readonly reason: StoppageReason | 'PERIOD_END';
  /** Place of the next draw in rink feet. */
  readonly near: { readonly x: number; readonly y: number };
  /** Who scores, when `reason` is `GOAL`; who ices the puck is told by `near`. */
  readonly scorer?: TeamSide | undefined;
}

/** Feet from center ice to the goal line. */
export const NET_X = 89;
/** Where forwards keep to across the ice, in feet. */
const LANES = [0, -20, 20, -14, 14, 6];

/** Sets where every skater of both teams goes while the puck is carried, passed or loose. */
export function holdFormation(
  arena: Arena,
  owner: TeamSide,
  carrier: Skater | undefined,
  end: PlayEnd,
  remaining: number,
): void {
  const { puck, random } = arena;
  for (const side of ['HOME', 'AWAY'] as const) {
    const attack = arena.ends[side];
    const team = arena.team(side);
    const hasPuck = side === owner;
    const presser = hasPuck ? undefined : nearestSkater(team, puck.x, puck.y);
    const inZone = puck.x * attack > 26;
    let forward = 0;
    let defense = 0;
    for (const skater of team) {
      if (skater.errands.length > 0) continue;
      skater.restlessFeet = 5;
      const isDefense = skater.player.position === 'D';
      const lane = isDefense ? (defense++ % 2 === 0 ? -14 : 14) : LANES[forward++ % LANES.length]!;
      let x: number;
      let y: number;
      let speed = 17;
      if (skater === carrier && hasPuck) {
        if (
          random.chance(0.12) ||
          Math.hypot(skater.targetX - skater.x, skater.targetY - skater.y) < 6
        ) {
          const goal = clampToIce(...carrierGoal(arena, side, end, remaining));
          skater.targetX = goal.x;
          skater.targetY = goal.y;
        }
        skater.restlessFeet = 2;
        skater.feetPerSecond = 23;
        continue;
      }
      if (skater === presser || (owner !== side && carrier === undefined && skater === presser)) {
        x = puck.x;
        y = puck.y;
        speed = 24;
      } else if (hasPuck && inZone) {
        x = isDefense ? attack * 32 : attack * (62 + Math.abs(lane));
        y = isDefense ? lane * 1.3 : lane === 0 ? 0 : lane;
      } else if (hasPuck) {
        x = puck.x + attack * (isDefense ? -18 : 16);
        y = lane * 1.1;
        if (!isDefense) x = attack * Math.min(attack * x, 24);
      } else {
        const back = isDefense ? 0.6 : 0.3;
        x = puck.x + (-attack * 80 - puck.x) * back;
        y = puck.y * 0.4 + lane * 0.8;
      }
      const place = clampToIce(x, y);
      skater.targetX = place.x;
      skater.targetY = place.y;
      const away = Math.hypot(place.x - skater.x, place.y - skater.y);
      skater.feetPerSecond = Math.max(speed - 6, Math.min(27, speed - 6 + away * 0.4));
    }
  }
  tendGoal(arena);
}

function carrierGoal(
  arena: Arena,
  side: TeamSide,
  end: PlayEnd,
  remaining: number,
): [x: number, y: number] {
  const { random, puck } = arena;
  const attack = arena.ends[side];
  if (remaining < 6 && end.reason !== 'GOAL') {
    if (end.reason === 'ICING') return [-attack * random.between(20, 60), random.between(-30, 30)];
    return [end.near.x + random.between(-15, 15), end.near.y + random.between(-15, 15)];
  }
  if (remaining < 5) return [attack * random.between(62, 80), random.between(-18, 18)];
  if (puck.x * attack > 30) return [attack * random.between(40, 94), random.between(-36, 36)];
  return [puck.x + attack * random.between(25, 45), random.between(-34, 34)];
}

/** Goalkeepers stay between puck and net. */
export function tendGoal(arena: Arena): void {
  for (const skater of arena.skaters) {
    if (!skater.isGoalkeeper || skater.leavesFor !== undefined) continue;
    const net = -arena.ends[skater.side] * NET_X;
    skater.errands = [];
    skater.restlessFeet = 0.5;
    skater.feetPerSecond = 9;
    skater.targetX = net - Math.sign(net) * 4;
    skater.targetY = Math.max(-3, Math.min(3, arena.puck.y * 0.12));
    if (Math.hypot(skater.targetX - skater.x, skater.targetY - skater.y) > 20) {
      skater.feetPerSecond = 20;
    }
  }
}
