import DataLoader from 'dataloader';
import type { StoredDraw } from '../../pipeline/ports.ts';
import type { GameDraws } from '../ports.ts';

/** Draws of a game that are read at most; games have about sixty. */
const DRAWS_OF_A_GAME = 300;

/** All draws of a game so far: one query a game and request. */
export function drawsLoader(draws: GameDraws): DataLoader<string, readonly StoredDraw[]> {
  return new DataLoader((gameIds) =>
    Promise.all(gameIds.map((gameId) => draws.read(gameId, undefined, DRAWS_OF_A_GAME))),
  );
}
