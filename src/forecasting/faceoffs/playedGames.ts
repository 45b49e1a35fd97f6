/** One draw as forecasts need it: who, where, when, who won. */
export interface Draw {
  readonly gameId: string;
  /** Like `20242025`. */
  readonly season: string;
  /** `YYYY-MM-DD` */
  readonly gameDate: string;
  readonly homeTeam: string;
  readonly awayTeam: string;
  readonly homeTakerId: string;
  readonly awayTakerId: string;
  readonly isHomeWin: boolean;
}

/** Draws of one taker in one game. */
export interface TakerLine {
  readonly team: string;
  readonly taken: number;
  readonly won: number;
}

/** One game's draws, counted. */
export interface PlayedGame {
  readonly gameId: string;
  readonly season: string;
  readonly gameDate: string;
  readonly homeTeam: string;
  readonly awayTeam: string;
  readonly draws: number;
  readonly homeWon: number;
  readonly takers: ReadonlyMap<string, TakerLine>;
}

/** A game of the schedule that has not been played. */
export interface ScheduledGame {
  readonly gameDate: string;
  readonly homeTeam: string;
  readonly awayTeam: string;
}

/** Counts draws by game; games in order of date, then of id. */
export function countGames(draws: Iterable<Draw>): PlayedGame[] {
  interface Counting {
    readonly first: Draw;
    draws: number;
    homeWon: number;
    readonly takers: Map<string, { team: string; taken: number; won: number }>;
  }
  const games = new Map<string, Counting>();
  for (const draw of draws) {
    let game = games.get(draw.gameId);
    if (!game) {
      game = { first: draw, draws: 0, homeWon: 0, takers: new Map() };
      games.set(draw.gameId, game);
    }
    game.draws++;
    if (draw.isHomeWin) game.homeWon++;
    const count = (id: string, team: string, hasWon: boolean): void => {
      let line = game.takers.get(id);
      if (!line) {
        line = { team, taken: 0, won: 0 };
        game.takers.set(id, line);
      }
      line.taken++;
      if (hasWon) line.won++;
    };
    count(draw.homeTakerId, draw.homeTeam, draw.isHomeWin);
    count(draw.awayTakerId, draw.awayTeam, !draw.isHomeWin);
  }
  return [...games.values()]
    .map(({ first, draws: n, homeWon, takers }) => ({
      gameId: first.gameId,
      season: first.season,
      gameDate: first.gameDate,
      homeTeam: first.homeTeam,
      awayTeam: first.awayTeam,
      draws: n,
      homeWon,
      takers,
    }))
    .sort((a, b) => a.gameDate.localeCompare(b.gameDate) || a.gameId.localeCompare(b.gameId));
}
