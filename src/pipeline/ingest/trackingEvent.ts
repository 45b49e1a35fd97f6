import type { GameType } from '../../hockey/clock.ts';
import type { Hand, Position, TeamSide } from '../../hockey/team.ts';

/** `entityId` of the puck in `LOCATION` events. */
export const PUCK = 'PUCK';

interface Common {
  readonly gameId: string;
  /** The producer's increasing integer per game: identity and order of the event. */
  readonly sequence: number;
  /** Epoch milliseconds of what the event tells. */
  readonly timestamp: number;
}

export interface RosterTeam {
  readonly id: string;
  readonly name: string;
  readonly abbreviation: string;
}

export interface RosterPlayer {
  readonly id: string;
  readonly name: string;
  readonly team: TeamSide;
  readonly number?: number | undefined;
  readonly position?: Position | undefined;
  readonly shoots?: Hand | undefined;
  readonly heightInches?: number | undefined;
  readonly weightPounds?: number | undefined;
}

export interface GameStarted extends Common {
  readonly type: 'GAME_STARTED';
  readonly season: string;
  readonly gameType: GameType;
  /** `YYYY-MM-DD`. */
  readonly gameDate: string;
  readonly homeTeam: RosterTeam;
  readonly awayTeam: RosterTeam;
  readonly players: readonly RosterPlayer[];
  /** What of this stream was simulated and not observed, e.g. `skating`, `lineMates`, `rosterNumbers`. */
  readonly simulated?: readonly string[] | undefined;
}

/** Place of one tracked entity, feet from center ice; velocities in ft/s. */
export interface Location extends Common {
  readonly type: 'LOCATION';
  readonly entityId: string;
  readonly x: number;
  readonly y: number;
  readonly vx?: number | undefined;
  readonly vy?: number | undefined;
  /** Only for an entity that no roster names. */
  readonly team?: string | undefined;
  readonly isGoalkeeper?: boolean | undefined;
}

export interface OnIce extends Common {
  readonly type: 'ON_ICE';
  readonly team: TeamSide;
  /** Everyone of the team on the ice, goalkeeper included. */
  readonly playerIds: readonly string[];
  /** Absent when the goalkeeper is pulled. */
  readonly goalkeeperId?: string | undefined;
}

export interface ClockChanged extends Common {
  readonly type: 'CLOCK';
  readonly period: number;
  readonly secondsRemaining: number;
  readonly isRunning: boolean;
}

export interface ScoreChanged extends Common {
  readonly type: 'SCORE';
  readonly home: number;
  readonly away: number;
}

export interface Stoppage extends Common {
  readonly type: 'STOPPAGE';
  readonly reason: string;
}

/** The official result of a draw. */
export interface FaceoffDecided extends Common {
  readonly type: 'FACEOFF';
  readonly dot: { readonly x: number; readonly y: number };
  readonly homeTakerId: string;
  readonly awayTakerId: string;
  readonly winner: TeamSide;
}

export interface GameEnded extends Common {
  readonly type: 'GAME_ENDED';
}

/**
 * One tracking event (PPT: player and puck tracking). A Kinesis record holds one or more of them as
 * JSON lines, all of one game; the partition key is the game id. Events come one by one, late,
 * twice or out of order.
 */
export type TrackingEvent =
  | GameStarted
  | Location
  | OnIce
  | ClockChanged
  | ScoreChanged
  | Stoppage
  | FaceoffDecided
  | GameEnded;
