import type { Dot } from '../hockey/rink.ts';
import type { TeamSide } from '../hockey/team.ts';
import { type Arena, TICK_SECONDS } from './arena.ts';
import { goTo, stands } from './errands.ts';
import type { ScriptDraw } from './gameScript.ts';
import { lineupPlaces, type Place, stance } from './lineupFormation.ts';
import { clampToIce, type Errand, type Skater } from './skater.ts';

const SIDES: readonly TeamSide[] = ['HOME', 'AWAY'];

/**
 * Everybody to the dot, one step a call; ends when both first takers stand there.
 *
 * @returns where each of the others stands, by id
 */
export function* lineUp(
  arena: Arena,
  draw: ScriptDraw,
  dot: Dot,
  exchangesOfTakers: number,
): Generator<void, Map<string, Place>> {
  const { random } = arena;
  const isTired = draw.reason === 'ICING';
  const places = new Map<string, Place>();
  const takers: { skater: Skater; stance: Place; waits: number }[] = [];
  for (const side of SIDES) {
    const attacks = arena.ends[side];
    const takerId = draw[side === 'HOME' ? 'home' : 'away'].takerIds[0];
    const team = arena.team(side).filter((s) => s.leavesFor === undefined);
    const taker = team.find((s) => s.player.id === takerId) ?? team[0];
    if (taker === undefined) continue;
    const others = team.filter((s) => s !== taker);
    for (const [skater, place] of lineupPlaces(others, dot, attacks, random)) {
      places.set(skater.player.id, place);
      const speed = random.between(isTired ? 8 : 11, isTired ? 12 : 19);
      const errands: Errand[] = [{ ...place, feetPerSecond: speed, withinFeet: 0, seconds: 300 }];
      if (random.chance(0.12)) {
        // Somebody passes the dot on his way, or has a word with his center there.
        const word = random.between(1.5, 7);
        const angle = random.between(0, 2 * Math.PI);
        errands.unshift({
          x: dot.x + word * Math.cos(angle),
          y: dot.y + word * Math.sin(angle),
          feetPerSecond: speed,
          withinFeet: 1.5,
          seconds: 5,
        });
      }
      goTo(skater, errands, random.between(0.5, 1.2));
    }
    goTo(taker, hover(arena, dot, attacks, isTired), 0.8);
    takers.push({ skater: taker, stance: stance(dot, attacks, random), waits: 0 });
  }

  // Takers come when most of the others stand, at the latest after some seconds.
  const others = arena.skaters.filter(
    (s) => !s.isGoalkeeper && !takers.some((t) => t.skater === s),
  );
  let patience = random.between(3, 7) / TICK_SECONDS;
  const isReady = () =>
    others.filter((s) => {
      const place = places.get(s.player.id);
      return place === undefined || Math.hypot(place.x - s.x, place.y - s.y) < 5;
    }).length >=
    0.8 * others.length;
  const isUnhurried = draw.lineupSeconds > 1;
  while (patience-- > 0 && !isReady()) yield;

  const exchange =
    random.chance(exchangesOfTakers) && isUnhurried ? random.pick(takers) : undefined;
  if (exchange !== undefined) yield* standFirst(arena, exchange, dot, places);
  for (const taker of takers) {
    taker.waits = isUnhurried ? random.between(0, 1.6) / TICK_SECONDS : 0;
  }
  patience = 20 / TICK_SECONDS;
  while (patience-- > 0) {
    for (const taker of takers) {
      if (taker.waits-- <= 0 && taker.waits > -2) {
        goTo(
          taker.skater,
          [
            { ...taker.stance, feetPerSecond: random.between(6, 10), withinFeet: 4, seconds: 9 },
            { ...taker.stance, feetPerSecond: 5, withinFeet: 0, seconds: 300 },
          ],
          0.35,
        );
        taker.waits = -2;
      }
    }
    if (draw.lineupSeconds === 0) {
      // The puck is dropped while they arrive.
      if (takers.every((t) => Math.hypot(t.skater.x - dot.x, t.skater.y - dot.y) < 8)) break;
    } else if (takers.every((t) => t.waits <= -2 && stands(t.skater, t.stance))) break;
    yield;
  }
  return places;
}

/** A teammate stands at the dot for a moment and then gives his place to the taker. */
function* standFirst(
  arena: Arena,
  { skater: taker }: { skater: Skater },
  dot: Dot,
  places: ReadonlyMap<string, Place>,
): Generator<void, void> {
  const { random } = arena;
  const mates = arena.team(taker.side).filter((s) => s !== taker && s.player.position !== 'D');
  if (mates.length === 0) return;
  const mate = random.pick(mates);
  const home = places.get(mate.player.id);
  if (home === undefined) return;
  const place = stance(dot, arena.ends[taker.side], random);
  goTo(mate, [{ ...place, feetPerSecond: 9, withinFeet: 0, seconds: 60 }], 0.5);
  goTo(taker, [{ ...home, feetPerSecond: 9, withinFeet: 0, seconds: 60 }], 0.8);
  let patience = 5 / TICK_SECONDS;
  while (patience-- > 0 && !stands(mate, place)) yield;
  for (let i = random.between(0.3, 2) / TICK_SECONDS; i > 0; i--) yield;
  goTo(mate, [{ ...home, feetPerSecond: 9, withinFeet: 0, seconds: 300 }], 0.9);
}

/** A taker's way before he settles: one to three places around the dot, now near, now away. */
function hover(arena: Arena, dot: Dot, attacks: 1 | -1, isTired: boolean): Errand[] {
  const { random } = arena;
  const errands: Errand[] = [];
  const turns = random.integer(1, 3);
  for (let i = 0; i < turns; i++) {
    const away = random.between(6, 15);
    const angle = 1.1 * random.normal();
    errands.push({
      ...clampToIce(dot.x - attacks * away * Math.cos(angle), dot.y + away * Math.sin(angle)),
      feetPerSecond: i === 0 ? random.between(isTired ? 9 : 12, 18) : random.between(5, 9),
      withinFeet: 2,
      seconds: i === 0 ? 10 : random.between(1, 2.5),
    });
  }
  const last = errands[errands.length - 1] as Errand;
  errands.push({ ...last, feetPerSecond: 4, withinFeet: 0, seconds: 300 });
  return errands;
}
