import type { PublicationLog } from '../pipeline/ports.ts';
import { formatCursor, parseCursor } from '../pipeline/publish/cursor.ts';
import type { FaceoffPublication } from '../pipeline/publish/publication.ts';
import { callerError } from './errors.ts';
import { toPage } from './page.ts';
import type { FaceoffPredictionPageSource } from './sources.ts';

const READ = 100;

/**
 * Where a cursor of this game's log points; 0 without one.
 * @throws a caller's error for a cursor of another game, or one that nobody gave out
 */
export function sequenceOf(gameId: string, cursor: string | null | undefined): number {
  if (cursor === null || cursor === undefined) return 0;
  const position = parseCursor(cursor);
  if (!position) {
    throw callerError('BAD_USER_INPUT', 'Expected a cursor from an earlier answer, unchanged.');
  }
  if (position.gameId !== gameId) {
    throw callerError(
      'CURSOR_OF_ANOTHER_GAME',
      `Expected a cursor of game ${gameId}, got one of game ${position.gameId}.`,
    );
  }
  return position.sequence;
}

/** A page of the predictions in a game's log. */
export async function readPredictionPage(
  log: Pick<PublicationLog, 'read'>,
  gameId: string,
  first: number,
  after: string | null | undefined,
): Promise<FaceoffPredictionPageSource> {
  const found: FaceoffPublication[] = [];
  let position = sequenceOf(gameId, after);
  while (found.length <= first) {
    const entries = await log.read(gameId, position, READ);
    for (const entry of entries) if (entry.kind === 'FACEOFF') found.push(entry);
    const last = entries.at(-1);
    if (!last || entries.length < READ) break;
    position = last.sequence;
  }
  return toPage(found, first, Boolean(after), ({ sequence }) => formatCursor({ gameId, sequence }));
}
