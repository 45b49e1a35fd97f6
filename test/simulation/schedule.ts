import { Folder } from '../../src/pipeline/faceoff/fold.ts';
import type { Intent } from '../../src/pipeline/faceoff/intent.ts';
import type { StreamRecord } from '../../src/pipeline/ingest/groupByGame.ts';
import type { TrackingEvent } from '../../src/pipeline/ingest/trackingEvent.ts';
import { LivePath } from '../../src/pipeline/live.ts';
import type { Publication } from '../../src/pipeline/publish/publication.ts';
import { type GameState, newGameState } from '../../src/pipeline/state/gameState.ts';
import { decodeGameState, encodeGameState } from '../../src/pipeline/state/gameStateCodec.ts';
import { TrackingScene } from '../support/trackingScene.ts';
import { Random } from './random.ts';
import { FAULTS, type Fault, type FaultPlan, Scheduler, Violation, World } from './world.ts';

/** A short game told by chance: some draws, some with a taker waved out, some with a goal. */
export function randomGame(gameId: string, random: Random): TrackingEvent[] {
  const scene = new TrackingScene(gameId, 1_700_000_000_000).introduce().onIce().clock(false);
  let seconds = 1200;
  let home = 0;
  const draws = 2 + random.below(3);
  for (let n = 0; n < draws; n++) {
    const dot = n === 0 ? 0 : random.below(9);
    scene.scatter().hold(240).lineUp(dot).hold(1200);
    let homeTaker = 'h1';
    // Told again without a change, as feeds do.
    if (random.chance(0.3)) scene.onIce().clock(false, 1, seconds).hold(160);
    if (random.chance(0.5)) {
      const { x, y } = scene.places.get('h1')!;
      homeTaker = random.pick(['h2', 'h3', 'h4', 'h5']);
      scene
        .stand('h1', x - 20, y + 6)
        .stand(homeTaker, x, y)
        .hold(1200);
    }
    scene.clock(true, 1, seconds).hold(240);
    scene.result(dot, random.chance(0.5) ? 'HOME' : 'AWAY', homeTaker, 'a1');
    scene.hold(400).clock(true, 1, seconds - 2);
    seconds -= 5 + random.below(40);
    // The whistle is often told before the clock is seen to stand.
    if (random.chance(0.3)) {
      scene.tell({ type: 'STOPPAGE', reason: 'ICING' }).clock(true, 1, seconds).hold(80);
    }
    scene.clock(false, 1, seconds);
    if (random.chance(0.3)) {
      home++;
      scene.tell({ type: 'SCORE', home, away: 0 });
    }
  }
  const { events } = scene.tell({ type: 'GAME_ENDED' });
  // Most feeds write the contract's keys in its order, which is decoded without objects.
  return random.chance(0.8) ? events.map(asTheContractWrites) : events;
}

/** The same event with the league's numeric ids and, for a `LOCATION`, keys in the contract's order. */
function asTheContractWrites(event: TrackingEvent): TrackingEvent {
  if (event.type === 'LOCATION') {
    const { gameId, sequence, timestamp, type, entityId, x, y, vx, vy } = event;
    const place = { gameId, sequence, timestamp, type, entityId: numericId(entityId), x, y };
    return vx === undefined ? place : { ...place, vx, vy };
  }
  return JSON.parse(
    JSON.stringify(event).replace(/"([ha][1-5G])"/g, (_, id: string) => `"${numericId(id)}"`),
  ) as TrackingEvent;
}

function numericId(id: string): string {
  const number = id[1] === 'G' ? 9 : Number(id[1]);
  return String(8_470_000 + (id[0] === 'h' ? 100 : 200) + number);
}

export interface Poison {
  readonly id: string;
}

/** Packs events into records of chance sizes, some doubled, with poison between them. */
export function toRecords(
  games: readonly (readonly TrackingEvent[])[],
  random: Random,
  poisonShare: number,
): { readonly records: StreamRecord[]; readonly poison: Set<string> } {
  const records: StreamRecord[] = [];
  const poison = new Set<string>();
  const queues = games.map((events) => [...events]);
  let number = 0;
  while (queues.some((queue) => queue.length > 0)) {
    const queue = random.pick(queues.filter((q) => q.length > 0));
    const partitionKey = queue[0]!.gameId;
    const lines = queue.splice(0, 1 + random.below(60)).map((event) => JSON.stringify(event));
    const sequenceNumber = String(++number).padStart(12, '0');
    if (random.chance(poisonShare)) {
      const at = random.below(lines.length + 1);
      lines.splice(at, 0, random.pick(['{"gameId":', 'null', '{"type":"LOCATION"}', '\u0000']));
      poison.add(`${sequenceNumber}#${at}`);
    }
    const record = {
      partitionKey,
      sequenceNumber,
      data: Buffer.from(lines.join('\n')).toString('base64'),
    };
    records.push(record);
    // A producer that retries puts the same data again under a new number.
    if (random.chance(0.05)) {
      const again = { ...record, sequenceNumber: String(++number).padStart(12, '0') };
      records.push(again);
      for (const id of [...poison]) {
        const [of, line] = id.split('#');
        if (of === sequenceNumber) poison.add(`${again.sequenceNumber}#${line}`);
      }
    }
  }
  return { records, poison };
}

/**
 * Without what depends on batches and faults: numbers of publications, what was told, and places,
 * of which up to a second may be lost in a crash (the next sample is 80 ms away).
 */
export function comparable(state: GameState): unknown {
  const { rest, entities, roster, watermarks, ...stored } = JSON.parse(encodeGameState(state)) as {
    rest: Record<string, unknown>;
    entities: unknown[][];
    roster: unknown[];
    watermarks: unknown[];
  };
  const inOrder = (values: readonly unknown[]) => values.map((v) => JSON.stringify(v)).sort();
  const perishable = [
    'publications',
    'upcoming',
    'closed',
    'nextWatch',
    'seenSince',
    'watch',
    'challengers',
    'lastEventTimestamp',
  ];
  const kept = Object.entries(rest).filter(([name]) => !perishable.includes(name));
  return {
    ...stored,
    roster: inOrder(roster),
    watermarks: inOrder(watermarks),
    entities: inOrder(entities.map((row) => row.slice(0, 4))),
    rest: Object.fromEntries(kept),
  };
}

/** What an observer without faults would know: every event once, in the producer's order. */
export function oracle(gameId: string, events: readonly TrackingEvent[]) {
  const intents: Intent[] = [];
  const state = newGameState(gameId);
  const folder = new Folder(state, intents);
  for (const event of [...events].sort((a, b) => a.sequence - b.sequence)) folder.event(event);
  return { state, intents };
}

export interface RunFacts {
  readonly calls: number;
  readonly invocations: number;
  readonly visited: ReadonlyMap<string, number>;
}

const MOST_TRIES = 40;

/**
 * Plays games through the real live path under a plan of faults and checks every promise:
 * every draw published, log gap-free with one content per number, state as the oracle's, rejects
 * exactly the poison, nothing stuck.
 */
export async function play(
  random: Random,
  plan: FaultPlan,
  options: {
    readonly games?: number;
    readonly poisonShare?: number;
    readonly zombieShare?: number;
    /** Warm environments between which a shard's batches change, as after a split or merge. */
    readonly environments?: number;
  } = {},
): Promise<RunFacts> {
  const gameIds = Array.from({ length: options.games ?? 1 }, (_, i) => `202402000${i + 1}`);
  const games = gameIds.map((gameId) => randomGame(gameId, random));
  const { records, poison } = toRecords(games, random, options.poisonShare ?? 0.02);
  const scheduler = new Scheduler(random);
  const world = new World(scheduler, plan);
  const environmentOf = () => {
    const container = world.container();
    return { container, path: new LivePath(container.ports) };
  };
  const environments = Array.from({ length: options.environments ?? 1 }, environmentOf);
  let at = 0;
  let invocations = 0;

  /** One invocation; a crash is an answer that never comes, here a failure of the whole batch. */
  const invoke = async (batch: readonly StreamRecord[]): Promise<readonly string[] | 'failed'> => {
    invocations++;
    if (random.chance(0.2)) at = random.below(environments.length);
    const { container, path } = environments[at]!;
    const answer = await Promise.race([
      path.take(batch).catch((error: unknown) => {
        if (error instanceof Violation) throw error;
        return 'failed' as const;
      }),
      container.death.then(() => 'failed' as const),
    ]);
    if (container.isDead()) {
      environments[at] = environmentOf();
      return 'failed';
    }
    return answer;
  };

  const poll = async () => {
    const zombies: Promise<unknown>[] = [];
    let from = 0;
    let tries = 0;
    while (from < records.length) {
      const batch = records.slice(from, from + 1 + random.below(6));
      if (random.chance(options.zombieShare ?? 0.05)) {
        // Timed out but still at work: its calls go on beside those of the retry.
        zombies.push(new LivePath(world.container().ports).take(batch).catch(rethrowViolation));
      }
      const failed = await invoke(batch);
      if (failed !== 'failed' && failed.length === 0) {
        from += batch.length;
        tries = 0;
        continue;
      }
      if (++tries > MOST_TRIES) throw new Violation(`stuck at record ${from}`);
      if (failed === 'failed') continue;
      const lowest = [...failed].sort()[0]!;
      const index = batch.findIndex(({ sequenceNumber }) => sequenceNumber === lowest);
      if (index < 0) throw new Violation(`answered with a record of another batch: ${lowest}`);
      if (index > 0) tries = 0;
      from += index;
    }
    // Zombies whose container crashed never settle; the others must be through.
    await Promise.race([
      Promise.allSettled(zombies),
      scheduler.turn().then(() => scheduler.turn()),
    ]);
    // What the last invocation left unsent, the sweeper sends.
    const quiet = world.sweeper();
    await new LivePath(quiet).sweep(gameIds, 0);
  };
  await scheduler.run(poll());
  for (const [i, gameId] of gameIds.entries()) check(world, gameId, games[i]!);
  const rejected = [...world.rejects.keys()].sort();
  const expected = [...poison].sort();
  if (rejected.join() !== expected.join()) {
    throw new Violation(`expected rejects ${expected.join()}, got ${rejected.join()}`);
  }
  return { calls: world.calls, invocations, visited: world.visited };
}

function rethrowViolation(error: unknown): void {
  if (error instanceof Violation) throw error;
}

function check(world: World, gameId: string, events: readonly TrackingEvent[]): void {
  const stored = world.games.get(gameId);
  if (!stored) throw new Violation(`game ${gameId} was never stored`);
  if (stored.outbox.length > 0) throw new Violation('something was left in the outbox');
  const truth = oracle(gameId, events);
  const state = decodeGameState(gameId, stored.body);
  same('state', comparable(state), comparable(truth.state));
  const published = world.publications(gameId);
  if (published.length !== state.publications) {
    throw new Violation(
      `expected ${state.publications} publications in the log, got ${published.length}`,
    );
  }
  checkRevisions(published);
  const lastTold = new Map<string, string>();
  for (const one of published) {
    if (one.kind !== 'FACEOFF' || one.status === 'DROPPED' || one.status === 'DECIDED') continue;
    lastTold.set(one.faceoffId, `${one.home.playerId}-${one.away.playerId} ${one.homeSpot}`);
  }
  const lastWanted = new Map<string, string>();
  for (const intent of truth.intents) {
    if (intent.kind !== 'PREDICT') continue;
    const { homeTakerId, awayTakerId, homeSpot } = intent.situation;
    lastWanted.set(intent.draw.faceoffId, `${homeTakerId}-${awayTakerId} ${homeSpot}`);
  }
  same('last revisions', [...lastTold], [...lastWanted]);
  const decided = published.flatMap((p) =>
    p.kind === 'FACEOFF' && p.status === 'DECIDED' ? [p.faceoffId] : [],
  );
  const expected = truth.intents.flatMap((i) => (i.kind === 'DECIDE' ? [i.closed.faceoffId] : []));
  same('decided draws', decided, expected);
  same(
    'stored draws',
    [...world.draws.keys()].filter((id) => id.startsWith(gameId)).sort(),
    [...expected].sort(),
  );
}

/** A viewer sees revisions rise, and each says something new. */
function checkRevisions(published: readonly Publication[]): void {
  const before = new Map<string, { revision: number; said: string }>();
  for (const one of published) {
    if (one.kind !== 'FACEOFF' || !['PREDICTED', 'REVISED'].includes(one.status)) continue;
    const { faceoffId, revision, home, away, homeSpot, situation, homeProbability, isStale } = one;
    const said = JSON.stringify([home, away, homeSpot, situation, homeProbability, isStale]);
    const last = before.get(faceoffId);
    if (last && revision <= last.revision) {
      throw new Violation(`revision ${revision} of ${faceoffId} came after ${last.revision}`);
    }
    if (last?.said === said) throw new Violation(`${faceoffId} was told again without a change`);
    before.set(faceoffId, { revision, said });
  }
}

function same(what: string, came: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(came), JSON.stringify(expected)];
  if (a !== b) throw new Violation(`${what}: expected ${b}, got ${a}`);
}

/** Faults by chance, `share` of the calls. */
export function faultsByChance(random: Random, share: number): FaultPlan {
  return () => (random.chance(share) ? random.pick<Fault>(FAULTS) : undefined);
}

export { Random };
