/**
 * Identity of a draw: game, period and ordinal of the draw within the period (from 1). Made from
 * data alone, so that every retry agrees; e.g. `2018020204-2-07`.
 */
export function faceoffId(gameId: string, period: number, ordinal: number): string {
  return `${gameId}-${period}-${String(ordinal).padStart(2, '0')}`;
}
