import type { PublicationLog } from '../ports.ts';
import type { Publication } from '../publish/publication.ts';
import type { Pause } from './postQueue.ts';

const TRIES = 5;
const FIRST_WAIT_MILLIS = 25;

/**
 * Reads a log behind `after`. A first entry that is not the next number means that an append is
 * under way, or that older entries have expired: waits for the former, then takes it for the latter.
 */
export async function readLog(
  log: Pick<PublicationLog, 'read'>,
  gameId: string,
  after: number,
  limit: number,
  pause: Pause,
): Promise<readonly Publication[]> {
  for (let attempt = 1; ; attempt++) {
    const entries = await log.read(gameId, after, limit);
    const first = entries[0]?.sequence;
    if (first === undefined || first === after + 1 || attempt === TRIES) return entries;
    await pause(FIRST_WAIT_MILLIS * 2 ** (attempt - 1));
  }
}
