import DataLoader from 'dataloader';
import { formatCursor, type LogPosition } from '../../pipeline/publish/cursor.ts';
import type { Publication } from '../../pipeline/publish/publication.ts';
import type { Publications } from '../ports.ts';

/** Entries of games' logs by place: all of one tick in one batched read. */
export function publicationLoader(
  publications: Publications,
): DataLoader<LogPosition, Publication | undefined, string> {
  return new DataLoader<LogPosition, Publication | undefined, string>(
    async (positions) => {
      const found = await publications.at(positions);
      return positions.map((position) => found.get(formatCursor(position)));
    },
    { cacheKeyFn: formatCursor },
  );
}
