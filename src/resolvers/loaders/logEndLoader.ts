import DataLoader from 'dataloader';
import type { PublicationLog } from '../../pipeline/ports.ts';

/** The last number of each game's log, read once. */
export function logEndLoader(
  log: Pick<PublicationLog, 'lastSequence'>,
): DataLoader<string, number> {
  return new DataLoader((gameIds) =>
    Promise.all(gameIds.map((gameId) => log.lastSequence(gameId))),
  );
}
