import type { GameType } from '../../hockey/clock.ts';
import type { DecidedDraw } from '../../hockey/faceoffSituation.ts';
import type { HomeSpot } from '../../hockey/rink.ts';
import type { TeamSide } from '../../hockey/team.ts';
import type { RosterPlayer, RosterTeam } from '../ingest/trackingEvent.ts';
import { TrackedEntities } from './trackedEntities.ts';

/** Where the game stands as a viewer would say it. */
export type Phase = 'BEFORE_GAME' | 'STOPPAGE' | 'LINE_UP' | 'PLAY' | 'AFTER_GAME';

/** The game as its first event introduces it. */
export interface GameInfo {
  readonly season: string;
  readonly gameType: GameType;
  readonly gameDate: string;
  readonly homeTeam: RosterTeam;
  readonly awayTeam: RosterTeam;
  readonly simulated: readonly string[];
}

export interface GameClock {
  readonly period: number;
  readonly secondsRemaining: number;
  readonly isRunning: boolean;
}

export interface Reason {
  readonly feature: string;
  readonly text: string;
  /** Log-odds of the home team. */
  readonly contribution: number;
  readonly favors: TeamSide;
}

/** The model's answer for one combination. */
export interface Prediction {
  readonly homeProbability: number;
  readonly reasons: readonly Reason[];
  readonly modelVersion: string;
  /** The endpoint did not answer: a stand-in until it does. */
  readonly isStale: boolean;
}

/** Someone who may be taking over from the taker, and the samples that speak for him. */
export interface Challenger {
  readonly playerId: string;
  /** Producer's sequences, so that none counts twice. */
  readonly samples: readonly number[];
}

/** What viewers were told last about a draw. */
export interface Told {
  readonly homeTakerId: string;
  readonly awayTakerId: string;
  readonly dot: number;
  readonly revision: number;
  readonly combination: string;
  readonly prediction: Prediction;
  readonly homeSpot: HomeSpot;
}

/** The draw that comes next: from its first line-up until its official result. */
export interface UpcomingDraw {
  readonly faceoffId: string;
  readonly period: number;
  readonly ordinal: number;
  dot: number;
  homeTakerId: string;
  awayTakerId: string;
  /** Revisions wanted so far, and what the newest of them asks the model. */
  revision: number;
  combination: string;
  /** Answers of the model by combination: nothing is asked twice. */
  answers: Record<string, Prediction>;
  /** Event time before which an endpoint that did not answer is not asked again. */
  askAgainTimestamp: number;
  /** Absent until the first publication has been made. */
  told?: Told | undefined;
}

/** A draw whose puck has dropped and whose official result has not come. */
export interface ClosedDraw {
  readonly faceoffId: string;
  readonly period: number;
  readonly ordinal: number;
  readonly secondsRemaining: number;
  readonly dropTimestamp: number;
  readonly homeSkaters: number | undefined;
  readonly awaySkaters: number | undefined;
  /** Absent when nobody was seen lining up for it. */
  readonly draw?: UpcomingDraw | undefined;
}

/**
 * All that is known of one running game. `fold` owns the value it is given and changes it in
 * place: a copy per event would be most of the cost of the live path.
 */
export interface GameState {
  readonly gameId: string;
  info: GameInfo | undefined;
  readonly roster: Map<string, RosterPlayer>;
  phase: Phase;
  /** Newest producer sequence by type of event (`ON_ICE` by team); locations keep their own. */
  readonly watermarks: Map<string, number>;
  lastEventTimestamp: number;
  clock: GameClock | undefined;
  score: { readonly home: number; readonly away: number } | undefined;
  readonly onIce: { HOME: readonly string[] | undefined; AWAY: readonly string[] | undefined };
  readonly goalkeeper: { HOME: string | undefined; AWAY: string | undefined };
  readonly tracked: TrackedEntities;
  /** The period whose draws are being counted, and how many of them are closed. */
  drawPeriod: number;
  closedDraws: number;
  /** By period: whether home attacks +x, as the goalkeepers' places tell. */
  attack: { readonly period: number; readonly homeAttacksPositiveX: boolean } | undefined;
  /** When somebody was last seen at a dot, and since when without a break. */
  watch: { dot: number; since: number; lastSeen: number } | undefined;
  nextWatch: number;
  /** Since when the dots have been looked at without a break. */
  seenSince: number;
  readonly challengers: { HOME: Challenger | undefined; AWAY: Challenger | undefined };
  upcoming: UpcomingDraw | undefined;
  closed: ClosedDraw | undefined;
  /** Event time of the last drop where no clock told it, 0 before the first. */
  unclockedDropTimestamp: number;
  readonly draws: DecidedDraw[];
  /** Number of the last publication made. */
  publications: number;
  isEnded: boolean;
}

/** A game of which nothing is known yet. */
export function newGameState(gameId: string): GameState {
  return {
    gameId,
    info: undefined,
    roster: new Map(),
    phase: 'BEFORE_GAME',
    watermarks: new Map(),
    lastEventTimestamp: 0,
    clock: undefined,
    score: undefined,
    onIce: { HOME: undefined, AWAY: undefined },
    goalkeeper: { HOME: undefined, AWAY: undefined },
    tracked: new TrackedEntities(),
    drawPeriod: 1,
    closedDraws: 0,
    attack: undefined,
    watch: undefined,
    nextWatch: 0,
    seenSince: 0,
    challengers: { HOME: undefined, AWAY: undefined },
    upcoming: undefined,
    closed: undefined,
    unclockedDropTimestamp: 0,
    draws: [],
    publications: 0,
    isEnded: false,
  };
}
