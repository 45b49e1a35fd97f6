import { Folder } from '../../src/pipeline/faceoff/fold.ts';
import type { TrackingEvent } from '../../src/pipeline/ingest/trackingEvent.ts';
import { newGameState } from '../../src/pipeline/state/gameState.ts';
import { TrackingScene } from '../support/trackingScene.ts';
import { EVEN, lastTold, runQuietly, shuffled, storedState } from './quietRun.ts';
import { Random } from './random.ts';
import { comparable, faultsByChance, oracle, play, randomGame } from './schedule.ts';
import type { FaultPlan, World } from './world.ts';

const GAME = '2024020001';

/**
 * Holds the live path to all its promises, cheapest first.
 *
 * @param schedules how many seeded schedules with faults at most
 * @returns the first broken promise in words, or undefined
 */
export async function judge(schedules: number): Promise<string | undefined> {
  const checks = [
    goalkeeperAtDot,
    modelAwayOnce,
    foreignEvent,
    samplesTwice,
    samplesLate,
    staleMemory,
    () => underFaults(1, Math.min(20, schedules)),
    quietPromises,
    modelAwayAtEachCall,
    () => underFaults(21, schedules),
  ];
  for (const check of checks) {
    const broken = await attempt(check);
    if (broken) return broken;
  }
  return undefined;
}

async function underFaults(from: number, to: number): Promise<undefined> {
  for (let seed = from; seed <= to; seed++) {
    const random = new Random(seed);
    await play(random, faultsByChance(random, random.pick([0, 0.02, 0.1])), {
      zombieShare: random.pick([0, 0.2]),
      environments: 1 + random.below(3),
    });
  }
  return undefined;
}

async function attempt(check: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await check();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Doubled, late, and in other environments: the viewer is told the same, the model asked once. */
async function quietPromises(): Promise<string | undefined> {
  for (let seed = 1; seed <= 10; seed++) {
    const random = new Random(seed);
    const events = randomGame(GAME, random);
    const plain = await runQuietly(events);
    const wanted = combinationsOf(events);
    if (plain.rowsAsked > wanted) {
      return `expected at most ${wanted} rows for the model, got ${plain.rowsAsked}`;
    }
    const turns = { ...EVEN, environment: () => random.below(2) };
    const moved = differs(await runQuietly(events, turns), plain);
    if (moved) return `in other environments: ${moved}`;
    const doubled = events.flatMap((event, i) =>
      random.chance(0.2) ? [event, ...events.slice(Math.max(0, i - 30), i)] : [event, event],
    );
    const variants: readonly (readonly [string, readonly TrackingEvent[]])[] = [
      ['doubled', doubled],
      ...[1, 2, 3].map((n) => [`late ${n}`, shuffled(events, random)] as const),
    ];
    for (const [name, variant] of variants) {
      const world = await runQuietly(variant);
      const broken = differs(world, plain);
      if (broken) return `${name}: ${broken}`;
      if (places(variant) !== places(events)) return `${name}: someone stands elsewhere`;
    }
  }
  return undefined;
}

/** How many combinations the model may be asked about, likely substitutes included. */
function combinationsOf(events: readonly TrackingEvent[]): number {
  const wanted = new Set<string>();
  for (const intent of oracle(GAME, events).intents) {
    if (intent.kind !== 'PREDICT') continue;
    for (const { combination } of [intent, ...intent.substitutions]) {
      wanted.add(`${intent.draw.faceoffId} ${combination}`);
    }
  }
  return wanted.size;
}

function differs(world: World, expected: World): string | undefined {
  const [told, wanted] = [world, expected].map((w) => JSON.stringify(lastTold(w, GAME)));
  if (told !== wanted) return `expected ${wanted} to be told last, got ${told}`;
  const [state, truth] = [world, expected].map((w) =>
    JSON.stringify(comparable(storedState(w, GAME))),
  );
  return state === truth ? undefined : 'the state is another than in order';
}

/** Where everyone stands after events in this order, with the times of the samples. */
function places(events: readonly TrackingEvent[]): string {
  const state = newGameState(GAME);
  const folder = new Folder(state, []);
  for (const event of events) folder.event(event);
  const { tracked } = state;
  return tracked.ids
    .map((id, e) => `${id} ${tracked.timestamp[e]} ${tracked.x[e]} ${tracked.y[e]}`)
    .sort()
    .join();
}

/** One who stood near is no taker by samples that come twice after the taker has left. */
async function samplesTwice(): Promise<string | undefined> {
  const scene = new TrackingScene(GAME).introduce().onIce().clock(false).lineUp(4);
  const { x, y } = scene.places.get('h1')!;
  scene.stand('h2', x - 1, y + 1).hold(1200);
  const older = scene.events.filter((e) => e.type === 'LOCATION' && e.entityId === 'h2').slice(-6);
  scene.stand('h1', x - 20, y).hold(160);
  const events = [...scene.events, ...older];
  const told = Object.values(lastTold(await runQuietly(events), GAME));
  return told[0]?.startsWith('h1-a1 ') ? undefined : `expected h1 to be the taker, got ${told}`;
}

/** Play stops in another environment: the first one sees the line-up all the same. */
async function staleMemory(): Promise<string | undefined> {
  const scene = new TrackingScene(GAME).introduce().onIce().clock(true).scatter().hold(400);
  const ends = [scene.events.length];
  ends.push(scene.clock(false).hold(80).events.length);
  ends.push(scene.lineUp(4).hold(1200).events.length);
  const world = await runQuietly(scene.events, {
    eventsInRecord: (n) => ends[n]! - (ends[n - 1] ?? 0),
    recordsInBatch: () => 1,
    environment: (n) => n % 2,
  });
  const told = Object.values(lastTold(world, GAME));
  return told.length === 1 ? undefined : `expected one draw to be told, got ${told.length}`;
}

/** A substitute's samples that come in the wrong order count as in the right one. */
async function samplesLate(): Promise<string | undefined> {
  const scene = new TrackingScene(GAME).introduce().onIce().clock(false).lineUp(4).hold(1200);
  const { x, y } = scene.places.get('h1')!;
  const before = scene.events.length;
  scene
    .stand('h1', x - 20, y)
    .stand('h2', x, y)
    .hold(320);
  const change = scene.events.slice(before);
  const isSubstitute = (event: TrackingEvent) =>
    event.type === 'LOCATION' && event.entityId === 'h2';
  const events = [
    ...scene.events.slice(0, before),
    ...change.filter((event) => !isSubstitute(event)),
    ...change.filter(isSubstitute).reverse(),
  ];
  const told = Object.values(lastTold(await runQuietly(events), GAME));
  return told[0]?.startsWith('h2-a1 ') ? undefined : `expected h2 to be the taker, got ${told}`;
}

/** The endpoint fails at any one call: every revision says something new. */
async function modelAwayAtEachCall(): Promise<string | undefined> {
  for (let seed = 1; seed <= 3; seed++) {
    const calls: string[] = [];
    const note: FaultPlan = ({ port }) => {
      calls.push(port);
      return undefined;
    };
    await play(new Random(seed), note, { zombieShare: 0 });
    for (const [k, port] of calls.entries()) {
      if (port !== 'model') continue;
      const plan: FaultPlan = ({ index }) => (index === k ? 'throttled' : undefined);
      await play(new Random(seed), plan, { zombieShare: 0 });
    }
  }
  return undefined;
}

async function goalkeeperAtDot(): Promise<string | undefined> {
  const scene = new TrackingScene(GAME).introduce().onIce().clock(false).lineUp(4);
  const { x, y } = scene.places.get('a1')!;
  scene.stand('aG', x - 1, y).hold(1200);
  const told = Object.values(lastTold(await runQuietly(scene.events), GAME));
  return told[0]?.startsWith('h1-a1 ') ? undefined : `expected h1 and a1 at the dot, got ${told}`;
}

/** The endpoint fails at its first call: a stand-in, then once the real value. */
async function modelAwayOnce(): Promise<string | undefined> {
  let failures = 0;
  const plan: FaultPlan = ({ port }) =>
    port === 'model' && failures++ < 2 ? 'throttled' : undefined;
  const scene = new TrackingScene(GAME).introduce().onIce().clock(false).lineUp(0).hold(3000);
  const world = await runQuietly(scene.events, undefined, plan);
  const told = world.publications(GAME).flatMap((p) => (p.kind === 'FACEOFF' ? [p.isStale] : []));
  return told.join() === 'true,false' ? undefined : `expected a stand-in, then the value: ${told}`;
}

/** An event that names another game than its partition key is poison, and only that. */
async function foreignEvent(): Promise<string | undefined> {
  const scene = new TrackingScene(GAME).introduce().onIce().clock(false);
  const foreign = { ...scene.events.at(-1)!, gameId: '2024020002', sequence: 99 };
  const world = await runQuietly([...scene.events, foreign]);
  return world.rejects.size === 1 ? undefined : `expected 1 reject, got ${world.rejects.size}`;
}
