/** What resolvers resolve from: one source per type of the schema that is not plain data. */

import type {
  DrawsOfGame,
  FaceoffForecast,
  FaceoffWhatIf,
  ForecastAccuracy,
} from '../forecasting/ports.ts';
import type { PlayerProfile } from '../history/records/playerProfile.ts';
import type { Tally } from '../history/records/tallies.ts';
import type { TeamSide } from '../hockey/team.ts';
import type { StoredDraw } from '../pipeline/ports.ts';
import type {
  FaceoffPublication,
  PublishedSituation,
  PublishedTaker,
} from '../pipeline/publish/publication.ts';
import type { RedactedRecord } from '../redaction/ports.ts';
import type { NodeType } from './nodeId.ts';
import type { ListedGame } from './ports.ts';

export type {
  FaceoffPredictedItem as FaceoffPredictedSource,
  GameUpdatedItem as GameUpdatedSource,
  LaggedItem as LaggedSource,
  SubscriptionStartedItem as SubscriptionStartedSource,
  TrackingUpdatedItem as TrackingUpdatedSource,
} from '../pipeline/deliver/streamItem.ts';

export type GameSource = ListedGame & { readonly __typename?: 'Game' };
/** What `node` answers: a source that says its type. */
export type NodeSource = { readonly __typename: NodeType } & (
  | GameSource
  | TeamSource
  | PlayerProfile
  | FaceoffSource
  | FaceoffPredictionSource
  | FaceoffForecast
  | RedactedRecord
);
export interface TeamSource {
  readonly id: string;
  readonly abbreviation: string;
  readonly name: string | null;
}
export type SituationSource = PublishedSituation;
export type StrengthSource = NonNullable<PublishedSituation['strength']>;
export type FaceoffPredictionSource = FaceoffPublication & {
  readonly __typename?: 'FaceoffPrediction';
};
export interface PredictedTakerSource extends PublishedTaker {
  readonly team: TeamSide;
  readonly probability: number;
}
export interface PredictionChangeSource {
  readonly change: NonNullable<FaceoffPublication['change']>;
  readonly homeProbability: number;
}
export type FaceoffSource = StoredDraw & { readonly __typename?: 'Faceoff' };

/** One page of a list; cursors are written where they are asked for. */
export interface PageSource<Item> {
  readonly nodes: readonly Item[];
  cursorOf(item: Item): string;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}
export type FaceoffPageSource = PageSource<FaceoffSource>;
export type RedactedRecordSource = RedactedRecord;
export type RedactedRecordPageSource = PageSource<RedactedRecord>;
export type FaceoffForecastSource = FaceoffForecast;
export type ImaginedForecastSource = FaceoffWhatIf;
export type DrawsOfGameSource = DrawsOfGame;
export type ForecastAccuracySource = ForecastAccuracy;
export type FaceoffPredictionPageSource = PageSource<FaceoffPredictionSource>;

export interface LeaderSource {
  readonly rank: number;
  readonly playerId: string;
  readonly tally: Tally;
}
export interface SeasonTallySource {
  readonly season: string;
  readonly tally: Tally;
}
export interface FaceoffStatsSource {
  readonly tally: Tally;
  readonly games: number | null;
  readonly seasons: readonly string[];
  readonly untold: number;
}
export interface HeadToHeadSource {
  readonly opponentId: string;
  readonly season: SeasonTallySource | null;
  readonly record: readonly [taken: number, won: number, expected: number];
}
export interface WhatIfSource {
  readonly homeTakerId: string;
  readonly awayTakerId: string;
  readonly homeProbability: number;
  readonly actualHomeProbability: number | null;
  readonly modelVersion: string;
}
