import type { FaceoffPublication, GamePublication } from '../publish/publication.ts';
import type { TrackingSnapshot } from './ports.ts';

export interface SubscriptionStartedItem {
  readonly __typename: 'SubscriptionStarted';
  readonly cursor: string;
}

export interface LaggedItem {
  readonly __typename: 'Lagged';
  readonly missed: number;
  readonly resumeFrom: string;
}

interface Numbered {
  readonly gameId: string;
  readonly sequence: number;
  readonly cursor: string;
  readonly previousCursor: string | null;
}

export interface FaceoffPredictedItem extends Numbered {
  readonly __typename: 'FaceoffPredicted';
  readonly prediction: FaceoffPublication;
}

export interface GameUpdatedItem extends Numbered {
  readonly __typename: 'GameUpdated';
  readonly publication: GamePublication;
}

export interface TrackingUpdatedItem {
  readonly __typename: 'TrackingUpdated';
  readonly snapshot: TrackingSnapshot;
}

/** What a subscription sends, before its selection is executed on it. */
export type StreamItem =
  | SubscriptionStartedItem
  | LaggedItem
  | FaceoffPredictedItem
  | TrackingUpdatedItem
  | GameUpdatedItem;
