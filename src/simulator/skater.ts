import { RINK } from '../hockey/rink.ts';
import type { TeamSide } from '../hockey/team.ts';
import type { RosterPlayer } from '../pipeline/ingest/trackingEvent.ts';
import type { Random } from './random.ts';

/** A place to go to, and when it counts as done. */
export interface Errand {
  readonly x: number;
  readonly y: number;
  readonly feetPerSecond: number;
  /** Done within this distance; 0 = never by distance. */
  readonly withinFeet: number;
  /** Done after this time at the latest. */
  readonly seconds: number;
}

/** A player on the ice. Feet, ft/s; mutable, since a game moves them 1.5 million times. */
export interface Skater {
  readonly player: RosterPlayer;
  readonly side: TeamSide;
  readonly isGoalkeeper: boolean;
  /** How fast this one is beside others, about 1; less when tired. */
  pace: number;
  x: number;
  y: number;
  vx: number;
  vy: number;
  /** Where he was one tick ago. */
  fromX: number;
  fromY: number;
  targetX: number;
  targetY: number;
  feetPerSecond: number;
  errands: Errand[];
  errandSeconds: number;
  /** Restlessness around the target, standard deviation in feet. */
  restlessFeet: number;
  wanderX: number;
  wanderY: number;
  /** Waits for a teammate to come off: not on the ice yet. */
  leavesFor: RosterPlayer | 'nobody' | undefined;
}

/** Acceleration and braking of a skater, ft/s². Source: 4–5 m/s² measured on elite skaters. */
const ACCELERATION = 12;
const BRAKING = 17;
const BOARD_X = 98.5;
const BOARD_Y = 41;
const CORNER_RADIUS = 26.5;
const WANDER_SECONDS = 1.6;

export function newSkater(
  player: RosterPlayer,
  x: number,
  y: number,
  random: Random,
  isGoalkeeper: boolean,
): Skater {
  return {
    player,
    side: player.team,
    isGoalkeeper,
    pace: 1 + 0.07 * Math.max(-2, Math.min(2, random.normal())),
    x,
    y,
    vx: 0,
    vy: 0,
    fromX: x,
    fromY: y,
    targetX: x,
    targetY: y,
    feetPerSecond: 15,
    errands: [],
    errandSeconds: 0,
    restlessFeet: 1,
    wanderX: 0,
    wanderY: 0,
    leavesFor: undefined,
  };
}

/** Moves one skater for `seconds`. */
export function skate(skater: Skater, seconds: number, random: Random): void {
  const errand = skater.errands[0];
  if (errand !== undefined) {
    skater.targetX = errand.x;
    skater.targetY = errand.y;
    skater.feetPerSecond = errand.feetPerSecond;
    skater.errandSeconds += seconds;
    const away = Math.hypot(errand.x - skater.x, errand.y - skater.y);
    if (
      (errand.withinFeet > 0 && away < errand.withinFeet) ||
      skater.errandSeconds > errand.seconds
    ) {
      skater.errands.shift();
      skater.errandSeconds = 0;
    }
  }
  if (random.uniform() < 0.25) {
    const step = 4 * seconds;
    const kick = skater.restlessFeet * Math.sqrt((2 * step) / WANDER_SECONDS);
    skater.wanderX += -skater.wanderX * (step / WANDER_SECONDS) + kick * random.normal();
    skater.wanderY += -skater.wanderY * (step / WANDER_SECONDS) + kick * random.normal();
  }
  const dx = skater.targetX + skater.wanderX - skater.x;
  const dy = skater.targetY + skater.wanderY - skater.y;
  const away = Math.sqrt(dx * dx + dy * dy);
  const wished =
    away < 0.2 ? 0 : Math.min(skater.feetPerSecond * skater.pace, Math.sqrt(1.1 * BRAKING * away));
  const scale = away > 0 ? wished / away : 0;
  let ax = dx * scale - skater.vx;
  let ay = dy * scale - skater.vy;
  const change = Math.sqrt(ax * ax + ay * ay);
  const isBraking = ax * skater.vx + ay * skater.vy < 0;
  const most = (isBraking ? BRAKING : ACCELERATION * skater.pace) * seconds;
  if (change > most) {
    ax *= most / change;
    ay *= most / change;
  }
  skater.fromX = skater.x;
  skater.fromY = skater.y;
  skater.vx += ax;
  skater.vy += ay;
  skater.x += skater.vx * seconds;
  skater.y += skater.vy * seconds;
  keepOnIce(skater);
}

/** Boards stop whoever runs into them; corners are rounded. Source: NHL Rule 1.2 (radius 28 ft). */
export function keepOnIce(body: { x: number; y: number; vx: number; vy: number }): boolean {
  let hit = false;
  if (Math.abs(body.x) > BOARD_X) {
    body.x = Math.sign(body.x) * BOARD_X;
    body.vx *= -0.4;
    hit = true;
  }
  if (Math.abs(body.y) > BOARD_Y) {
    body.y = Math.sign(body.y) * BOARD_Y;
    body.vy *= -0.4;
    hit = true;
  }
  const cx = BOARD_X - CORNER_RADIUS;
  const cy = BOARD_Y - CORNER_RADIUS;
  const ox = Math.abs(body.x) - cx;
  const oy = Math.abs(body.y) - cy;
  if (ox > 0 && oy > 0) {
    const out = Math.hypot(ox, oy);
    if (out > CORNER_RADIUS) {
      const nx = (Math.sign(body.x) * ox) / out;
      const ny = (Math.sign(body.y) * oy) / out;
      body.x = Math.sign(body.x) * cx + nx * CORNER_RADIUS;
      body.y = Math.sign(body.y) * cy + ny * CORNER_RADIUS;
      const outward = body.vx * nx + body.vy * ny;
      if (outward > 0) {
        body.vx -= 1.4 * outward * nx;
        body.vy -= 1.4 * outward * ny;
      }
      hit = true;
    }
  }
  return hit;
}

/** Nobody stands inside another: pushes two skaters apart, harder the nearer they are. */
export function keepApart(skaters: readonly Skater[]): void {
  const least = 2.4;
  for (let i = 0; i < skaters.length; i++) {
    const one = skaters[i]!;
    for (let j = i + 1; j < skaters.length; j++) {
      const other = skaters[j]!;
      const dx = other.x - one.x;
      if (dx > least || dx < -least) continue;
      const dy = other.y - one.y;
      const squared = dx * dx + dy * dy;
      if (squared >= least * least || squared === 0) continue;
      const apart = Math.sqrt(squared);
      const push = (0.25 * (least - apart)) / apart;
      one.x -= dx * push;
      one.y -= dy * push;
      other.x += dx * push;
      other.y += dy * push;
    }
  }
}

/** Whether the skater has goal line and boards far enough for a formation place. */
export function clampToIce(x: number, y: number): { x: number; y: number } {
  const body = {
    x: Math.max(-RINK.lengthFeet / 2 + 3, Math.min(RINK.lengthFeet / 2 - 3, x)),
    y: Math.max(-39, Math.min(39, y)),
    vx: 0,
    vy: 0,
  };
  keepOnIce(body);
  return { x: body.x, y: body.y };
}

/** Of those who are not leaving the ice. */
export function nearestSkater(
  skaters: readonly Skater[],
  x: number,
  y: number,
): Skater | undefined {
  let best: Skater | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const skater of skaters) {
    if (skater.leavesFor !== undefined) continue;
    const squared = (skater.x - x) ** 2 + (skater.y - y) ** 2;
    if (squared < least) {
      least = squared;
      best = skater;
    }
  }
  return best;
}
