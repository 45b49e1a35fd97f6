import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { StoredDraw, StoredScore } from '../pipeline/ports.ts';
import type { DrawList } from '../resolvers/ports.ts';

type Item = Record<string, AttributeValue>;

const padded = (value: number | string, digits: number) => String(value).padStart(digits, '0');

/** `01#007` of `2018020204-1-07`: the end of a face-off id is its period and ordinal. */
export function placeOf(faceoffId: string): string {
  const [ordinal = '', period = ''] = faceoffId.split('-').reverse();
  return `${padded(period, 2)}#${padded(ordinal, 3)}`;
}

/** Key of a draw. */
export const drawKey = (gameId: string, place: string) => ({
  PK: `GAME#${gameId}`,
  SK: `DRAW#${place}`,
});

/** Partition of a list of draws. */
export function listKey(list: DrawList, season: string): string {
  if (list.kind === 'SEASON') return `SEASON#${season}`;
  return list.kind === 'TEAM' ? `TEAM#${list.team}` : `PLAYER#${list.playerId}`;
}

/** Rows of a season's list, those of one game together. */
export const listPrefix = (season: string, gameDate = '', gameId = '') =>
  gameId === '' ? `DRAWS#${season}#` : `DRAWS#${season}#${gameDate}#${gameId}#`;

/**
 * Everything that is written of draws of one game, in order: each draw, and a row for each list that
 * holds some of them. The live path writes rows of one draw as they are decided, `faceoff history
 * load` rows of a whole game; a reader takes both.
 */
export function drawItems(draws: readonly StoredDraw[]): readonly Item[] {
  const rows = new Map<string, StoredDraw[]>();
  for (const draw of draws) {
    const lists: readonly (DrawList | undefined)[] = [
      { kind: 'SEASON' },
      draw.homeTeam ? { kind: 'TEAM', team: draw.homeTeam } : undefined,
      draw.awayTeam ? { kind: 'TEAM', team: draw.awayTeam } : undefined,
      { kind: 'PLAYER', playerId: draw.homeTakerId },
      { kind: 'PLAYER', playerId: draw.awayTakerId },
    ];
    for (const list of lists) {
      if (!list) continue;
      const key = listKey(list, draw.season);
      rows.set(key, [...(rows.get(key) ?? []), draw]);
    }
  }
  return [
    ...draws.map((draw) => {
      const { PK, SK } = drawKey(draw.gameId, placeOf(draw.faceoffId));
      return { PK: { S: PK }, SK: { S: SK }, body: { S: JSON.stringify(draw) } };
    }),
    ...[...rows].map(([PK, [first, ...rest]]) => {
      const { season, gameDate, gameId } = first!;
      const places = [first!, ...rest].map(({ faceoffId }) => placeOf(faceoffId));
      return {
        PK: { S: PK },
        // Named by its last draw: a page begins behind a place, and must find the row around it.
        SK: { S: `${listPrefix(season, gameDate, gameId)}${places.at(-1)}` },
        places: { S: places.join(' ') },
      };
    }),
  ];
}

/** `GAME#id / SCORE#period#elapsed#moment`: in the order in which the goals fell. */
export function scoreItem(score: StoredScore): Item {
  const { gameId, period, periodSecondsElapsed, moment } = score;
  const elapsed = padded(periodSecondsElapsed.toFixed(1), 6);
  return {
    PK: { S: `GAME#${gameId}` },
    SK: { S: `SCORE#${padded(period, 2)}#${elapsed}#${padded(moment, 15)}` },
    body: { S: JSON.stringify(score) },
  };
}
