import type { TableGame } from '../history/tables/tableGame.ts';
import { faceoffId } from '../hockey/faceoffId.ts';
import type { StoredDraw, StoredScore } from '../pipeline/ports.ts';

/**
 * A game of a history table as the live path would have stored it: its draws with what the table
 * tells, and its goals, each at the first draw after it.
 *
 * @returns no draws for a game without an id; draws without period, clock or place are left out
 */
export function drawsOfTable({ gameId, draws, ...game }: TableGame): {
  readonly draws: readonly StoredDraw[];
  readonly scores: readonly StoredScore[];
} {
  const stored: StoredDraw[] = [];
  const scores: StoredScore[] = [];
  if (gameId === undefined) return { draws: stored, scores };
  const ordinals = new Map<number, number>();
  let before = { home: 0, away: 0 };
  for (const [index, draw] of draws.entries()) {
    const { period, periodSecondsElapsed, homeSpot, homeScore: home, awayScore: away } = draw;
    if (period === undefined) continue;
    const ordinal = (ordinals.get(period) ?? 0) + 1;
    ordinals.set(period, ordinal);
    if (periodSecondsElapsed === undefined || homeSpot === undefined) continue;
    const { homeTakerId, awayTakerId, winner, homeSkaters, awaySkaters } = draw;
    stored.push({
      gameId,
      faceoffId: faceoffId(gameId, period, ordinal),
      ordinal,
      season: game.season,
      gameDate: game.gameDate,
      homeTeam: game.homeTeam,
      awayTeam: game.awayTeam,
      period,
      periodSecondsElapsed,
      homeSpot,
      homeTakerId,
      awayTakerId,
      winner,
      homeSkaters,
      awaySkaters,
      homeScore: home,
      awayScore: away,
    });
    if (home === undefined || away === undefined) continue;
    if (home === before.home && away === before.away) continue;
    before = { home, away };
    scores.push({ gameId, period, periodSecondsElapsed, moment: index, home, away });
  }
  return { draws: stored, scores };
}
