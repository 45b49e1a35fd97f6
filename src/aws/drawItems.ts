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

/** Key of a game's goals: one item, so that those of many games are one batched read. */
export const scoresKey = (gameId: string) => ({ PK: `GAME#${gameId}`, SK: 'SCORES' });

/** The attribute of a score, `period#elapsed#moment`: by name they are in the order of the goals. */
export function scoreAttribute(score: StoredScore): {
  readonly name: string;
  readonly value: AttributeValue;
} {
  const { period, periodSecondsElapsed, moment } = score;
  const elapsed = padded(periodSecondsElapsed.toFixed(1), 6);
  return {
    name: `${padded(period, 2)}#${elapsed}#${padded(moment, 15)}`,
    value: { S: JSON.stringify(score) },
  };
}

/** All goals of games, an item each. */
export function scoreItems(scores: readonly StoredScore[]): readonly Item[] {
  const items = new Map<string, Item>();
  for (const score of scores) {
    const { PK, SK } = scoresKey(score.gameId);
    const item = items.get(PK) ?? { PK: { S: PK }, SK: { S: SK } };
    items.set(PK, item);
    const { name, value } = scoreAttribute(score);
    item[name] = value;
  }
  return [...items.values()];
}

/** The goals of an item that {@link scoreItems} made, in order. */
export function scoresOf({ PK: _, SK: __, ...scores }: Item): readonly StoredScore[] {
  return Object.entries(scores)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => JSON.parse(value.S ?? '') as StoredScore);
}
