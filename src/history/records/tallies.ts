/** Draws taken and won. */
export type Tally = [taken: number, won: number];

/** Tallies by number of the cell; cells without a draw are absent. */
export type Cells = Record<number, Tally>;

/** Draws of one season; who the opponents were is kept for the newest season alone. */
export interface SeasonCounts {
  readonly season: string;
  games: number;
  readonly cells: Cells;
  versus?: Record<string, Tally> | undefined;
}

/** Draws of one game in order, each `[2 · cell + 1 if won, opponent]`. */
export interface GameCounts {
  readonly season: string;
  readonly gameDate: string;
  readonly draws: [code: number, opponentId: string][];
}

/**
 * A player's draws told apart by own dot, own strength, and home or away, for windows that the API
 * serves by key. Beside the beliefs in his profile, which forget where they come from.
 */
export interface DrawCounts {
  readonly career: Cells;
  /** Oldest first. */
  readonly seasons: SeasonCounts[];
  /** Oldest first. */
  readonly lastGames: GameCounts[];
}
