import type { GameType } from './clock.ts';
import type { HomeSpot } from './rink.ts';
import type { TeamSide } from './team.ts';

/** A draw of the running game that has been decided. */
export interface DecidedDraw {
  readonly period: number;
  /** Seconds of the period that had been played. */
  readonly periodSecondsElapsed: number;
  readonly homeSpot: HomeSpot;
  readonly homeTakerId: string;
  readonly awayTakerId: string;
  readonly winner: TeamSide;
  readonly homeSkaters?: number | undefined;
  readonly awaySkaters?: number | undefined;
}

/**
 * All that is known of a draw the moment before the puck drops, beside the players' records.
 * `undefined` = not known. The live path and training both build it, so features cannot drift apart.
 */
export interface FaceoffSituation {
  readonly gameId: string;
  /** As the league writes it, e.g. `20242025`. */
  readonly season: string;
  readonly gameType: GameType;
  /** Day of the game, `YYYY-MM-DD`. */
  readonly gameDate: string;
  readonly homeTeam: string;
  readonly awayTeam: string;
  readonly period: number;
  readonly periodSecondsElapsed: number;
  readonly homeSpot: HomeSpot;
  /** Skaters on the ice, goalkeepers not counted. */
  readonly homeSkaters?: number | undefined;
  readonly awaySkaters?: number | undefined;
  readonly isHomeGoalkeeperIn?: boolean | undefined;
  readonly isAwayGoalkeeperIn?: boolean | undefined;
  readonly homeScore?: number | undefined;
  readonly awayScore?: number | undefined;
  readonly homeTakerId: string;
  readonly awayTakerId: string;
  /** Draws of this game already decided, oldest first. */
  readonly drawsSoFar: readonly DecidedDraw[];
}
