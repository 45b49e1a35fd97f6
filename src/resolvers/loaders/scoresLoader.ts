import DataLoader from 'dataloader';
import type { StoredScore } from '../../pipeline/ports.ts';
import type { GameDraws } from '../ports.ts';

/** Goals of games: one query a game and request. */
export function scoresLoader(
  draws: Pick<GameDraws, 'scores'>,
): DataLoader<string, readonly StoredScore[]> {
  return new DataLoader((gameIds) => Promise.all(gameIds.map((gameId) => draws.scores(gameId))));
}
