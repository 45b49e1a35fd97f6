import type { GameFacts } from '../pipeline/deliver/ports.ts';
import type { GameSummary } from '../pipeline/ports.ts';
import type { Games } from './ports.ts';

/** What filters of streams need of a game. */
export function factsOf({ gameDate, homeTeam, awayTeam }: GameSummary): GameFacts {
  return { date: gameDate, teams: [homeTeam, awayTeam] };
}

/** Facts by game id, read once and kept: they do not change during a game. */
export function gameFactsReader(
  games: Pick<Games, 'load'>,
): (gameId: string) => Promise<GameFacts | undefined> {
  const known = new Map<string, GameFacts>();
  return async (gameId) => {
    const kept = known.get(gameId);
    if (kept) return kept;
    const summary = (await games.load([gameId])).get(gameId);
    // An item written before the start event has no day yet.
    if (!summary?.gameDate) return undefined;
    if (known.size > 1000) known.clear();
    const facts = factsOf(summary);
    known.set(gameId, facts);
    return facts;
  };
}
