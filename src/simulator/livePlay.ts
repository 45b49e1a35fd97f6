import type { TeamSide } from '../hockey/team.ts';
import { opponentOf } from '../hockey/team.ts';
import { type Arena, TICK_SECONDS } from './arena.ts';
import { holdFormation, NET_X, type PlayEnd } from './playFormation.ts';
import { keepOnIce, nearestSkater, type Skater } from './skater.ts';

type PuckMode = 'BATTLE' | 'CARRIED' | 'PASS' | 'LOOSE' | 'SHOT' | 'HELD';

/**
 * Play between two draws, one step a call of the generator: the puck is carried, passed, shot,
 * dumped and won back, everyone else keeps a formation around it.
 */
export function* livePlay(arena: Arena, winner: TeamSide, end: PlayEnd): Generator<void, void> {
  const play = new Play(arena, winner, end);
  const ticks = Math.round(end.seconds / TICK_SECONDS);
  for (let tick = 0; tick < ticks; tick++) {
    play.step(tick, end.seconds - tick * TICK_SECONDS);
    yield;
  }
  arena.puck.vx = 0;
  arena.puck.vy = 0;
}

class Play {
  readonly #arena: Arena;
  readonly #end: PlayEnd;
  readonly #winner: TeamSide;
  /** From then on the side that ends the play has the puck. */
  readonly #turnSeconds: number;
  readonly #lastActSeconds: number;
  #hasTurned = false;
  #hasActed = false;
  #mode: PuckMode = 'BATTLE';
  #modeSeconds = 0;
  #choiceSeconds: number;
  #owner: TeamSide;
  #carrier: Skater | undefined;
  #receiver: Skater | undefined;

  constructor(arena: Arena, winner: TeamSide, end: PlayEnd) {
    this.#arena = arena;
    this.#end = end;
    this.#winner = winner;
    this.#owner = winner;
    this.#choiceSeconds = arena.random.between(0.2, 0.7);
    this.#turnSeconds = arena.random.between(5, 9);
    this.#lastActSeconds = end.reason === 'ICING' ? 2.6 : end.reason === 'GOAL' ? 0.5 : 0.7;
  }

  step(tick: number, remaining: number): void {
    const arena = this.#arena;
    const { puck } = arena;
    if (!this.#hasTurned && remaining < this.#turnSeconds && tick > 50) {
      this.#hasTurned = true;
      const side = attackerTowards(arena, this.#end);
      if (this.#owner !== side || this.#mode !== 'CARRIED') {
        this.#give(nearestSkater(arena.team(side), puck.x, puck.y));
      }
    }
    if (!this.#hasActed && remaining < this.#lastActSeconds) {
      this.#hasActed = true;
      this.#lastAct(remaining);
    }
    if (tick % 5 === 0) {
      holdFormation(arena, this.#owner, this.#carrier ?? this.#receiver, this.#end, remaining);
    }
    this.#modeSeconds += TICK_SECONDS;
    this.#choiceSeconds -= TICK_SECONDS;
    puck.fromX = puck.x;
    puck.fromY = puck.y;
    switch (this.#mode) {
      case 'BATTLE':
        this.#battle();
        break;
      case 'CARRIED':
        this.#carry(remaining);
        break;
      case 'PASS':
        movePuck(arena);
        if (
          this.#receiver !== undefined &&
          distance(this.#receiver, puck) < 5 &&
          this.#modeSeconds > 0.1
        ) {
          this.#give(arena.random.chance(0.87) ? this.#receiver : undefined);
        } else if (this.#modeSeconds > 1.4) this.#give(undefined);
        break;
      case 'SHOT':
        movePuck(arena);
        if (Math.abs(puck.x) > 85 || this.#modeSeconds > 1) {
          puck.vx *= -0.25;
          puck.vy = arena.random.between(-25, 25);
          this.#give(undefined);
        }
        break;
      case 'LOOSE': {
        slow(puck, 8);
        movePuck(arena);
        const first = nearestSkater(
          arena.skaters.filter((s) => !s.isGoalkeeper),
          puck.x,
          puck.y,
        );
        if (first !== undefined && distance(first, puck) < 4) this.#give(first);
        break;
      }
      case 'HELD': {
        const stops = this.#end.reason === 'ICING' ? 95 : 87;
        if (Math.abs(puck.x) < stops) movePuck(arena);
        else {
          puck.vx = 0;
          puck.vy = 0;
        }
        break;
      }
    }
  }

  #give(to: Skater | undefined): void {
    this.#carrier = to;
    if (to !== undefined) this.#owner = to.side;
    this.#mode = to === undefined ? 'LOOSE' : 'CARRIED';
    this.#modeSeconds = 0;
    this.#choiceSeconds = this.#arena.random.exponential(1.4) + 0.4;
  }

  #send(toX: number, toY: number, feetPerSecond: number, mode: PuckMode): void {
    const { puck } = this.#arena;
    const away = Math.hypot(toX - puck.x, toY - puck.y) || 1;
    puck.vx = ((toX - puck.x) / away) * feetPerSecond;
    puck.vy = ((toY - puck.y) / away) * feetPerSecond;
    this.#mode = mode;
    this.#modeSeconds = 0;
    this.#carrier = undefined;
  }

  /** The puck's last way before the whistle. */
  #lastAct(remaining: number): void {
    const { puck, random, ends } = this.#arena;
    const { reason, scorer, near } = this.#end;
    const end = Math.sign(near.x || ends[this.#owner]);
    if (reason === 'GOAL' && scorer !== undefined) {
      const goal = ends[scorer] * NET_X;
      const flight = Math.hypot(goal - puck.x, puck.y);
      this.#send(goal, random.between(-2.5, 2.5), Math.min(160, flight / remaining), 'HELD');
    } else if (reason === 'GOALKEEPER_FREEZES') this.#send(end * 86, 0, 110, 'HELD');
    else if (reason === 'ICING') this.#send(-end * 96, random.between(-30, 30), 75, 'HELD');
  }

  #battle(): void {
    const arena = this.#arena;
    const { puck, random } = arena;
    puck.vx = 3 * random.normal();
    puck.vy = 3 * random.normal();
    movePuck(arena);
    if (this.#choiceSeconds > 0) return;
    const mates = arena.team(this.#winner);
    const back = mates
      .filter((s) => distance(s, puck) > 8)
      .sort((a, b) => distance(a, puck) - distance(b, puck))[random.integer(0, 1)];
    this.#receiver = back;
    if (back === undefined) this.#give(nearestSkater(mates, puck.x, puck.y));
    else this.#send(back.x, back.y, random.between(28, 45), 'PASS');
  }

  #carry(remaining: number): void {
    const arena = this.#arena;
    const { puck, random } = arena;
    const carrier = this.#carrier;
    if (carrier === undefined || carrier.leavesFor !== undefined) {
      this.#give(nearestSkater(arena.team(this.#owner), puck.x, puck.y));
      return;
    }
    const speed = Math.hypot(carrier.vx, carrier.vy) || 1;
    puck.x += (carrier.x + (3.4 * carrier.vx) / speed - puck.x) * 0.5;
    puck.y += (carrier.y + (3.4 * carrier.vy) / speed - puck.y) * 0.5;
    puck.vx = carrier.vx;
    puck.vy = carrier.vy;
    keepOnIce(puck);
    if (this.#choiceSeconds > 0 || this.#hasActed) return;
    const attack = arena.ends[this.#owner];
    const inZone = puck.x * attack > 28;
    const dice = random.uniform();
    if (inZone && dice < 0.2 && remaining > 2) {
      this.#send(attack * NET_X, random.between(-4, 4), random.between(85, 130), 'SHOT');
    } else if (dice < 0.68) this.#pass(carrier, attack);
    else if (dice < 0.78 && remaining > 9) {
      this.#give(nearestSkater(arena.team(opponentOf(this.#owner)), puck.x, puck.y));
    } else if (dice < 0.86 && !inZone && remaining > 9) {
      this.#send(attack * 93, random.chance(0.5) ? 30 : -30, 62, 'LOOSE');
    } else this.#choiceSeconds = random.exponential(1.2) + 0.3;
  }

  #pass(carrier: Skater, attack: number): void {
    const { puck, random } = this.#arena;
    const mates = this.#arena
      .team(this.#owner)
      .filter((s) => s !== carrier && s.leavesFor === undefined);
    if (mates.length === 0) return;
    const weights = mates.map(
      (s) => 1 / (12 + distance(s, puck)) + (attack * (s.x - puck.x) > 0 ? 0.02 : 0),
    );
    const to = random.pickWeighted(mates, weights);
    const flight = distance(to, puck) / 58;
    this.#receiver = to;
    this.#send(to.x + to.vx * flight, to.y + to.vy * flight, 58, 'PASS');
  }
}

/** The side that has the puck when the whistle goes. */
function attackerTowards(arena: Arena, end: PlayEnd): TeamSide {
  if (end.scorer !== undefined) return end.scorer;
  const sideAttacking = arena.ends.HOME * end.near.x > 0 ? 'HOME' : 'AWAY';
  // Who ices the puck draws in his own end.
  return end.reason === 'ICING' ? opponentOf(sideAttacking) : sideAttacking;
}

function movePuck(arena: Arena): void {
  const { puck } = arena;
  puck.x += puck.vx * TICK_SECONDS;
  puck.y += puck.vy * TICK_SECONDS;
  keepOnIce(puck);
}

function slow(puck: { vx: number; vy: number }, feetPerSecondSquared: number): void {
  const speed = Math.hypot(puck.vx, puck.vy);
  if (speed === 0) return;
  const left = Math.max(0, speed - feetPerSecondSquared * TICK_SECONDS) / speed;
  puck.vx *= left;
  puck.vy *= left;
}

function distance(one: { x: number; y: number }, other: { x: number; y: number }): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
