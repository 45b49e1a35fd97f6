/** The two sides of a game. */
export type TeamSide = 'HOME' | 'AWAY';

export const opponentOf = (side: TeamSide): TeamSide => (side === 'HOME' ? 'AWAY' : 'HOME');

/** The hand a player shoots from; a left shot's strong side is his own left dot. */
export type Hand = 'L' | 'R';

/** A player's position as the league lists it. */
export type Position = 'C' | 'L' | 'R' | 'D' | 'G';
