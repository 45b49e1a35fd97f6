import type { PlayerTally } from '../history/records/seasonTallies.ts';
import type { AudiencePlace } from '../pipeline/deliver/ports.ts';
import type { GameSummary, StoredDraw, StoredScore } from '../pipeline/ports.ts';
import type { LogPosition } from '../pipeline/publish/cursor.ts';
import type { Publication } from '../pipeline/publish/publication.ts';
import type { Identity } from './identity.ts';

/** A game as lists and headers need it. */
export interface ListedGame {
  readonly gameId: string;
  readonly summary: GameSummary;
}

/** Games by id and by day. DynamoDB: `GAME#id / STATE` and its index `DATE#day`. */
export interface Games {
  /** Only known games are in the map. One batched read. */
  load(gameIds: readonly string[]): Promise<ReadonlyMap<string, GameSummary>>;
  /** By game id. */
  ofDate(date: string): Promise<readonly ListedGame[]>;
  /** The newest first, each once. DynamoDB: `GAMES / start#id`. */
  recent(limit: number): Promise<readonly ListedGame[]>;
}

/** Whose draws of a season are listed. */
export type DrawList =
  | { readonly kind: 'SEASON' }
  | { readonly kind: 'TEAM'; readonly team: string }
  | { readonly kind: 'PLAYER'; readonly playerId: string };

export interface DrawListQuery {
  readonly list: DrawList;
  readonly season: string;
  /** Only draws behind this one. */
  readonly after?: Pick<StoredDraw, 'gameDate' | 'gameId' | 'faceoffId'> | undefined;
  /** At most 100. */
  readonly limit: number;
}

export interface DrawPage {
  readonly draws: readonly StoredDraw[];
  readonly hasNextPage: boolean;
}

/** Draws that have been taken, and the goals between them. DynamoDB: `GAME#id / DRAW#period#ordinal`. */
export interface GameDraws {
  /** Draws of a game behind `after` (a face-off id) in order, at most `limit`. */
  read(gameId: string, after: string | undefined, limit: number): Promise<readonly StoredDraw[]>;
  /** By face-off id, only stored ones. One batched read. */
  byIds(faceoffIds: readonly string[]): Promise<ReadonlyMap<string, StoredDraw>>;
  /** A page of a season's draws by day, game and place: one query of rows, one batched read. */
  list(query: DrawListQuery): Promise<DrawPage>;
  /** The goals of games in the order in which they fell; only games of which some are told. One batched read. */
  scores(gameIds: readonly string[]): Promise<ReadonlyMap<string, readonly StoredScore[]>>;
}

/** Single entries of games' logs. DynamoDB: `GAME#id / PUB#sequence`. */
export interface Publications {
  /** By cursor, only entries that can be read. One batched read. */
  at(positions: readonly LogPosition[]): Promise<ReadonlyMap<string, Publication>>;
}

export interface ModelCard {
  readonly version: string;
  readonly featureListHash: string;
  readonly featureNames: readonly string[];
  readonly metrics: readonly {
    readonly name: string;
    readonly value: number;
    readonly split: string;
  }[];
  readonly reliability?: readonly {
    readonly predicted: number;
    readonly observed: number;
    readonly draws: number;
  }[];
  /** Most first. */
  readonly importance?: readonly { readonly feature: string; readonly gainShare: number }[];
}

/** Draws of a season by player. DynamoDB: `SEASON#season / TALLIES`. */
export interface SeasonTallies {
  /** Most taken first; `undefined` for a season that is not stored. */
  load(season: string): Promise<readonly PlayerTally[] | undefined>;
}

/** The model that answers now. DynamoDB: `MODEL#faceoff / CARD`. */
export interface ModelCards {
  load(): Promise<ModelCard | undefined>;
}

/** Who follows a game live. DynamoDB: `AUDIENCE#GAME#id#shard`. */
export interface Presence {
  /** Rows whose time is over are not counted. */
  ofGame(gameId: string): Promise<{ readonly connections: number; readonly subscribers: number }>;
}

/** One WebSocket connection. */
export interface Connection {
  readonly connectionId: string;
  /** Epoch milliseconds. */
  readonly openedAt: number;
  readonly isAcknowledged: boolean;
  readonly identity: Identity;
  /** Messages of the current second, this one included. */
  readonly messagesThisSecond: number;
  readonly subscriptions: ReadonlyMap<string, AudiencePlace>;
}

export type Reservation = 'RESERVED' | 'EXISTS' | 'TOO_MANY' | 'GONE';

/** WebSocket connections. DynamoDB: `CONNECTION#id / CONNECTION`; a row whose time is over is gone. */
export interface Connections {
  open(connectionId: string, identity: Identity, now: number): Promise<void>;
  /** Counts one message and gives the connection as it is after that; `undefined` when it is gone. */
  receive(connectionId: string, now: number): Promise<Connection | undefined>;
  /** False when it had been acknowledged before, or is gone. */
  acknowledge(connectionId: string, identity: Identity): Promise<boolean>;
  /** Ids of some that opened before and have not been acknowledged; may lag a moment behind. */
  unacknowledged(openedBefore: number): Promise<readonly string[]>;
  /** Takes a subscription id, unless taken or `limit` ids are. One conditional write. */
  reserve(place: AudiencePlace, limit: number): Promise<Reservation>;
}
