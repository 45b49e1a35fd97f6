import type { PublicationLog } from '../pipeline/ports.ts';
import type { FaceoffPublication } from '../pipeline/publish/publication.ts';

/** Between two predictions stand a few changes of the game at most. */
const READ = 8;

/**
 * The newest prediction in a game's log up to its entry `last`, so that it agrees with a cursor read
 * in the same request; null before the first.
 */
export async function readLatestPrediction(
  log: Pick<PublicationLog, 'read'>,
  gameId: string,
  last: number,
): Promise<FaceoffPublication | null> {
  for (let end = last; end > 0; end -= READ) {
    const entries = await log.read(gameId, Math.max(0, end - READ), Math.min(READ, end));
    const latest = entries.findLast((entry) => entry.kind === 'FACEOFF');
    if (latest?.kind === 'FACEOFF') return latest;
  }
  return null;
}
