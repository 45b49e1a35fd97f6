import DataLoader from 'dataloader';
import type { StoredDraw } from '../../pipeline/ports.ts';
import type { GameDraws } from '../ports.ts';

/** Draws by their face-off ids: all of one tick in one batched read. */
export function drawLoader(draws: GameDraws): DataLoader<string, StoredDraw | undefined> {
  return new DataLoader(async (faceoffIds) => {
    const found = await draws.byIds(faceoffIds);
    return faceoffIds.map((faceoffId) => found.get(faceoffId));
  });
}
