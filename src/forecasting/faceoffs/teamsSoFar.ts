import type { PlayedGame } from './playedGames.ts';

/** What a team's games of a season were like. */
export interface TeamSoFar {
  readonly games: number;
  readonly drawsPerGame: number;
}

/** The games of each team of a season so far; teams without a game are absent. */
export function teamsSoFar(
  games: readonly PlayedGame[],
  season: string,
): Record<string, TeamSoFar> {
  const sums = new Map<string, { draws: number; games: number }>();
  for (const g of games) {
    if (g.season !== season) continue;
    for (const team of [g.homeTeam, g.awayTeam]) {
      const { draws, games: n } = sums.get(team) ?? { draws: 0, games: 0 };
      sums.set(team, { draws: draws + g.draws, games: n + 1 });
    }
  }
  return Object.fromEntries(
    [...sums].map(([team, s]) => [team, { games: s.games, drawsPerGame: s.draws / s.games }]),
  );
}
