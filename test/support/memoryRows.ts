import type {
  AudienceMember,
  AudiencePlace,
  Audiences,
  DeliveryLease,
  DeliveryPlace,
  DeliveryProgress,
  LaggedNote,
  ListeningRights,
  Operation,
  Topic,
} from '../../src/pipeline/deliver/ports.ts';
import { LeaseLostError } from '../../src/pipeline/deliver/ports.ts';
import type { Clock } from '../../src/pipeline/ports.ts';
import type { Identity } from '../../src/resolvers/identity.ts';
import type { Connection, Connections, Reservation } from '../../src/resolvers/ports.ts';

/** No key ends. */
export const ALL_GOOD: ListeningRights = { ended: async () => new Set() };

type Row = { -readonly [Name in keyof AudienceMember]: AudienceMember[Name] };
const placeName = ({ topic, shard, connectionId, subscriptionId }: AudiencePlace) =>
  JSON.stringify([topic, shard, connectionId, subscriptionId]);

/** Connections and audiences in memory; a contract test holds them against DynamoDB's. */
export class MemoryRows implements Connections, Audiences {
  readonly connections = new Map<string, Connection>();
  readonly rows = new Map<string, Row>();
  readonly #operations = new Map<string, Operation>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async open(connectionId: string, identity: Identity, now: number): Promise<void> {
    this.connections.set(connectionId, {
      connectionId,
      openedAt: now,
      isAcknowledged: false,
      identity,
      messagesThisSecond: 0,
      subscriptions: new Map(),
    });
  }

  async receive(connectionId: string): Promise<Connection | undefined> {
    const found = this.connections.get(connectionId);
    return (
      found && { ...found, subscriptions: new Map(found.subscriptions), messagesThisSecond: 1 }
    );
  }

  async acknowledge(connectionId: string, identity: Identity): Promise<boolean> {
    const found = this.connections.get(connectionId);
    if (!found || found.isAcknowledged) return false;
    this.connections.set(connectionId, { ...found, identity, isAcknowledged: true });
    return true;
  }

  async unacknowledged(openedBefore: number): Promise<readonly string[]> {
    return [...this.connections.values()]
      .filter(({ isAcknowledged, openedAt }) => !isAcknowledged && openedAt < openedBefore)
      .map(({ connectionId }) => connectionId);
  }

  async reserve(place: AudiencePlace, limit: number): Promise<Reservation> {
    const found = this.connections.get(place.connectionId);
    if (!found) return 'GONE';
    if (found.subscriptions.has(place.subscriptionId)) return 'EXISTS';
    if (found.subscriptions.size >= limit) return 'TOO_MANY';
    (found.subscriptions as Map<string, AudiencePlace>).set(place.subscriptionId, place);
    return 'RESERVED';
  }

  async join(member: AudienceMember, operation: Operation): Promise<void> {
    this.#operations.set(operation.key, operation);
    this.rows.set(placeName(member), { ...member });
  }

  async admit(place: AudiencePlace, positions: Readonly<Record<string, number>>): Promise<boolean> {
    const row = this.#own(place);
    if (!row) return false;
    row.positions = positions;
    row.heldUntil = null;
    return true;
  }

  async markLive(place: AudiencePlace, gameId: string): Promise<void> {
    const row = this.#own(place);
    if (row) row.liveGames = new Set([...row.liveGames, gameId]);
  }

  async noteLag(place: AudiencePlace, gameId: string, note: LaggedNote | undefined): Promise<void> {
    const row = this.#own(place);
    if (!row) return;
    const { [gameId]: _, ...others } = row.lagged;
    row.lagged = note ? { ...others, [gameId]: note } : others;
  }

  async leave(place: AudiencePlace): Promise<void> {
    if (this.#own(place)) this.rows.delete(placeName(place));
    const subscriptions = this.connections.get(place.connectionId)?.subscriptions;
    if (subscriptions?.get(place.subscriptionId)?.nonce === place.nonce) {
      (subscriptions as Map<string, AudiencePlace>).delete(place.subscriptionId);
    }
  }

  async members(topic: Topic, shard: number): Promise<readonly AudienceMember[]> {
    const name = JSON.stringify([topic, shard]);
    return [...this.rows.values()]
      .filter((row) => JSON.stringify([row.topic, row.shard]) === name)
      .filter(({ expiresAt }) => expiresAt > this.#clock.now())
      .map((row) => ({ ...row }));
  }

  async operations(keys: readonly string[]): Promise<ReadonlyMap<string, Operation>> {
    return new Map(
      keys.flatMap((key) => {
        const operation = this.#operations.get(key);
        return operation ? [[key, operation]] : [];
      }),
    );
  }

  async removeConnection(connectionId: string): Promise<void> {
    const found = this.connections.get(connectionId);
    this.connections.delete(connectionId);
    for (const place of found?.subscriptions.values() ?? []) this.rows.delete(placeName(place));
  }

  #own(place: AudiencePlace): Row | undefined {
    const row = this.rows.get(placeName(place));
    return row?.nonce === place.nonce ? row : undefined;
  }
}

interface Item {
  delivered: number;
  wakes: number;
  owner?: string | undefined;
  until: number;
}

/** Delivery's progress in memory; a contract test holds it against DynamoDB's. */
export class MemoryProgress implements DeliveryProgress {
  readonly #items = new Map<string, Item>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async acquire(
    gameId: string,
    shard: number,
    owner: string,
    until: number,
  ): Promise<DeliveryLease | undefined> {
    const item = this.#item(gameId, shard);
    item.wakes++;
    if (item.owner && item.owner !== owner && item.until > this.#clock.now()) return undefined;
    Object.assign(item, { owner, until });
    return { delivered: item.delivered, wakes: item.wakes };
  }

  async advance(
    gameId: string,
    shard: number,
    owner: string,
    delivered: number,
    until: number,
  ): Promise<void> {
    const item = this.#item(gameId, shard);
    if (item.owner !== owner) throw new LeaseLostError('taken over');
    Object.assign(item, { delivered, until });
  }

  async release(
    gameId: string,
    shard: number,
    owner: string,
    wakes: number,
  ): Promise<number | undefined> {
    const item = this.#item(gameId, shard);
    if (item.owner !== owner) return undefined;
    if (item.wakes !== wakes) return item.wakes;
    item.owner = undefined;
    return undefined;
  }

  async expire(gameId: string, shard: number, owner: string): Promise<void> {
    const item = this.#item(gameId, shard);
    if (item.owner === owner) item.until = 0;
  }

  async look(gameId: string, shard: number): Promise<DeliveryPlace> {
    const { delivered, owner, until } = this.#item(gameId, shard);
    const isLeased = owner !== undefined;
    return { delivered, isLeased, isAbandoned: isLeased && until <= this.#clock.now() };
  }

  #item(gameId: string, shard: number): Item {
    const name = `${gameId}#${shard}`;
    const item = this.#items.get(name) ?? { delivered: 0, wakes: 0, until: 0 };
    this.#items.set(name, item);
    return item;
  }
}
