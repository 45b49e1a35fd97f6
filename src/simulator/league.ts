import type { Hand, Position } from '../hockey/team.ts';
import type { RosterTeam } from '../pipeline/ingest/trackingEvent.ts';

/** A player of the fictional league. */
export interface LeaguePlayer {
  readonly id: string;
  readonly name: string;
  /** Abbreviation of his team. */
  readonly team: string;
  readonly number: number;
  readonly position: Position;
  readonly shoots: Hand;
  readonly heightInches: number;
  readonly weightPounds: number;
  readonly birthDate: string;
}

/**
 * One past draw: `[game, period, secondsElapsed, homeSpot, homeTakerId, awayTakerId, homeWon,
 * homeSkaters, awaySkaters, homeScore, awayScore]`; `game` is an index of {@link League.games}.
 */
export type LeagueDraw = readonly [
  game: number,
  period: number,
  secondsElapsed: number,
  homeSpot: string,
  homeTakerId: string,
  awayTakerId: string,
  homeWon: 0 | 1,
  homeSkaters: number,
  awaySkaters: number,
  homeScore: number,
  awayScore: number,
];

export interface LeagueGame {
  readonly gameId: string;
  readonly gameDate: string;
  readonly homeTeam: string;
  readonly awayTeam: string;
}

/** A small league of fictional people with the face-offs they have behind them. */
export interface League {
  readonly season: string;
  readonly teams: readonly RosterTeam[];
  readonly players: readonly LeaguePlayer[];
  readonly games: readonly LeagueGame[];
  /** In the order in which they were taken. */
  readonly draws: readonly LeagueDraw[];
}
