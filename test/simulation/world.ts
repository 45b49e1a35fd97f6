import type { PlayerProfile } from '../../src/history/records/playerProfile.ts';
import { featureNames } from '../../src/pipeline/features/featureList.ts';
import type { LivePorts } from '../../src/pipeline/live.ts';
import {
  type ModelRequest,
  type Reject,
  type StoredDraw,
  type StoredGame,
  type StoredScore,
  VersionConflictError,
} from '../../src/pipeline/ports.ts';
import type { Publication } from '../../src/pipeline/publish/publication.ts';
import type { Random } from './random.ts';

/** What a port call may meet. */
export const FAULTS = [
  'crashBefore',
  'crashAfter',
  'timeoutButApplied',
  'throttled',
  'slow',
  'appliedTwice',
] as const;
export type Fault = (typeof FAULTS)[number];

/** The container is gone: nothing it does from here on happens. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** Decides the fate of the n-th port call of a run. */
export type FaultPlan = (call: {
  readonly index: number;
  readonly port: string;
}) => Fault | undefined;

/**
 * One thread on which everything happens in an order of chance: whoever wants to do something waits
 * for its turn.
 */
export class Scheduler {
  readonly #random: Random;
  #waiting: (() => void)[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  turn(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Gives turns until `done` settles. */
  async run<T>(done: Promise<T>): Promise<T> {
    let isDone = false;
    const settled = done.finally(() => {
      isDone = true;
    });
    settled.catch(() => undefined);
    while (!isDone) {
      await new Promise((resolve) => setImmediate(resolve));
      const next = this.#waiting.splice(this.#random.below(this.#waiting.length), 1)[0];
      next?.();
    }
    return settled;
  }
}

/** A broken promise of the system, found while it runs. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

/** Everything outside of the live path: tables, log, endpoint, clock. Survives every crash. */
export class World {
  now = 1_700_000_000_000;
  readonly games = new Map<string, StoredGame>();
  readonly log = new Map<string, Map<number, string>>();
  readonly draws = new Map<string, StoredDraw>();
  readonly scores = new Map<string, StoredScore>();
  readonly records = new Map<string, PlayerProfile>();
  readonly rejects = new Map<string, Reject>();
  readonly visited = new Map<string, number>();
  calls = 0;
  rowsAsked = 0;
  readonly #scheduler: Scheduler;
  readonly #plan: FaultPlan;

  constructor(scheduler: Scheduler, plan: FaultPlan) {
    this.#scheduler = scheduler;
    this.#plan = plan;
  }

  /** Ports without waiting, for what runs alone; of faults only failures make sense there. */
  quietPorts(): LivePorts {
    return this.#ports(async (port, effect) => {
      const fault = this.#plan({ index: this.calls++, port });
      if (fault === 'throttled') throw new Error(`${port}: throttled`);
      return effect();
    });
  }

  /** Ports without faults, for what runs once all is quiet. */
  sweeper(): LivePorts {
    return this.#ports(async (_, effect) => effect());
  }

  /** The ports of one container; after its crash they do nothing any more. */
  container(): {
    readonly ports: LivePorts;
    readonly isDead: () => boolean;
    /** Settles with its crash. */
    readonly death: Promise<void>;
  } {
    let isDead = false;
    let die = () => {};
    const death = new Promise<void>((resolve) => {
      die = () => {
        isDead = true;
        resolve();
      };
    });
    const call = async <T>(port: string, effect: () => T): Promise<T> => {
      await this.#scheduler.turn();
      if (isDead) return new Promise(() => {});
      const fault = this.#plan({ index: this.calls++, port });
      if (fault)
        this.visited.set(`${port} ${fault}`, (this.visited.get(`${port} ${fault}`) ?? 0) + 1);
      if (fault === 'throttled') throw new Error(`${port}: throttled`);
      if (fault === 'crashBefore') {
        die();
        throw new Crash(port);
      }
      if (fault === 'slow') this.now += 3000;
      const value = effect();
      // The second try of an SDK finds its own first: a conditional write answers "conflict".
      if (fault === 'appliedTwice') effect();
      if (fault === 'crashAfter') {
        die();
        throw new Crash(port);
      }
      if (fault === 'timeoutButApplied') throw new Error(`${port}: timed out`);
      return value;
    };
    return { ports: this.#ports(call), isDead: () => isDead, death };
  }

  #ports(call: <T>(port: string, effect: () => T) => Promise<T>): LivePorts {
    return {
      clock: { now: () => this.now },
      report: { invocation: () => undefined, failure: () => undefined },
      states: {
        load: (gameId) => call('load', () => this.games.get(gameId)),
        save: (game) => {
          const copy = structuredClone(game);
          return call('save', () => this.#save(copy));
        },
      },
      log: {
        append: (publications) => {
          const copy = structuredClone(publications);
          return call('append', () => this.#append(copy));
        },
        read: async () => [],
        lastSequence: async () => 0,
      },
      draws: {
        put: (draw) => call('draw', () => void this.draws.set(draw.faceoffId, draw)),
        putScore: (score) =>
          call('score', () => void this.scores.set(JSON.stringify(score), score)),
      },
      profiles: { load: () => call('profiles', () => new Map()) },
      records: {
        put: (profiles) =>
          call('records', () => {
            for (const profile of profiles) this.records.set(profile.playerId, profile);
          }),
      },
      rejects: {
        store: (rejects) =>
          call('rejects', () => {
            for (const reject of rejects) this.rejects.set(reject.id, reject);
          }),
      },
      model: { predict: (request) => call('model', () => this.#predict(request)) },
      delivery: { wake: () => call('wake', () => undefined) },
    };
  }

  #save(game: StoredGame): void {
    const before = this.games.get(game.gameId);
    if ((before?.version ?? 0) !== game.version - 1) throw new VersionConflictError(game.gameId);
    this.games.set(game.gameId, game);
  }

  #append(publications: readonly Publication[]): void {
    for (const publication of publications) {
      const { gameId, sequence } = publication;
      const log = this.log.get(gameId) ?? new Map<number, string>();
      this.log.set(gameId, log);
      const bytes = JSON.stringify(publication);
      const before = log.get(sequence);
      if (before !== undefined && before !== bytes) {
        throw new Violation(`publication ${sequence} was sent with two different contents`);
      }
      if (sequence > log.size + 1) throw new Violation(`publication ${sequence} left a gap`);
      log.set(sequence, bytes);
    }
  }

  /** A model that answers by the row alone; the same row gets the same answer. */
  #predict({ rows }: ModelRequest) {
    this.rowsAsked += rows.length;
    return {
      modelVersion: 'simulated',
      answers: rows.map((row) => {
        const sum = row.reduce((all, value) => all + (Number.isFinite(value) ? value : 0), 0);
        return {
          probability: 1 / (1 + Math.exp(-Math.sin(sum))),
          contributions: Array.from({ length: featureNames.length + 1 }, () => 0),
        };
      }),
    };
  }

  publications(gameId: string): readonly Publication[] {
    return [...(this.log.get(gameId)?.entries() ?? [])]
      .sort(([a], [b]) => a - b)
      .map(([, bytes]) => JSON.parse(bytes) as Publication);
  }
}
