import type { PastDraw, PastGame } from '../../src/history/records/pastGame.ts';
import { HOME_SPOTS } from '../../src/hockey/rink.ts';

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TAKERS = 12;

/** Takers `p0` … `p11`, left and right shots in turn. */
export const madeUpPlayers = new Map(
  Array.from({ length: TAKERS }, (_, i) => [
    `p${i}`,
    {
      id: `p${i}`,
      name: `Player ${i}`,
      position: 'C' as const,
      shoots: i % 2 === 0 ? ('L' as const) : ('R' as const),
      birthDate: `199${i % 10}-03-04`,
      heightInches: 70 + (i % 6),
      weightPounds: 180 + i,
    },
  ]),
);

/** Seeded games over some seasons; home takers are `p0` … `p5`, and `p0` wins seven of ten. */
export function pastGames(count: number, seed = 1): readonly PastGame[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, i): PastGame => {
    const year = 2016 + Math.floor(i / 40);
    return {
      season: `${year}${year + 1}`,
      gameDate: new Date(Date.UTC(year, 9, 1 + (i % 40) * 3)).toISOString().slice(0, 10),
      draws: Array.from({ length: 12 }, (): PastDraw => {
        const homeTakerId = `p${Math.floor(random() * 6)}`;
        return {
          homeTakerId,
          awayTakerId: `p${6 + Math.floor(random() * 6)}`,
          winner: random() < (homeTakerId === 'p0' ? 0.7 : 0.5) ? 'HOME' : 'AWAY',
          homeSpot: HOME_SPOTS[Math.floor(random() * HOME_SPOTS.length)],
          homeSkaters: random() < 0.2 ? 4 : 5,
          awaySkaters: random() < 0.2 ? 4 : 5,
        };
      }),
    };
  });
}
