/** Seconds of a regulation period. Source: NHL Rule 77.1. */
export const PERIOD_SECONDS = 1200;
/** Seconds of a regular-season overtime period. Source: NHL Rule 84.1. */
export const OVERTIME_SECONDS = 300;

export type GameType = 'R' | 'P';

/** The kind of a game by its id: fifth and sixth digits 03 are the playoffs. Source: the league's ids. */
export const gameTypeOf = (gameId: string): GameType => (/^\d{4}03\d{4}$/.test(gameId) ? 'P' : 'R');

/** Length of a period in seconds: playoff overtimes are full periods. */
export function periodSeconds(period: number, gameType: GameType): number {
  return period > 3 && gameType === 'R' ? OVERTIME_SECONDS : PERIOD_SECONDS;
}

/** The game clock as the scoreboard shows it, e.g. `2nd 04:07`. */
export function formatClock(period: number, secondsRemaining: number): string {
  const seconds = Math.max(0, Math.ceil(secondsRemaining));
  const name =
    period === 1
      ? '1st'
      : period === 2
        ? '2nd'
        : period === 3
          ? '3rd'
          : period === 4
            ? 'OT'
            : `${period - 3}OT`;
  return `${name} ${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}
