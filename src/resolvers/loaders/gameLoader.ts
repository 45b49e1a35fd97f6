import DataLoader from 'dataloader';
import type { GameSummary } from '../../pipeline/ports.ts';
import type { Games } from '../ports.ts';

/** Games by id: all of one tick in one batched read. */
export function gameLoader(games: Games): DataLoader<string, GameSummary | undefined> {
  return new DataLoader(async (gameIds) => {
    const found = await games.load(gameIds);
    return gameIds.map((gameId) => found.get(gameId));
  });
}
