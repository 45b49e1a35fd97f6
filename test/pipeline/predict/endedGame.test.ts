import { describe, expect, it } from 'vitest';
import type { PastGame } from '../../../src/history/records/pastGame.ts';
import type { PlayerProfile } from '../../../src/history/records/playerProfile.ts';
import { RecordBook } from '../../../src/history/records/recordBook.ts';
import type { DecidedDraw } from '../../../src/hockey/faceoffSituation.ts';
import { recordsAfter } from '../../../src/pipeline/predict/endedGame.ts';
import { type GameState, newGameState } from '../../../src/pipeline/state/gameState.ts';
import { madeUpPlayers, pastGames } from '../../support/pastGames.ts';

const HOME = { id: '1', name: 'Toronto', abbreviation: 'TOR' };
const games = pastGames(60).map((game) => ({ ...game, homeTeam: 'TOR' }));
const last = games.at(-1)!;

function bookOf(taken: readonly PastGame[]): ReadonlyMap<string, PlayerProfile> {
  const book = new RecordBook(madeUpPlayers);
  for (const game of taken) book.take(game);
  return new Map([...book.all()].map((profile) => [profile.playerId, profile]));
}

/** The state of a game that the live path has followed to its end. */
function ended({ season, gameDate, draws }: PastGame): GameState {
  const state = newGameState('2017020999');
  const info = { season, gameDate, gameType: 'R', simulated: [] } as const;
  state.info = { ...info, homeTeam: HOME, awayTeam: { ...HOME, abbreviation: 'MTL' } };
  for (const draw of draws) {
    state.draws.push({ period: 1, periodSecondsElapsed: 0, ...draw } as DecidedDraw);
  }
  return state;
}

describe('records after a game that the live path followed', () => {
  it('are those that history would have loaded', () => {
    const before = bookOf(games.slice(0, -1));
    const after = recordsAfter(ended(last), before);
    const expected = bookOf(games);
    const takers = new Set(last.draws.flatMap((draw) => [draw.homeTakerId, draw.awayTakerId]));
    expect(after.map(({ playerId }) => playerId).sort()).toEqual([...takers].sort());
    for (const profile of after) expect(profile).toEqual(expected.get(profile.playerId));
    expect(before).toEqual(bookOf(games.slice(0, -1)));
  });

  it('count nothing twice: who has the day in his record stays as he is', () => {
    const before = new Map(bookOf(games.slice(0, -1)));
    const [first, ...rest] = recordsAfter(ended(last), before);
    before.set(first!.playerId, first!);
    const again = recordsAfter(ended(last), before);
    expect(again.map(({ playerId }) => playerId)).toEqual(rest.map(({ playerId }) => playerId));
  });

  it('begin for takers whom nobody knew, and are none for a game without draws', () => {
    const state = ended(last);
    const all = recordsAfter(state, new Map());
    expect(all.reduce((sum, { career }) => sum + career[0], 0)).toBe(2 * last.draws.length);
    expect(recordsAfter(ended({ ...last, draws: [] }), new Map())).toEqual([]);
  });
});
