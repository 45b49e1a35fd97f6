import type { StoredDraw } from '../pipeline/ports.ts';
import { callerError } from './errors.ts';
import { checkFirst } from './page.ts';
import type { DrawList, GameDraws } from './ports.ts';
import { checkSeason } from './season.ts';
import type { FaceoffPageSource } from './sources.ts';

/**
 * A page of the draws of a season, of all of it, a team's or a player's.
 * @throws a caller's error for a season, a size or a cursor that is none
 */
export async function readDrawPage(
  list: DrawList,
  args: { readonly season: string; readonly first?: number | null; readonly after?: string | null },
  draws: Pick<GameDraws, 'list'>,
): Promise<FaceoffPageSource> {
  const season = checkSeason(args.season);
  const limit = checkFirst(args.first);
  const after = args.after ? placeIn(args.after) : undefined;
  const page = await draws.list({ list, season, after, limit });
  return {
    nodes: page.draws,
    cursorOf,
    hasNextPage: page.hasNextPage,
    hasPreviousPage: after !== undefined,
  };
}

type Place = Pick<StoredDraw, 'gameDate' | 'gameId' | 'faceoffId'>;

const cursorOf = ({ gameDate, faceoffId }: Place) =>
  Buffer.from(`${gameDate}#${faceoffId}`).toString('base64url');

function placeIn(cursor: string): Place {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const [, gameDate, faceoffId, gameId] =
    /^(\d{4}-\d\d-\d\d)#((\w{1,40})-\d{1,2}-\d{1,3})$/.exec(text) ?? [];
  if (gameDate && faceoffId && gameId) return { gameDate, faceoffId, gameId };
  throw callerError(
    'BAD_USER_INPUT',
    "Expected a cursor of a season's faceoffs, from an earlier answer, unchanged.",
  );
}
