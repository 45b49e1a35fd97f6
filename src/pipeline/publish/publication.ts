import type { GameType } from '../../hockey/clock.ts';
import type { Dot, HomeSpot, Zone } from '../../hockey/rink.ts';
import type { Hand, Position, TeamSide } from '../../hockey/team.ts';

/** What a prediction's life has come to. */
export type PredictionStatus = 'PREDICTED' | 'REVISED' | 'DROPPED' | 'DECIDED';

export interface PublishedTeam {
  readonly id: string;
  readonly name: string;
  readonly abbreviation: string;
}

/** A taker as a viewer needs him, so that fan-out reads no table. */
export interface PublishedTaker {
  readonly playerId: string;
  readonly name: string;
  readonly number: number | null;
  readonly position: Position | null;
  readonly shoots: Hand | null;
  /** Draws of this game so far, before this one. */
  readonly inGame: { readonly won: number; readonly taken: number };
}

/** One reason in hockey words. `contribution` is in log-odds of the home team. */
export interface PublishedReason {
  readonly feature: string;
  readonly text: string;
  readonly contribution: number;
  readonly favors: TeamSide;
}

export interface PublishedSituation {
  readonly period: number;
  /** Seconds left on the clock of the period. */
  readonly secondsRemaining: number;
  /** Absent where the feed does not tell it. */
  readonly score: { readonly home: number; readonly away: number } | null;
  readonly strength: { readonly homeSkaters: number; readonly awaySkaters: number } | null;
}

interface Numbered {
  readonly gameId: string;
  /** The game's 1, 2, 3 …: gap-free. */
  readonly sequence: number;
  /** Epoch milliseconds of the event that caused it. */
  readonly eventTimestamp: number;
  /** Epoch milliseconds at which it was made, before the first send. */
  readonly publishedTimestamp: number;
  readonly situation: PublishedSituation;
}

export interface FaceoffPublication extends Numbered {
  readonly kind: 'FACEOFF';
  readonly faceoffId: string;
  /** 1, 2, 3 … within the draw. */
  readonly revision: number;
  readonly status: PredictionStatus;
  readonly dot: Dot;
  readonly homeSpot: HomeSpot;
  readonly homeZone: Zone;
  readonly home: PublishedTaker;
  readonly away: PublishedTaker;
  /** Probability that home wins; the other side has 1 − it. */
  readonly homeProbability: number;
  /** Since the last revision: who was waved out and what the home probability had been with him. */
  readonly change: {
    readonly replaced: readonly {
      readonly team: TeamSide;
      readonly playerId: string;
      readonly name: string;
    }[];
    readonly previousHomeProbability: number;
  } | null;
  readonly reasons: readonly PublishedReason[];
  readonly modelVersion: string;
  /** The endpoint did not answer in time: last known or prior value, corrected by a revision. */
  readonly isStale: boolean;
  /** The drop was already past when this was made. */
  readonly isLate: boolean;
  /** Only when `DECIDED`. */
  readonly winner: TeamSide | null;
}

export type GameStatus = 'LIVE' | 'ENDED';

/** The game itself changed: it started, a goal, a new period, the end. */
export interface GamePublication extends Numbered {
  readonly kind: 'GAME';
  readonly status: GameStatus;
  readonly change: 'STARTED' | 'SCORE' | 'PERIOD' | 'ENDED';
  readonly gameDate: string;
  readonly season: string;
  readonly gameType: GameType;
  readonly homeTeam: PublishedTeam;
  readonly awayTeam: PublishedTeam;
  /** What of the stream was simulated, in its producer's words. */
  readonly simulated: readonly string[];
}

/** One numbered entry of a game's log. */
export type Publication = FaceoffPublication | GamePublication;
