import { DOTS, type Dot } from '../hockey/rink.ts';
import { opponentOf, type TeamSide } from '../hockey/team.ts';
import { type Arena, TICK_SECONDS } from './arena.ts';
import { goTo, stands } from './errands.ts';
import type { ScriptDraw } from './gameScript.ts';
import { lineUp } from './lineUp.ts';
import type { Place } from './lineupFormation.ts';
import { tendGoal } from './playFormation.ts';
import { clampToIce, type Errand } from './skater.ts';
import type { GameFaults } from './trackingNoise.ts';
import type { WavedOut } from './truth.ts';
import { isNearer, startWaveOut } from './waveOut.ts';
import type { WaveOutUnderWay } from './waveOutUnderWay.ts';

const SIDES: readonly TeamSide[] = ['HOME', 'AWAY'];

/** What a stoppage leaves for the truth. */
export interface LineupTruth {
  readonly lineupTimestamp: number;
  readonly settledTimestamp: number;
  readonly wavedOut: readonly WavedOut[];
}

/**
 * From the whistle to the drop, one step a call: skaters glide out, lines change, the linesman
 * brings the puck, everybody lines up, takers circle and settle, some are waved out. Ends at the
 * moment of the drop.
 */
export function* stoppage(
  arena: Arena,
  draw: ScriptDraw,
  dot: Dot,
  faults: GameFaults,
  watch: (wave: WaveOutUnderWay) => void,
): Generator<void, LineupTruth> {
  const { random } = arena;
  const wait = function* (seconds: number, each?: () => void): Generator<void, void> {
    const ticks = Math.round(seconds / TICK_SECONDS);
    for (let i = 0; i < ticks; i++) {
      each?.();
      yield;
    }
  };
  const lateChange = random.chance(faults.changesDuringLineup) ? standIn(arena, draw) : undefined;

  disperse(arena, dot, draw);
  bringPuck(arena, dot, random.between(1.5, 3.5));
  yield* wait(Math.min(draw.preLineupSeconds, random.between(0.8, 2.4)));
  for (const side of SIDES) {
    const team = draw[side === 'HOME' ? 'home' : 'away'];
    const skaterIds =
      lateChange?.side === side
        ? team.skaterIds.map((id) => (id === lateChange.comes ? lateChange.leaves : id))
        : team.skaterIds;
    arena.changeTo(side, skaterIds, team.goalkeeperId, random.between(17, 22));
  }
  if (random.chance(faults.televisionTimeouts)) {
    yield* wait(3);
    for (const skater of arena.skaters) {
      if (skater.leavesFor !== undefined) continue;
      const door = arena.benchDoor(skater.side);
      const place = { x: door.x + random.between(-4, 4), y: 37 - random.between(0, 5) };
      skater.errands = [{ ...place, feetPerSecond: 14, withinFeet: 0, seconds: 200 }];
    }
    yield* wait(random.between(50, 90));
    for (const skater of arena.skaters) {
      if (skater.leavesFor === undefined) skater.errands = [];
    }
  }
  yield* wait(draw.preLineupSeconds - 2);
  let patience = 12 / TICK_SECONDS;
  while (arena.isChanging && patience-- > 0) yield;

  if (random.chance(faults.falseLineups)) {
    const wrong = random.pick(
      DOTS.filter((d) => d !== dot && Math.hypot(d.x - dot.x, d.y - dot.y) < 60),
    );
    bringPuck(arena, wrong, 0);
    yield* lineUp(arena, draw, wrong, 0);
    yield* wait(random.between(1, 4));
    bringPuck(arena, dot, 0.3);
  }
  const places = yield* lineUp(arena, draw, dot, faults.exchangesOfTakers);
  const lineupTimestamp = arena.nowMillis;
  let settledTimestamp = lineupTimestamp;
  if (draw.lineupSeconds === 0) return { lineupTimestamp, settledTimestamp, wavedOut: [] };

  // The line-up itself: what happens in it, in the order of time.
  const waves = random.shuffle(
    SIDES.flatMap((side) =>
      draw[side === 'HOME' ? 'home' : 'away'].takerIds.slice(0, -1).map(() => side),
    ),
  );
  const done: WaveOutUnderWay[] = [];
  const rank: Record<TeamSide, number> = { HOME: 0, AWAY: 0 };
  let left = draw.lineupSeconds;
  if (lateChange !== undefined) {
    const spell = left * random.between(0.1, 0.5);
    yield* wait(spell);
    left -= spell;
    const team = draw[lateChange.side === 'HOME' ? 'home' : 'away'];
    arena.changeTo(lateChange.side, team.skaterIds, team.goalkeeperId, 20);
    let most = 14 / TICK_SECONDS;
    while (arena.isChanging && most-- > 0) yield;
    const fresh = arena.find(lateChange.comes);
    const place = places.get(lateChange.leaves);
    if (fresh !== undefined && place !== undefined) {
      goTo(fresh, [{ ...place, feetPerSecond: 18, withinFeet: 0, seconds: 60 }], 1);
      left = Math.max(left, 2.5);
    }
  } else if (random.chance(0.2)) {
    swapWings(arena, draw, dot, places);
  }
  for (const side of waves) {
    const spell = left * random.between(0.25, 0.75);
    yield* wait(spell);
    left = Math.max(left - spell, random.between(1.5, 4));
    const { takerIds } = draw[side === 'HOME' ? 'home' : 'away'];
    const ejected = arena.find(takerIds[rank[side]]!);
    const substitute = arena.find(takerIds[++rank[side]]!);
    if (ejected === undefined || substitute === undefined) continue;
    const wave = startWaveOut(arena, dot, ejected, substitute, places);
    done.push(wave.record);
    watch(wave.record);
    let most = 15 / TICK_SECONDS;
    while (most-- > 0) {
      yield;
      if (wave.record.nearerTimestamp === undefined && isNearer(arena, dot, substitute)) {
        wave.record.nearerTimestamp = arena.nowMillis;
      }
      if (wave.record.nearerTimestamp !== undefined && stands(substitute, wave.stance)) break;
    }
    wave.record.settledTimestamp = arena.nowMillis;
    settledTimestamp = arena.nowMillis;
  }
  yield* wait(left);
  return {
    lineupTimestamp,
    settledTimestamp,
    wavedOut: done.map((wave) => wave.finished(arena.nowMillis)),
  };
}

/** After the whistle: glide on, then drift about, some towards the next dot, some to a scrum. */
function disperse(arena: Arena, dot: Dot, draw: ScriptDraw): void {
  const { random, puck } = arena;
  const tired =
    draw.reason === 'ICING' ? (dot.x * arena.ends.HOME < 0 ? 'HOME' : 'AWAY') : undefined;
  const isScrum = draw.reason === 'GOALKEEPER_FREEZES' && random.chance(0.5);
  for (const skater of arena.skaters) {
    if (skater.isGoalkeeper || skater.leavesFor !== undefined) continue;
    if (skater.side === tired) skater.pace = Math.max(0.75, skater.pace * 0.88);
    const glide = clampToIce(skater.x + skater.vx * 1.2, skater.y + skater.vy * 1.2);
    const errands: Errand[] = [{ ...glide, feetPerSecond: 12, withinFeet: 4, seconds: 2 }];
    if (isScrum && Math.hypot(skater.x - puck.x, skater.y - puck.y) < 45) {
      const place = clampToIce(
        puck.x - Math.sign(puck.x) * random.between(0, 8),
        puck.y + random.between(-7, 7),
      );
      errands.push({ ...place, feetPerSecond: 9, withinFeet: 0, seconds: random.between(2, 6) });
    }
    for (let i = 0; i < 6; i++) {
      const share = random.between(0.2, 0.8);
      const place = clampToIce(
        skater.x + (dot.x - skater.x) * share + random.between(-25, 25),
        skater.y + (dot.y - skater.y) * share + random.between(-25, 25),
      );
      errands.push({
        ...place,
        feetPerSecond: random.between(4, 12),
        withinFeet: 3,
        seconds: random.between(2, 7),
      });
    }
    goTo(skater, errands, 1.5);
  }
  tendGoal(arena);
}

/** The linesman picks the puck up after `seconds` and carries it to the dot. */
function bringPuck(arena: Arena, dot: Dot, seconds: number): void {
  const { puck, random } = arena;
  arena.carryPuck = { ...dot, waitSeconds: seconds, feetPerSecond: random.between(10, 15) };
  puck.vx = 0;
  puck.vy = 0;
}

/** Two wings of a team change sides while everyone waits. */
function swapWings(arena: Arena, draw: ScriptDraw, dot: Dot, places: Map<string, Place>): void {
  const side = arena.random.pick(SIDES);
  const takers = draw[side === 'HOME' ? 'home' : 'away'].takerIds;
  const wings = arena
    .team(side)
    .filter((s) => s.player.position !== 'D' && !takers.includes(s.player.id));
  const [one, other] = wings;
  const first = one && places.get(one.player.id);
  const second = other && places.get(other.player.id);
  if (!one || !other || !first || !second) return;
  places.set(one.player.id, second);
  places.set(other.player.id, first);
  // Nobody skates through the circle now: both go round behind their taker.
  const behind = (extra: number): Errand => ({
    ...clampToIce(dot.x - arena.ends[side] * (16.5 + extra), dot.y + arena.random.between(-3, 3)),
    feetPerSecond: 11,
    withinFeet: 3,
    seconds: 5,
  });
  goTo(one, [behind(0), { ...second, feetPerSecond: 11, withinFeet: 0, seconds: 300 }], 1);
  goTo(other, [behind(4), { ...first, feetPerSecond: 11, withinFeet: 0, seconds: 300 }], 1);
}

/** Who is changed while the others stand: a bench player now, the script's player at the drop. */
function standIn(
  arena: Arena,
  draw: ScriptDraw,
): { side: TeamSide; leaves: string; comes: string } | undefined {
  const side = arena.random.pick(SIDES);
  const team = draw[side === 'HOME' ? 'home' : 'away'];
  const other = draw[opponentOf(side) === 'HOME' ? 'home' : 'away'];
  const candidates = team.skaterIds.filter((id) => !team.takerIds.includes(id));
  const bench = [...arena.roster.values()].filter(
    (p) =>
      p.team === side &&
      p.position !== 'G' &&
      p.id !== team.goalkeeperId &&
      !team.skaterIds.includes(p.id) &&
      !other.skaterIds.includes(p.id),
  );
  if (candidates.length === 0 || bench.length === 0) return undefined;
  return { side, leaves: arena.random.pick(bench).id, comes: arena.random.pick(candidates) };
}
