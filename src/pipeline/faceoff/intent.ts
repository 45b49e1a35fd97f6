import type { FaceoffSituation } from '../../hockey/faceoffSituation.ts';
import type { HomeSpot } from '../../hockey/rink.ts';
import type { TeamSide } from '../../hockey/team.ts';
import type { ClosedDraw, GameClock, UpcomingDraw } from '../state/gameState.ts';

/** The scoreboard at the moment of an intent. */
export interface Scoreboard {
  readonly clock: GameClock | undefined;
  readonly score: { readonly home: number; readonly away: number } | undefined;
  readonly homeSkaters: number | undefined;
  readonly awaySkaters: number | undefined;
}

/** What every intent says of its moment. */
export interface IntentMoment {
  readonly gameId: string;
  readonly eventTimestamp: number;
  readonly scoreboard: Scoreboard;
  /** How many draws of the game had been decided before. */
  readonly drawsBefore: number;
}

/** A combination of takers and situation that viewers should get a probability for. */
export interface PredictIntent extends IntentMoment {
  readonly kind: 'PREDICT';
  readonly draw: UpcomingDraw;
  readonly revision: number;
  readonly dot: number;
  readonly combination: string;
  readonly situation: FaceoffSituation;
  /** The same draw with likely substitutes, asked ahead of time. */
  readonly substitutions: readonly {
    readonly combination: string;
    readonly situation: FaceoffSituation;
  }[];
}

/** The puck has dropped. */
export interface DropIntent extends IntentMoment {
  readonly kind: 'DROP';
  readonly closed: ClosedDraw;
}

/** The official result has come. */
export interface DecideIntent extends IntentMoment {
  readonly kind: 'DECIDE';
  readonly closed: ClosedDraw;
  readonly dot: number;
  readonly homeSpot: HomeSpot;
  readonly periodSecondsElapsed: number;
  readonly homeTakerId: string;
  readonly awayTakerId: string;
  readonly winner: TeamSide;
}

/** The game started, a goal was scored, a period began, the game ended. */
export interface GameIntent extends IntentMoment {
  readonly kind: 'GAME';
  readonly change: 'STARTED' | 'SCORE' | 'PERIOD' | 'ENDED';
}

/** What folding leaves to be done; never done while folding. */
export type Intent = PredictIntent | DropIntent | DecideIntent | GameIntent;
