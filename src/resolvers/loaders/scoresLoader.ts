import DataLoader from 'dataloader';
import type { StoredScore } from '../../pipeline/ports.ts';
import type { GameDraws } from '../ports.ts';

/** Goals of games, empty where nobody told: all of one tick in one batched read. */
export function scoresLoader(
  draws: Pick<GameDraws, 'scores'>,
): DataLoader<string, readonly StoredScore[]> {
  return new DataLoader(async (gameIds) => {
    const found = await draws.scores(gameIds);
    return gameIds.map((gameId) => found.get(gameId) ?? []);
  });
}
