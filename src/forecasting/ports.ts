import type { PlayerBasis } from './faceoffs/examples.ts';
import type { WhatIfBasis } from './faceoffs/whatIfBasis.ts';

/** Whose draws are forecast. */
export type ForecastSubject =
  | { readonly kind: 'PLAYER'; readonly playerId: string }
  | { readonly kind: 'TEAM'; readonly team: string };

/** How far a forecast looks, in scheduled games of the subject's team. */
export const FORECAST_SPANS = ['NEXT_1', 'NEXT_5', 'NEXT_10', 'NEXT_20', 'REST_OF_SEASON'] as const;
export type ForecastSpan = (typeof FORECAST_SPANS)[number];

/** An expected value and the quantiles around it; `p10 ≤ p50 ≤ p90`. */
export interface ForecastQuantiles {
  readonly mean: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** Parts a forecast is explained by; the contributions of one forecast sum to its mean. */
export const EXPLANATION_PARTS = ['LEVEL', 'TREND', 'SEASON', 'SCHEDULE', 'OPPONENT'] as const;
export type ExplanationPart = (typeof EXPLANATION_PARTS)[number];

/** What one part adds to the mean of draws taken and of the share won. */
export interface ForecastContribution {
  readonly part: ExplanationPart;
  readonly drawsTaken: number;
  readonly shareWon: number;
}

/** Draws of one game that was played: the history beside the forecast. */
export interface DrawsOfGame {
  readonly gameId: string;
  /** `YYYY-MM-DD` */
  readonly gameDate: string;
  readonly opponent: string;
  readonly drawsTaken: number;
  readonly drawsWon: number;
}

/** Draws that a player or team will take and win over its next games. */
export interface FaceoffForecast {
  /** Subject and span, the same at every refresh: see {@link forecastId}. */
  readonly id: string;
  readonly subject: ForecastSubject;
  readonly span: ForecastSpan;
  /** Scheduled games that the span holds; fewer than asked near the season's end, 0 after it. */
  readonly games: number;
  readonly opponents: readonly string[];
  readonly drawsTaken: ForecastQuantiles;
  readonly drawsWon: ForecastQuantiles;
  /** In `[0, 1]`. */
  readonly shareWon: ForecastQuantiles;
  readonly explanation: readonly ForecastContribution[];
  /** Latest games played, oldest first. */
  readonly history: readonly DrawsOfGame[];
  /** Day up to which games are known, `YYYY-MM-DD`. */
  readonly knownThrough: string;
  /** Epoch milliseconds. */
  readonly issuedAt: number;
}

/** How forecasts of one span did over windows of the past; shares, not percent. */
export interface ForecastAccuracy {
  readonly subjectKind: ForecastSubject['kind'];
  readonly measure: 'DRAWS_TAKEN' | 'DRAWS_WON' | 'SHARE_WON';
  readonly span: ForecastSpan;
  readonly windows: number;
  readonly wape: number;
  readonly rmse: number;
  /** Absent for shares, which have no season to compare with. */
  readonly mase?: number;
  /** Mean weighted quantile loss of p10, p50, p90. */
  readonly averageWeightedQuantileLoss: number;
  /** Share of truths between p10 and p90; 0.8 is right. */
  readonly coverage80: number;
  /** The best of the simple forecasts and how far it was off, for comparison. */
  readonly baseline: { readonly name: string; readonly wape: number };
}

/** A game to imagine, from the side of whom it is about. */
export interface ImaginedGame {
  readonly opponent: string;
  readonly isHome: boolean;
}

/** What if the coming games of a player or team were these? */
export interface WhatIfQuestion {
  readonly subject: ForecastSubject;
  /** In order, at least one. */
  readonly games: readonly ImaginedGame[];
}

/** The answer: the same model from the same basis as the stored forecasts, over other games. */
export type FaceoffWhatIf = Pick<
  FaceoffForecast,
  | 'subject'
  | 'games'
  | 'opponents'
  | 'drawsTaken'
  | 'drawsWon'
  | 'shareWon'
  | 'explanation'
  | 'knownThrough'
  | 'issuedAt'
>;

/** An opponent that no game was ever seen of; the message names the known ones. */
export class UnknownTeamError extends Error {
  override readonly name = 'UnknownTeamError';

  constructor(team: string, known: readonly string[]) {
    super(`no team is called ${team}; known are ${[...known].sort().join(', ')}`);
  }
}

/** Stored forecasts, as resolvers read them. Batch in, map out; unknown ids are absent. */
export interface Forecasts {
  forPlayers(
    playerIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly FaceoffForecast[]>>;
  forTeams(teams: readonly string[]): Promise<ReadonlyMap<string, readonly FaceoffForecast[]>>;
  byId(id: string): Promise<FaceoffForecast | undefined>;
  /** From the latest backtest; empty before the first. */
  accuracy(): Promise<readonly ForecastAccuracy[]>;
  /**
   * Answers in the order of the questions; `undefined` for whom no basis is stored, an error in
   * place of an answer for an opponent that is not known.
   */
  whatIf(
    questions: readonly WhatIfQuestion[],
  ): Promise<readonly (FaceoffWhatIf | UnknownTeamError | undefined)[]>;
}

/** Where a refresh puts its results; the same results again change nothing. */
export interface ForecastStore {
  save(forecasts: readonly FaceoffForecast[]): Promise<void>;
  saveAccuracy(accuracy: readonly ForecastAccuracy[]): Promise<void>;
  /** What {@link Forecasts.whatIf} answers from. */
  saveBasis(basis: WhatIfBasis, players: readonly PlayerBasis[]): Promise<void>;
}

/** The id of a subject's forecast over a span, like `player:8471675:next_10`. */
export function forecastId(subject: ForecastSubject, span: ForecastSpan): string {
  const who = subject.kind === 'PLAYER' ? `player:${subject.playerId}` : `team:${subject.team}`;
  return `${who}:${span.toLowerCase()}`;
}

/** The subject and span of an id; `undefined` when it is not one. */
export function parseForecastId(
  id: string,
): { readonly subject: ForecastSubject; readonly span: ForecastSpan } | undefined {
  const match = /^(player|team):([^:]+):([a-z0-9_]+)$/.exec(id);
  if (!match) return undefined;
  const [, kind, who, spanText] = match as unknown as [string, string, string, string];
  const span = FORECAST_SPANS.find((s) => s.toLowerCase() === spanText);
  if (!span) return undefined;
  const subject: ForecastSubject =
    kind === 'player' ? { kind: 'PLAYER', playerId: who } : { kind: 'TEAM', team: who };
  return { subject, span };
}
