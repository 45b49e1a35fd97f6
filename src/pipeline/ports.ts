import type { PlayerProfile } from '../history/records/playerProfile.ts';
import type { DecidedDraw } from '../hockey/faceoffSituation.ts';
import type { Publication } from './publish/publication.ts';

/** Epoch milliseconds. Everything that asks for the time asks this. */
export interface Clock {
  now(): number;
}

/**
 * One item per game. `body` is the game's state as its own codec writes it; the rest are the few
 * attributes that readers of the item need without knowing the codec.
 */
export interface StoredGame {
  readonly gameId: string;
  /** Increases by one with every write; the fence against a second writer. */
  readonly version: number;
  readonly body: string;
  /** Publications in order that may not have been sent yet. */
  readonly outbox: readonly Publication[];
  readonly summary: GameSummary;
}

/** What lists of games show. */
export interface GameSummary {
  readonly gameDate: string;
  readonly season: string;
  readonly homeTeam: string;
  readonly awayTeam: string;
  /** Full names as the feed tells them; absent in older items. */
  readonly homeTeamName?: string | undefined;
  readonly awayTeamName?: string | undefined;
  readonly status: 'LIVE' | 'ENDED';
  readonly homeScore: number | null;
  readonly awayScore: number | null;
  readonly period: number;
  /** The game's last publication number. */
  readonly lastSequence: number;
  /** The producer's highest number, which counts the events taken in; absent in older items. */
  readonly trackingEvents?: number | undefined;
  /** What of the stream was simulated, in its producer's words; absent in older items. */
  readonly simulated?: readonly string[] | undefined;
}

/** Game state with optimistic locking. DynamoDB: `GAME#id / STATE`. */
export interface GameStates {
  /** Strongly consistent. */
  load(gameId: string): Promise<StoredGame | undefined>;
  /**
   * Writes the item if its stored version is `game.version - 1` (0: the item must not exist).
   * @throws {@link VersionConflictError} when another writer was first
   */
  save(game: StoredGame): Promise<void>;
}

/** Another invocation wrote the game first: read again and fold again. */
export class VersionConflictError extends Error {
  override readonly name = 'VersionConflictError';
}

/** A game's numbered log. DynamoDB: `GAME#id / PUB#000123`, with TTL. */
export interface PublicationLog {
  /** Idempotent: the same publication again changes nothing. Order within the call is kept. */
  append(publications: readonly Publication[]): Promise<void>;
  /** Publications with `sequence` > `after`, ascending, at most `limit`; strongly consistent. */
  read(gameId: string, after: number, limit: number): Promise<readonly Publication[]>;
  /** The highest number in the log, 0 for none; strongly consistent. */
  lastSequence(gameId: string): Promise<number>;
}

export interface ModelRequest {
  /** SHA-256 of the feature names the rows were made with; another list at the endpoint is an error. */
  readonly featureListHash: string;
  /** [n, k]: n draws by k features, NaN = unknown. */
  readonly rows: readonly Float64Array[];
  /** Ask for SHAP contributions too: of all rows, or of the first so many. */
  readonly contributions: boolean | number;
}

export interface ModelAnswer {
  /** Probability that home wins. */
  readonly probability: number;
  /** [k + 1] in log-odds, the last one is the expected value; empty where not asked for. */
  readonly contributions: readonly number[];
}

/** The model endpoint. SageMaker: `InvokeEndpoint`, one call for all rows. */
export interface FaceoffModel {
  /** Answers in the order of the rows. @throws when the endpoint fails or does not answer in time */
  predict(request: ModelRequest): Promise<{
    readonly modelVersion: string;
    readonly answers: readonly ModelAnswer[];
  }>;
}

/** Players' records as of the start of the game. DynamoDB: `PLAYER#id / PROFILE`. */
export interface PlayerProfiles {
  /** Only known players are in the map. One batched read. */
  load(playerIds: readonly string[]): Promise<ReadonlyMap<string, PlayerProfile>>;
}

/** Records of players after a game. DynamoDB: `PLAYER#id / PROFILE` and `SEASON#season / TALLIES`. */
export interface PlayerRecords {
  /** Idempotent put; a season's leaders are told of their draws in it. */
  put(profiles: readonly PlayerProfile[], season: string): Promise<void>;
}

/** A draw with its result. DynamoDB: `GAME#id / DRAW#period#ordinal`. */
export interface StoredDraw extends DecidedDraw {
  readonly gameId: string;
  readonly faceoffId: string;
  readonly ordinal: number;
  readonly season: string;
  readonly gameDate: string;
  /** Usual three letters; absent in older items. */
  readonly homeTeam?: string | undefined;
  readonly awayTeam?: string | undefined;
  /** Epoch milliseconds; absent for draws out of tables. */
  readonly timestamp?: number | undefined;
  /** Goals before the draw, where somebody told. */
  readonly homeScore?: number | undefined;
  readonly awayScore?: number | undefined;
  /** The last prediction before the drop; absent when there was none. */
  readonly homeProbability?: number | undefined;
  readonly revision?: number | undefined;
  readonly modelVersion?: string | undefined;
}

/** The goals of both teams from a moment of the game on. DynamoDB: in `GAME#id / SCORES`. */
export interface StoredScore {
  readonly gameId: string;
  readonly period: number;
  /** Seconds of the period that had been played. */
  readonly periodSecondsElapsed: number;
  /** Epoch milliseconds, or the place in a table: tells apart what came at the same second. */
  readonly moment: number;
  readonly home: number;
  readonly away: number;
}

export interface DecidedDraws {
  /** Idempotent put of a draw, listed under its season, teams and takers too. */
  put(draw: StoredDraw): Promise<void>;
  /** Idempotent put. */
  putScore(score: StoredScore): Promise<void>;
}

/** Something that will never work, kept with its payload for a person to look at. */
export interface Reject {
  readonly source: string;
  readonly gameId?: string | undefined;
  /** Expected and came, without the payload. */
  readonly reason: string;
  readonly payload: string;
  /** Makes storing idempotent, e.g. the record's sequence number and the line's index. */
  readonly id: string;
}

export interface Rejects {
  store(rejects: readonly Reject[]): Promise<void>;
}

/** Wakes the delivery of a game's log; best effort, the log is the truth. */
export interface DeliveryTrigger {
  wake(gameIds: readonly string[]): Promise<void>;
}
