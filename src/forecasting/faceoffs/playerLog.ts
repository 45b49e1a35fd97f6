import type { PlayedGame } from './playedGames.ts';

/** One game of the team a player belonged to, whether he took a draw or not. */
export interface PlayerGame {
  readonly game: PlayedGame;
  readonly team: string;
  readonly taken: number;
  readonly won: number;
}

/** A player's games of one season, from his first draw in it, oldest first. */
export interface PlayerSeason {
  readonly playerId: string;
  readonly season: string;
  readonly games: readonly PlayerGame[];
}

/** Who won of a game's draws for a team. */
export function wonBy(game: PlayedGame, team: string): number {
  return game.homeTeam === team ? game.homeWon : game.draws - game.homeWon;
}

/** The other team of a game. */
export function opponentOf(game: { homeTeam: string; awayTeam: string }, team: string): string {
  return game.homeTeam === team ? game.awayTeam : game.homeTeam;
}

/**
 * Games by player and season. A player belongs to a team from his first draw for it until his first
 * draw for another; a game of his team without a draw by him is a zero, since an injured center is
 * what a forecast must reckon with.
 */
export function playerSeasons(games: readonly PlayedGame[]): PlayerSeason[] {
  const bySeason = new Map<string, PlayedGame[]>();
  for (const g of games) {
    const list = bySeason.get(g.season);
    if (list) list.push(g);
    else bySeason.set(g.season, [g]);
  }
  const result: PlayerSeason[] = [];
  for (const [season, list] of bySeason) {
    const logs = new Map<string, PlayerGame[]>();
    const teamOf = new Map<string, string>();
    const members = new Map<string, Set<string>>();
    for (const game of list) {
      for (const [id, { team }] of game.takers) {
        const before = teamOf.get(id);
        if (before === team) continue;
        if (before !== undefined) members.get(before)?.delete(id);
        teamOf.set(id, team);
        const set = members.get(team) ?? new Set();
        members.set(team, set.add(id));
      }
      for (const team of [game.homeTeam, game.awayTeam]) {
        for (const id of members.get(team) ?? []) {
          const line = game.takers.get(id);
          const log = logs.get(id) ?? [];
          logs.set(id, log);
          log.push({ game, team, taken: line?.taken ?? 0, won: line?.won ?? 0 });
        }
      }
    }
    for (const [playerId, log] of logs) result.push({ playerId, season, games: log });
  }
  return result;
}
