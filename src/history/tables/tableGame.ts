import type { GameType } from '../../hockey/clock.ts';
import type { HomeSpot } from '../../hockey/rink.ts';
import type { TeamSide } from '../../hockey/team.ts';

/** One draw as a table tells it; `undefined` = it does not tell. */
export interface TableDraw {
  readonly period?: number | undefined;
  readonly periodSecondsElapsed?: number | undefined;
  readonly homeSpot?: HomeSpot | undefined;
  readonly homeTakerId: string;
  readonly awayTakerId: string;
  readonly winner: TeamSide;
  readonly homeSkaters?: number | undefined;
  readonly awaySkaters?: number | undefined;
  readonly isHomeGoalkeeperIn?: boolean | undefined;
  readonly isAwayGoalkeeperIn?: boolean | undefined;
  readonly homeScore?: number | undefined;
  readonly awayScore?: number | undefined;
  readonly homeOnIds?: readonly string[] | undefined;
  readonly awayOnIds?: readonly string[] | undefined;
  /** Whether home attacks +x in the league's raw frame, where the row tells. */
  readonly homeAttacksPositiveX?: boolean | undefined;
}

/** A game with its draws in order. */
export interface TableGame {
  /** Absent in some old tables. */
  readonly gameId: string | undefined;
  readonly season: string;
  readonly gameType: GameType;
  /** `YYYY-MM-DD`; where the table does not tell it, that of the game before. */
  readonly gameDate: string;
  /** The table does not tell the date: the one above puts games in order and tells no rest. */
  readonly isDateAssumed?: boolean | undefined;
  readonly homeTeam: string;
  readonly awayTeam: string;
  readonly draws: readonly TableDraw[];
}

/** Rows that were left out, by reason. */
export type DropReport = Map<string, number>;
