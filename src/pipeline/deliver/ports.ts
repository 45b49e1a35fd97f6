import type { TeamSide } from '../../hockey/team.ts';
/** What delivery needs from outside: a sender, the audiences, its own progress, tracking snapshots. */

/** Sends to one client. API Gateway: `PostToConnection`, `DeleteConnection`. */
export interface ConnectionSender {
  /**
   * Resolves when the gateway has taken the message.
   * @throws {@link ConnectionGoneError} when the client is away for good
   * @throws {@link ThrottledError} when the gateway asks to slow down
   * @throws anything else for a failure that may pass
   */
  post(connectionId: string, message: string): Promise<void>;
  /** Closes the connection; one that is gone already is fine. API Gateway closes with 1000 only. */
  disconnect(connectionId: string): Promise<void>;
}

export class ConnectionGoneError extends Error {
  override readonly name = 'ConnectionGoneError';
}

export class ThrottledError extends Error {
  override readonly name = 'ThrottledError';
}

/** What one or many clients asked to be told: equal operations share one execution. */
export interface Operation {
  /** SHA-256 of document, operation name, variables and scope. */
  readonly key: string;
  /** The document as text, `after` taken out. */
  readonly document: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What its clients may see; part of the key, so that nobody gets bytes made for another scope. */
  readonly scope: string;
}

/** All that a subscription listens to: a game's log, its positions, or all games of a day. */
export type Topic =
  | { readonly kind: 'GAME'; readonly gameId: string }
  | { readonly kind: 'TRACKING'; readonly gameId: string }
  | { readonly kind: 'DATE'; readonly date: string };

/** Where a subscription's row lies. */
export interface AudiencePlace {
  readonly topic: Topic;
  readonly shard: number;
  readonly connectionId: string;
  readonly subscriptionId: string;
  /** Tells a subscription from a later one with the same id. */
  readonly nonce: string;
}

/** What was left out for a client that did not take it. */
export interface LaggedNote {
  readonly missed: number;
  /** Sequence after which the client should resume. */
  readonly resumeFrom: number;
}

/** What filters know of a game beside its publications. */
export interface GameFacts {
  readonly date: string;
  /** Abbreviations. */
  readonly teams: readonly string[];
}

/** One subscription as delivery sees it. */
export interface AudienceMember extends AudiencePlace {
  readonly operationKey: string;
  /** Per game: everything up to this sequence was sent when the row was written; 0 when absent. */
  readonly positions: Readonly<Record<string, number>>;
  /** Games in which delivery's own progress holds for this row; elsewhere it must be caught up first. */
  readonly liveGames: ReadonlySet<string>;
  /** Epoch milliseconds: until then its WebSocket invocation is still sending, so leave it alone. */
  readonly heldUntil: number | null;
  /** Per game: what must be confessed with the next event. */
  readonly lagged: Readonly<Record<string, LaggedNote>>;
  /** Epoch milliseconds at which the connection ends at the latest. */
  readonly expiresAt: number;
  /** The key by whose right the client listens; absent for a role. */
  readonly keyId?: string | undefined;
}

/** Whether keys still give the right to listen: a stream outlives the request that opened it. */
export interface ListeningRights {
  /** Those that have expired, were revoked or are not there; known within half a minute. */
  ended(keyIds: ReadonlySet<string>): Promise<ReadonlySet<string>>;
}

/** Subscriptions, by what they listen to. DynamoDB: `AUDIENCE#topic#shard / connection#subscription`. */
export interface Audiences {
  /** Writes the operation and the row; the row is held. */
  join(member: AudienceMember, operation: Operation): Promise<void>;
  /** Sets positions and ends the hold. False when the row is gone or another's. */
  admit(place: AudiencePlace, positions: Readonly<Record<string, number>>): Promise<boolean>;
  /** From now on delivery's progress in this game holds for the row. A row that is gone stays gone. */
  markLive(place: AudiencePlace, gameId: string): Promise<void>;
  /** Remembers, or with `undefined` forgets, what the client missed. A row that is gone stays gone. */
  noteLag(place: AudiencePlace, gameId: string, note: LaggedNote | undefined): Promise<void>;
  leave(place: AudiencePlace): Promise<void>;
  /** Strongly consistent; rows whose time is over are left out. */
  members(topic: Topic, shard: number): Promise<readonly AudienceMember[]>;
  /** Only known keys are in the map. */
  operations(keys: readonly string[]): Promise<ReadonlyMap<string, Operation>>;
  /** Removes the connection with all its subscriptions, as when the client has gone. */
  removeConnection(connectionId: string): Promise<void>;
}

export interface DeliveryLease {
  /** Everything up to this sequence has been delivered to the shard. */
  readonly delivered: number;
  /** Wakes counted so far; hand it to `release`. */
  readonly wakes: number;
}

/** How far delivery has come. */
export interface DeliveryPlace {
  readonly delivered: number;
  /** Someone is delivering, or was until it failed. */
  readonly isLeased: boolean;
  /** The lease's time is over and nobody has taken it: its holder failed or died. */
  readonly isAbandoned: boolean;
}

/**
 * How far a game's log has been delivered to a shard of its audience, under a lease, so that one
 * execution at a time delivers. DynamoDB: `GAME#id / DELIVERY#shard`.
 */
export interface DeliveryProgress {
  /**
   * Counts the wake and takes the lease if it is free, expired, or this owner's already; `undefined`
   * when another holds it: that one will see the count before it lets go.
   */
  acquire(
    gameId: string,
    shard: number,
    owner: string,
    leaseUntil: number,
  ): Promise<DeliveryLease | undefined>;
  /** @throws {@link LeaseLostError} when the lease is another's by now */
  advance(
    gameId: string,
    shard: number,
    owner: string,
    delivered: number,
    leaseUntil: number,
  ): Promise<void>;
  /** Lets go unless a wake came since: then gives the new count and keeps the lease. */
  release(gameId: string, shard: number, owner: string, wakes: number): Promise<number | undefined>;
  /**
   * Ends the lease's time after a failure, so that the next wake takes over whoever brings it; the
   * progress stays. Does nothing when the lease is another's by now.
   */
  expire(gameId: string, shard: number, owner: string): Promise<void>;
  /** Strongly consistent. */
  look(gameId: string, shard: number): Promise<DeliveryPlace>;
}

export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
}

/** One tracked entity for drawing. */
export interface TrackedPosition {
  readonly entityId: string;
  readonly x: number;
  readonly y: number;
  /** Absent where no roster names the player. */
  readonly team?: TeamSide | undefined;
  readonly number?: number | undefined;
}

/** Where everyone was at one moment; for drawing only, never logged, latest wins. */
export interface TrackingSnapshot {
  readonly gameId: string;
  /** Epoch milliseconds by the feed's clock. */
  readonly eventTimestamp: number;
  readonly positions: readonly TrackedPosition[];
}

/** Sends snapshots towards viewers: best effort, at most 5 a second per game are taken. */
export interface TrackingBroadcast {
  broadcast(snapshot: TrackingSnapshot): Promise<void>;
}
