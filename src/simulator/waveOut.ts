import type { Dot } from '../hockey/rink.ts';
import type { Arena } from './arena.ts';
import { goTo } from './errands.ts';
import { outsideCircle, type Place, stance } from './lineupFormation.ts';
import type { Errand, Skater } from './skater.ts';
import { WaveOutUnderWay } from './waveOutUnderWay.ts';

/** The linesman waves a taker out: he goes to the substitute's place, who comes to the dot. */
export function startWaveOut(
  arena: Arena,
  dot: Dot,
  ejected: Skater,
  substitute: Skater,
  places: Map<string, Place>,
): { record: WaveOutUnderWay; stance: Place } {
  const { random } = arena;
  const { side } = ejected;
  const freed =
    places.get(substitute.player.id) ?? outsideCircle(dot, substitute.x, substitute.y, 15.5);
  places.set(ejected.player.id, freed);
  goTo(
    ejected,
    [{ ...freed, feetPerSecond: random.between(7, 11), withinFeet: 0, seconds: 300 }],
    0.9,
  );
  const place = stance(dot, arena.ends[side], random);
  const own = -arena.ends[side];
  const errands: Errand[] = [
    { ...place, feetPerSecond: random.between(7, 11), withinFeet: 3, seconds: 6 },
    { ...place, feetPerSecond: 5, withinFeet: 0, seconds: 300 },
  ];
  if (random.chance(0.5)) {
    errands.unshift({
      x: dot.x + own * random.between(8, 12),
      y: dot.y + random.between(-4, 4),
      feetPerSecond: 9,
      withinFeet: 2.5,
      seconds: 2.5,
    });
  }
  goTo(substitute, errands, 0.35);
  return {
    record: new WaveOutUnderWay(
      side,
      ejected.player.id,
      substitute.player.id,
      arena.nowMillis,
      dot,
      new Set(arena.team(side).map((s) => s.player.id)),
    ),
    stance: place,
  };
}

/** The team's nearest to the dot by 2 ft, at the dot, and slower than one who passes by. */
export function isNearer(arena: Arena, dot: Dot, skater: Skater): boolean {
  const own = Math.hypot(skater.x - dot.x, skater.y - dot.y);
  if (own > 8 || Math.hypot(skater.vx, skater.vy) > 8) return false;
  return arena
    .team(skater.side)
    .every((s) => s === skater || Math.hypot(s.x - dot.x, s.y - dot.y) >= own + 2);
}
