import { type Dot, RINK } from '../hockey/rink.ts';
import type { Random } from './random.ts';
import type { Skater } from './skater.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Ahead = towards the opponent's net; boards = away from the middle of the ice. Feet from the dot. */
type Slot = readonly [ahead: number, boards: number];

/**
 * Places of the four or five who do not take the draw, in the order in which they are filled:
 * two wings, two defensemen, one more attacker. Hash marks lie at the edge of the circle.
 */
const OWN_END: readonly Slot[] = [
  [-2.6, -16.2],
  [-2.6, 16],
  [-16.3, -6.5],
  [-13, 11],
  [-17, 3],
];
const ATTACKING_END: readonly Slot[] = [
  [-2.6, -16.4],
  [-2.6, 16],
  [-40, -30],
  [-38, 8],
  [-17.5, -9],
];
const OPEN_ICE: readonly Slot[] = [
  [-2.8, -16.6],
  [-2.8, 16.6],
  [-22, -10],
  [-22, 11],
  [-17.5, 2],
];

/** Where the skaters of one team stand at a draw, their taker excluded. */
export function lineupPlaces(
  skaters: readonly Skater[],
  dot: Dot,
  attacks: 1 | -1,
  random: Random,
): ReadonlyMap<Skater, Place> {
  const slots = slotsFor(dot, attacks);
  const boards = dot.y === 0 ? 1 : Math.sign(dot.y);
  // Forwards to the hash marks, defensemen behind; wings now and then change sides.
  const isDefense = (skater: Skater) => skater.player.position === 'D';
  const order = [
    ...random.shuffle(skaters.filter((s) => !isDefense(s))),
    ...random.shuffle(skaters.filter(isDefense)),
  ];
  const places = new Map<Skater, Place>();
  order.forEach((skater, i) => {
    const [ahead, toBoards] = slots[Math.min(i, slots.length - 1)] as Slot;
    places.set(
      skater,
      outsideCircle(
        dot,
        dot.x + attacks * (ahead + 1.1 * random.normal()),
        dot.y + boards * (toBoards + 1.1 * random.normal()),
        i < 2 ? 13.8 : RINK.circleRadiusFeet + 0.4,
      ),
    );
  });
  return places;
}

function slotsFor(dot: Dot, attacks: 1 | -1): readonly Slot[] {
  if (Math.abs(dot.x) < 50) return OPEN_ICE;
  return dot.x * attacks > 0 ? ATTACKING_END : OWN_END;
}

/** The place moved out of the circle where it was inside. Source: NHL Rule 76.4 (15 ft). */
export function outsideCircle(dot: Dot, x: number, y: number, leastFeet: number): Place {
  const dx = x - dot.x;
  const dy = y - dot.y;
  const away = Math.hypot(dx, dy);
  if (away >= leastFeet || away === 0) return { x, y };
  return { x: dot.x + (dx / away) * leastFeet, y: dot.y + (dy / away) * leastFeet };
}

/**
 * Where a taker stands: his own side of the dot.
 * Seen through broadcast cameras that is 3.0 ft in the middle, 90 % within 5.6 ft, 6.5 ft at most
 * (42 takers of public tracking, decision 040); the cameras' own error is part of it.
 */
export function stance(dot: Dot, attacks: 1 | -1, random: Random): Place {
  const away = Math.max(1.2, Math.min(5.9, random.logNormal(2.65, 0.5)));
  const angle = 0.35 * random.normal();
  return {
    x: dot.x - attacks * away * Math.cos(angle),
    y: dot.y + away * Math.sin(angle),
  };
}
