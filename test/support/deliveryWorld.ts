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
import { gameFactsReader } from '../../src/resolvers/gameFacts.ts';
import { DEVELOPMENT } from '../../src/resolvers/identity.ts';
import { DocumentGate } from '../../src/resolvers/limits/documentGate.ts';
import { QUERY_LIMITS } from '../../src/resolvers/limits/queryLimits.ts';
import { buildFaceoffSchema } from '../../src/resolvers/schema.ts';
import { answerSocketEvent } from '../../src/resolvers/websocket/answerSocketEvent.ts';
import { WEBSOCKET_LIMITS, type WebSocketPorts } from '../../src/resolvers/websocket/ports.ts';
import { type Chance, seededChance } from './chance.ts';
import { MemoryBudget } from './memoryBudget.ts';
import { MemoryGames } from './memoryGames.ts';
import { MemoryLog } from './memoryLog.ts';
import { memoryPorts } from './memoryPorts.ts';
import { ALL_GOOD, MemoryProgress, MemoryRows } from './memoryRows.ts';
import { faceoffPublication, gamePublication } from './publications.ts';

/** Two games of one day. */
export const WORLD_GAMES = ['world', 'other'] as const;
const WORLD_DATE = '2018-11-03';
const schema = buildFaceoffSchema();
const gate = new DocumentGate(schema, QUERY_LIMITS);

const ITEM = `{
    __typename
    ... on SubscriptionStarted { cursor }
    ... on Lagged { missed resumeFrom }
    ... on FaceoffPredicted { gameId sequence cursor previousCursor }
  }`;
const GAME_QUERY = `subscription ($after: Cursor, $playerIds: [ID!]) {
  stream: faceoffPredicted(gameId: "${WORLD_GAMES[0]}", after: $after, playerIds: $playerIds) ${ITEM}
}`;
const DAY_QUERY = `subscription ($after: [Cursor!], $playerIds: [ID!]) {
  stream: faceoffPredictedOn(date: "${WORLD_DATE}", after: $after, playerIds: $playerIds) ${ITEM}
}`;

interface Item {
  readonly __typename: string;
  readonly gameId?: string;
  readonly sequence?: number;
  readonly cursor?: string;
  readonly previousCursor?: string | null;
  readonly resumeFrom?: string;
}

/** A fan's app: connects, resumes behind its last cursors, drops what it has seen. */
export class WorldClient {
  readonly id: string;
  readonly playerIds: readonly string[] | null;
  /** Follows all games of the day, not one. */
  readonly isOfDay: boolean;
  /** Sequences by game, in the order in which the app took them. */
  readonly seen = new Map<string, number[]>();
  connectionId: string | undefined;
  /** The operation it listens to; what comes for one that it has ended is ignored, as clients do. */
  subscriptionId: string | undefined;
  /** Sequence by game of the first start. */
  starts: ReadonlyMap<string, number> | undefined;
  doubles = 0;
  gapsNoticed = 0;
  errors: string[] = [];
  #opened = 0;
  readonly #started = new Set<string>();
  readonly #places = new Map<string, string>();
  readonly #last = new Map<string, string>();

  constructor(id: string, playerIds: readonly string[] | null, isOfDay = false) {
    this.id = id;
    this.playerIds = playerIds;
    this.isOfDay = isOfDay;
  }

  newConnection(): string {
    this.connectionId = `${this.id}-${++this.#opened}`;
    return this.connectionId;
  }

  /** What it subscribes with. */
  get payload() {
    const places = [...this.#places.values()];
    const after = this.isOfDay ? places : places.at(-1);
    return {
      query: this.isOfDay ? DAY_QUERY : GAME_QUERY,
      variables: { after: places.length > 0 ? after : null, playerIds: this.playerIds },
    };
  }

  /** Of each game its last cursor; one of no single game for itself. */
  #goOnBehind(cursor: string, game = cursor): void {
    this.#places.delete(game);
    this.#places.set(game, cursor);
  }

  /** Says when the app must subscribe, or subscribe anew. */
  take(message: string): 'SUBSCRIBE' | 'RESUME' | undefined {
    const { id, type, payload } = JSON.parse(message) as {
      id: string;
      type: string;
      payload?: { data?: { stream: Item }; errors?: unknown };
    };
    if (type === 'connection_ack') return 'SUBSCRIBE';
    if (id !== this.subscriptionId) return undefined;
    if (type === 'error' || payload?.errors) this.errors.push(message);
    const item = payload?.data?.stream;
    if (type !== 'next' || !item) return undefined;
    if (item.__typename === 'SubscriptionStarted' && item.cursor) {
      this.#started.add(id);
      if (!this.starts) {
        this.#goOnBehind(item.cursor);
        this.starts = startsIn(item.cursor);
      }
    } else if (item.__typename === 'Lagged' && item.resumeFrom) {
      this.#goOnBehind(item.resumeFrom);
      return 'RESUME';
    } else if (item.gameId && item.sequence !== undefined && item.cursor) {
      const { gameId, sequence, cursor } = item;
      const seen = this.seen.get(gameId) ?? [];
      this.seen.set(gameId, seen);
      if (!this.#started.has(id)) this.errors.push(`${sequence} before the start`);
      if (sequence <= (seen.at(-1) ?? 0)) this.doubles++;
      else {
        const last = this.#last.get(gameId);
        if (last && item.previousCursor !== last) this.gapsNoticed++;
        seen.push(sequence);
        this.#goOnBehind(cursor, gameId);
        this.#last.set(gameId, cursor);
      }
    }
    return undefined;
  }
}

/** Only here may a test look inside a cursor: what was owed is counted from the first start. */
function startsIn(cursor: string): ReadonlyMap<string, number> {
  return new Map(
    cursor.split('.').map((one) => {
      const [, gameId, sequence] = Buffer.from(one, 'base64url').toString().split(':');
      return [gameId ?? '', Number(sequence)];
    }),
  );
}

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
  readonly #games = new MemoryGames();
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
    for (const gameId of WORLD_GAMES) this.#games.add(gameId, { gameDate: WORLD_DATE });
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
    const resolverPorts = memoryPorts({ games: this.#games, log: this.#log, clock: this.#clock });
    const rows = guarded(this.#rows);
    const ports = {
      log: guarded(this.#log),
      games: resolverPorts.games,
      progress: guarded(this.#progress),
      audiences: rows,
      connections: rows,
      sender: guarded(this.#sender()),
      trigger: guarded({
        wake: async (gameIds: readonly string[]) => {
          for (const gameId of gameIds) this.wake(gameId);
        },
      }),
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
      gameFacts: gameFactsReader(this.#games),
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
      payload: client.payload,
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

  publish(count: number, gameId: string = WORLD_GAMES[0]): void {
    for (let i = 0; i < count; i++) {
      const sequence = this.published.filter((one) => one.gameId === gameId).length + 1;
      const make = sequence % 7 === 1 ? gamePublication : faceoffPublication;
      const publication = make(sequence, { gameId });
      this.published.push(publication);
      void this.#log.append([publication]);
    }
    this.wake(gameId);
  }

  /** An asynchronous invocation: tried three times with one request id. */
  wake(gameId: string): void {
    const owner = `delivery-${++this.#requests}`;
    const invoke = async () => {
      for (let attempt = 1; attempt <= 3; attempt++) {
        if (await this.#run((ports) => deliver({ gameId, shard: 0 }, owner, ports))) return;
      }
    };
    void invoke();
  }

  /** Lets chance run the functions for so many steps, with things happening in between. */
  async live(steps: number): Promise<void> {
    for (let i = 0; i < steps; i++) {
      if (this.published.length < 60 && this.#chance.happens(0.06)) {
        const gameId = WORLD_GAMES[this.#chance.happens(0.25) ? 1 : 0];
        this.publish(1 + this.#chance.below(3), gameId);
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
      for (const gameId of WORLD_GAMES) this.wake(gameId);
      await drain();
    }
  }

  /** What a client was owed, and what it saw, of each game. */
  compare({ starts, seen, playerIds, isOfDay }: WorldClient) {
    return WORLD_GAMES.filter((_, index) => isOfDay || index === 0).map((gameId) => {
      const owed = this.published.flatMap((p) =>
        p.kind === 'FACEOFF' &&
        p.gameId === gameId &&
        p.sequence > (starts?.get(gameId) ?? Number.POSITIVE_INFINITY) &&
        (!playerIds || playerIds.includes(p.home.playerId) || playerIds.includes(p.away.playerId))
          ? [p.sequence]
          : [],
      );
      return { gameId, owed: owed.join(' '), saw: (seen.get(gameId) ?? []).join(' ') };
    });
  }
}
