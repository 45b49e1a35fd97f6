import type { HomeSpot } from '../../hockey/rink.ts';
import type { TeamSide } from '../../hockey/team.ts';

/** A draw as the records see it before it is taken. */
export interface DrawSetting {
  readonly homeSpot?: HomeSpot | undefined;
  readonly homeSkaters?: number | undefined;
  readonly awaySkaters?: number | undefined;
}

/** A decided draw as history knows it; place and strength may be unknown. */
export interface PastDraw extends DrawSetting {
  readonly homeTakerId: string;
  readonly awayTakerId: string;
  readonly winner: TeamSide;
}

/** A game's draws in order. */
export interface PastGame {
  readonly season: string;
  readonly gameDate: string;
  /** Nobody tells the date: the one above is only near enough for a belief to drift. */
  readonly isDateAssumed?: boolean | undefined;
  /** Absent where nobody can tell: then the arena teaches nothing. */
  readonly homeTeam?: string | undefined;
  readonly draws: readonly PastDraw[];
}
