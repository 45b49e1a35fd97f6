import { setImmediate as nextTurn } from 'node:timers/promises';
import { type DeliverPorts, deliver } from '../../src/pipeline/deliver/deliver.ts';
import { OperationCache } from '../../src/pipeline/deliver/operationCache.ts';
import {
  ConnectionGoneError,
  type ConnectionSender,
  ThrottledError,
} from '../../src/pipeline/deliver/ports.ts';
import type { Publication } from '../../src/pipeline/publish/publication.ts';
import { buildContext } from '../../src/resolvers/context.ts';
import { DEVELOPMENT } from '../../src/resolvers/identity.ts';
import { DocumentGate } from '../../src/resolvers/limits/documentGate.ts';
import { QUERY_LIMITS } from '../../src/resolvers/limits/queryLimits.ts';
import { buildFaceoffSchema } from '../../src/resolvers/schema.ts';
import { answerSocketEvent } from '../../src/resolvers/websocket/answerSocketEvent.ts';
import { WEBSOCKET_LIMITS, type WebSocketPorts } from '../../src/resolvers/websocket/ports.ts';
import { type Chance, seededChance } from './chance.ts';
import { MemoryBudget } from './memoryBudget.ts';
import { MemoryLog } from './memoryLog.ts';
import { memoryPorts } from './memoryPorts.ts';
import { ALL_GOOD, MemoryProgress, MemoryRows } from './memoryRows.ts';
import { faceoffPublication, gamePublication } from './publications.ts';

export const WORLD_GAME = 'world';
const schema = buildFaceoffSchema();
const gate = new DocumentGate(schema, QUERY_LIMITS);

export const WORLD_QUERY = `subscription ($after: Cursor, $playerIds: [ID!]) {
  faceoffPredicted(gameId: "${WORLD_GAME}", after: $after, playerIds: $playerIds) {
    __typename
    ... on SubscriptionStarted { cursor }
    ... on Lagged { missed resumeFrom }
    ... on FaceoffPredicted { sequence cursor previousCursor }
  }
}`;

interface Item {
  readonly __typename: string;
  readonly sequence?: number;
  readonly cursor?: string;
  readonly previousCursor?: string | null;
  readonly resumeFrom?: string;
}

/** A fan's app: connects, resumes behind its last cursor, drops what it has seen. */
export class WorldClient {
  readonly id: string;
  readonly playerIds: readonly string[] | null;
  /** Sequences in the order in which the app took them. */
  readonly seen: number[] = [];
  connectionId: string | undefined;
  /** The operation it listens to; what comes for one that it has ended is ignored, as clients do. */
  subscriptionId: string | undefined;
  cursor: string | undefined;
  /** Sequence of the first start. */
  start: number | undefined;
  doubles = 0;
  gapsNoticed = 0;
  errors: string[] = [];
  #opened = 0;
  readonly #started = new Set<string>();
  #lastCursor: string | undefined;

  constructor(id: string, playerIds: readonly string[] | null) {
    this.id = id;
    this.playerIds = playerIds;
  }

  newConnection(): string {
    this.connectionId = `${this.id}-${++this.#opened}`;
    return this.connectionId;
  }

  /** True when the app must subscribe anew. */
  take(message: string): 'SUBSCRIBE' | 'RESUME' | undefined {
    const { id, type, payload } = JSON.parse(message) as {
      id: string;
      type: string;
      payload?: { data?: { faceoffPredicted: Item }; errors?: unknown };
    };
    if (type === 'connection_ack') return 'SUBSCRIBE';
    if (id !== this.subscriptionId) return undefined;
    if (type === 'error' || payload?.errors) this.errors.push(message);
    const item = payload?.data?.faceoffPredicted;
    if (type !== 'next' || !item) return undefined;
    if (item.__typename === 'SubscriptionStarted') {
      this.#started.add(id);
      this.cursor ??= item.cursor;
      this.start ??= sequenceIn(item.cursor);
    } else if (item.__typename === 'Lagged') {
      this.cursor = item.resumeFrom;
      return 'RESUME';
    } else if (item.sequence !== undefined) {
      if (!this.#started.has(id)) this.errors.push(`${item.sequence} before the start`);
      if (item.sequence <= (this.seen.at(-1) ?? 0)) this.doubles++;
      else {
        if (this.#lastCursor && item.previousCursor !== this.#lastCursor) this.gapsNoticed++;
        this.seen.push(item.sequence);
        this.cursor = item.cursor;
        this.#lastCursor = item.cursor;
      }
    }
    return undefined;
  }
}

const sequenceIn = (cursor: string | undefined) =>
  Number(
    Buffer.from(cursor ?? '', 'base64url')
      .toString()
      .split(':')[2],
  );

export interface WorldFaults {
  /** Per effect of a function: the container is killed there. */
  readonly kill: number;
  readonly throttle: number;
  /** A connection's socket breaks, seen by the gateway or only when it posts. */
  readonly breakSocket: number;
}

/**
 * The whole of delivery under a scheduler of its own: every effect of every function is a step, and
 * chance decides whose is next, whose container dies, whose socket breaks.
 */
export class DeliveryWorld {
  readonly clients: WorldClient[] = [];
  readonly published: Publication[] = [];
  readonly #chance: Chance;
  readonly #faults: WorldFaults;
  #now = 1_700_000_000_000;
  readonly #clock = { now: () => this.#now };
  readonly #log = new MemoryLog();
  readonly #rows = new MemoryRows(this.#clock);
  readonly #progress = new MemoryProgress(this.#clock);
  readonly #steps: (() => void)[] = [];
  readonly #open = new Map<string, WorldClient>();
  #isCalm = false;
  #requests = 0;
  kills = 0;

  constructor(seed: number, faults: WorldFaults) {
    this.#chance = seededChance(seed);
    this.#faults = faults;
  }

  /** Waits until the scheduler chooses this one. */
  #turn(): Promise<void> {
    return new Promise((resolve) => this.#steps.push(resolve));
  }

  /** Runs one function with ports that step, and that die with it. */
  async #run(body: (ports: WebSocketPorts & DeliverPorts) => Promise<unknown>): Promise<boolean> {
    const container = { isDead: false };
    let died = () => {};
    const death = new Promise<false>((resolve) => {
      died = () => resolve(false);
    });
    const guarded = <T extends object>(port: T): T =>
      new Proxy(port, {
        get: (target, name) => {
          const member = Reflect.get(target, name) as unknown;
          if (typeof member !== 'function') return member;
          return async (...args: unknown[]) => {
            await this.#turn();
            this.#mayKill(container, died);
            if (container.isDead) return new Promise(() => {});
            const result: unknown = await Reflect.apply(member, target, args);
            await this.#turn();
            this.#mayKill(container, died);
            return container.isDead ? new Promise(() => {}) : result;
          };
        },
      });
    const resolverPorts = memoryPorts({ log: this.#log, clock: this.#clock });
    const rows = guarded(this.#rows);
    const ports = {
      log: guarded(this.#log),
      games: resolverPorts.games,
      progress: guarded(this.#progress),
      audiences: rows,
      connections: rows,
      sender: guarded(this.#sender()),
      trigger: guarded({ wake: async () => this.wake() }),
      operations: new OperationCache({
        schema,
        contextFor: () => buildContext(resolverPorts, DEVELOPMENT),
        formatError: (error) => error.toJSON(),
      }),
      schema,
      gate,
      budget: new MemoryBudget(),
      documents: { find: async () => undefined },
      clock: this.#clock,
      pause: async () => this.#turn(),
      random: () => this.#chance.next(),
      limits: WEBSOCKET_LIMITS,
      shards: 1,
      report: (_: string, error: unknown) => {
        throw error;
      },
      contextFor: () => buildContext(resolverPorts, DEVELOPMENT),
      identify: async () => DEVELOPMENT,
      isStillGood: async () => true,
      rights: ALL_GOOD,
      gameFacts: async () => undefined,
    };
    return Promise.race([body(ports).then(() => true as const), death]);
  }

  #mayKill(container: { isDead: boolean }, died: () => void): void {
    if (container.isDead || this.#isCalm || !this.#chance.happens(this.#faults.kill)) return;
    container.isDead = true;
    this.kills++;
    died();
  }

  #sender(): ConnectionSender {
    return {
      post: async (connectionId, message) => {
        const client = this.#open.get(connectionId);
        if (!client) throw new ConnectionGoneError('gone');
        if (!this.#isCalm && this.#chance.happens(this.#faults.throttle)) {
          throw new ThrottledError('slow down');
        }
        const wish = client.take(message);
        if (wish) this.#subscribe(client, wish === 'RESUME');
        if (!this.#isCalm && this.#chance.happens(this.#faults.breakSocket))
          this.breakSocket(client);
      },
      disconnect: async (connectionId) => {
        const client = this.#open.get(connectionId);
        if (client) this.breakSocket(client);
      },
    };
  }

  #message(client: WorldClient, connectionId: string, message: unknown): Promise<unknown> {
    const requestId = `message-${++this.#requests}`;
    return this.#run((ports) =>
      answerSocketEvent(
        {
          requestContext: { connectionId, eventType: 'MESSAGE' },
          body: JSON.stringify(message),
          isBase64Encoded: false,
        } as unknown as Parameters<typeof answerSocketEvent>[0],
        requestId,
        ports,
      ),
    ).then((hasEnded) => {
      // API Gateway tells the client that its message failed; the app starts over.
      if (!hasEnded && this.#open.get(connectionId) === client) this.breakSocket(client);
    });
  }

  #subscriptions = 0;
  #subscribe(client: WorldClient, isAnew: boolean): void {
    const { connectionId } = client;
    if (!connectionId) return;
    if (isAnew) {
      // As an app does that resumes on the same socket: the old id ends, a new one begins.
      void this.#message(client, connectionId, {
        id: client.subscriptionId,
        type: 'complete',
      });
    }
    client.subscriptionId = `${client.id}-${++this.#subscriptions}`;
    void this.#message(client, connectionId, {
      id: client.subscriptionId,
      type: 'subscribe',
      payload: {
        query: WORLD_QUERY,
        variables: { after: client.cursor ?? null, playerIds: client.playerIds },
      },
    });
  }

  async connect(client: WorldClient): Promise<void> {
    const connectionId = client.newConnection();
    await this.#rows.open(connectionId, DEVELOPMENT, this.#now);
    this.#open.set(connectionId, client);
    void this.#message(client, connectionId, { type: 'connection_init' });
  }

  /** The phone loses its network; the gateway may notice, or only when it posts. */
  breakSocket(client: WorldClient): void {
    const { connectionId } = client;
    if (!connectionId) return;
    this.#open.delete(connectionId);
    client.connectionId = undefined;
    if (this.#chance.happens(0.5)) void this.#rows.removeConnection(connectionId);
  }

  publish(count: number): void {
    for (let i = 0; i < count; i++) {
      const sequence = this.published.length + 1;
      const make = sequence % 7 === 1 ? gamePublication : faceoffPublication;
      const publication = make(sequence, { gameId: WORLD_GAME });
      this.published.push(publication);
      void this.#log.append([publication]);
    }
    this.wake();
  }

  /** An asynchronous invocation: tried three times with one request id. */
  wake(): void {
    const owner = `delivery-${++this.#requests}`;
    const invoke = async () => {
      for (let attempt = 1; attempt <= 3; attempt++) {
        if (await this.#run((ports) => deliver({ gameId: WORLD_GAME, shard: 0 }, owner, ports)))
          return;
      }
    };
    void invoke();
  }

  /** Lets chance run the functions for so many steps, with things happening in between. */
  async live(steps: number): Promise<void> {
    for (let i = 0; i < steps; i++) {
      if (this.published.length < 60 && this.#chance.happens(0.06)) {
        this.publish(1 + this.#chance.below(3));
      }
      for (const client of this.clients) {
        if (!client.connectionId && this.#chance.happens(0.05)) await this.connect(client);
      }
      await this.#step();
    }
  }

  async #step(): Promise<boolean> {
    const [chosen] = this.#steps.splice(this.#chance.below(this.#steps.length), 1);
    if (!chosen) return false;
    chosen();
    await nextTurn();
    return true;
  }

  /**
   * No more faults: what is under way ends. When woken too, leases and holds run out, everyone comes
   * back, and all that is owed arrives.
   */
  async settle({ isWoken }: { readonly isWoken: boolean }): Promise<void> {
    this.#isCalm = true;
    const drain = async () => {
      while (await this.#step());
    };
    await drain();
    if (!isWoken) return;
    this.#now += 120_000;
    for (let round = 0; round < 3; round++) {
      for (const client of this.clients) if (!client.connectionId) await this.connect(client);
      await drain();
      this.wake();
      await drain();
    }
  }

  /** What a client was owed. */
  owed({ start, playerIds }: WorldClient): readonly number[] {
    return this.published
      .filter((p) => p.kind === 'FACEOFF' && p.sequence > (start ?? Number.POSITIVE_INFINITY))
      .filter(
        (p) =>
          p.kind === 'FACEOFF' &&
          (!playerIds ||
            playerIds.includes(p.home.playerId) ||
            playerIds.includes(p.away.playerId)),
      )
      .map(({ sequence }) => sequence);
  }
}
