import { describe, expect, it } from 'vitest';
import type { TrackingSnapshot } from '../../src/pipeline/deliver/ports.ts';
import type { TrackingEvent } from '../../src/pipeline/ingest/trackingEvent.ts';
import { LivePath } from '../../src/pipeline/live.ts';
import { shortGameScript } from '../../src/simulator/bundledLeague.ts';
import { simulateGame } from '../../src/simulator/simulateGame.ts';
import { Random } from '../simulation/random.ts';
import { Scheduler, World } from '../simulation/world.ts';
import { TrackingScene, toRecordData } from '../support/trackingScene.ts';

const GAME = '2024020001';
const CENTER = 0;

/** The live path over a world that counts what each invocation asks of it. */
class CountedPath {
  readonly world: World;
  #path: LivePath;
  #calls: string[] = [];
  #sequenceNumber = 0;

  constructor(fails: (port: string) => boolean = () => false) {
    this.world = new World(new Scheduler(new Random(1)), ({ port }) => {
      this.#calls.push(port);
      return fails(port) ? 'throttled' : undefined;
    });
    this.#path = new LivePath(this.world.quietPorts());
  }

  /** Another environment, which has nothing in memory. */
  restart(): void {
    this.#path = new LivePath(this.world.quietPorts());
  }

  /** One invocation with a record a game; what it called, and what it published. */
  async invoke(...games: readonly (readonly TrackingEvent[])[]) {
    this.#calls = [];
    const gameIds = games.map(([first]) => first!.gameId);
    const told = () => gameIds.flatMap((gameId) => this.world.publications(gameId));
    const before = told().length;
    const decided = this.world.draws.size;
    const rows = this.world.rowsAsked;
    await this.#path.take(
      games.map((events) => ({
        partitionKey: events[0]!.gameId,
        sequenceNumber: String(++this.#sequenceNumber).padStart(12, '0'),
        data: toRecordData(events),
      })),
    );
    const count = (port: string) => this.#calls.filter((called) => called === port).length;
    return {
      reads: count('load'),
      writes: count('save'),
      modelCalls: count('model'),
      modelRows: this.world.rowsAsked - rows,
      drawPuts: count('draw'),
      decided: this.world.draws.size - decided,
      publications: told().slice(before),
    };
  }
}

const opening = (gameId = GAME) => new TrackingScene(gameId).introduce().onIce().clock(false);

/** Events told since the last call. */
const news = (scene: TrackingScene): TrackingEvent[] => scene.events.splice(0);

describe('positions for drawing', () => {
  it('are told while play is stopped, beside the log, and never while the clock runs', async () => {
    const world = new World(new Scheduler(new Random(1)), () => undefined);
    const snapshots: TrackingSnapshot[] = [];
    const path = new LivePath({
      ...world.quietPorts(),
      broadcast: { broadcast: async (snapshot) => void snapshots.push(snapshot) },
    });
    const events = [...simulateGame(shortGameScript(), { seed: 4 }).events].map((e) => e.event);
    let isRunning = false;
    let newest = 0;
    const batches = { stopped: 0, running: 0 };
    for (let from = 0; from < events.length; from += 200) {
      const batch = events.slice(from, from + 200);
      const before = snapshots.length;
      await path.take([
        {
          partitionKey: batch[0]!.gameId,
          sequenceNumber: String(from).padStart(12, '0'),
          data: toRecordData(batch),
        },
      ]);
      for (const event of batch) {
        // The feed's order counts, not that of arrival.
        if (event.type !== 'CLOCK' || event.sequence < newest) continue;
        newest = event.sequence;
        isRunning = event.isRunning;
      }
      if (isRunning) expect(snapshots.length).toBe(before);
      batches[isRunning ? 'running' : 'stopped']++;
    }
    expect(batches.running).toBeGreaterThan(10);
    expect(snapshots.length).toBeGreaterThan(batches.stopped / 2);
    expect(snapshots.at(-1)?.positions.length).toBeGreaterThan(10);
  });
});

describe('an invocation', () => {
  it('reads a game once at most and writes it twice at most, a whole game long', async () => {
    const counted = new CountedPath();
    const events = [...simulateGame(shortGameScript(), { seed: 4 }).events].map((e) => e.event);
    let published = 0;
    for (let from = 0; from < events.length; from += 200) {
      const facts = await counted.invoke(events.slice(from, from + 200));
      expect(facts.reads).toBeLessThanOrEqual(1);
      expect(facts.writes).toBeLessThanOrEqual(2);
      expect(facts.drawPuts).toBe(facts.decided);
      if (facts.publications.length === 0) expect(facts.writes).toBeLessThanOrEqual(1);
      published += facts.publications.length;
    }
    expect(published).toBeGreaterThan(20);
  });

  it('writes once more when it flushes what the last one left', async () => {
    let isAway = true;
    const counted = new CountedPath((port) => port === 'append' && isAway);
    const scene = opening().lineUp(CENTER).hold(2000);
    expect(await counted.invoke(news(scene))).toMatchObject({ writes: 1, publications: [] });
    isAway = false;
    // Delivered again as a whole, with the drop behind it.
    const facts = await counted.invoke(news(scene.clock(true).hold(80)));
    expect(facts).toMatchObject({ reads: 1, writes: 3 });
    expect(facts.publications.map((p) => p.sequence)).toEqual([1, 2, 3]);
  });

  it('asks the model once for all games, the likely substitutes in the same call', async () => {
    const counted = new CountedPath();
    const games = [GAME, '2024020002', '2024020003'];
    const facts = await counted.invoke(
      ...games.map((gameId) => opening(gameId).lineUp(CENTER).hold(2000).events),
    );
    // Both takers, and two substitutes of each, by game.
    expect(facts).toMatchObject({ modelCalls: 1, modelRows: games.length * 5 });
  });

  it('answers a likely substitute from state, at the event that settles him', async () => {
    const counted = new CountedPath();
    const scene = opening().lineUp(CENTER).hold(2000);
    await counted.invoke(news(scene));
    scene.stand('h1', -20, 6).hold(80);
    await counted.invoke(news(scene));
    scene.stand('h2', -2.5, 0);
    const told = [];
    let samples = 0;
    while (told.length === 0 && samples < 10) {
      scene.hold(80);
      samples++;
      // Event by event: nothing else may be needed.
      for (const event of news(scene)) {
        const facts = await counted.invoke([event]);
        expect(facts.modelCalls).toBe(0);
        if (facts.publications.length > 0) {
          expect(event).toMatchObject({ type: 'LOCATION', entityId: 'h2' });
        }
        told.push(...facts.publications);
      }
    }
    expect(samples).toBe(3);
    expect(told).toMatchObject([
      { status: 'REVISED', revision: 2, isStale: false, home: { playerId: 'h2' } },
    ]);
    expect(told[0]?.kind === 'FACEOFF' && told[0].change?.replaced).toMatchObject([
      { team: 'HOME', playerId: 'h1' },
    ]);
  });

  it('keeps the record of takers in the game, and tells it with the next draw', async () => {
    const counted = new CountedPath();
    const scene = opening().lineUp(CENTER).hold(2000).clock(true).hold(80);
    scene.result(CENTER, 'AWAY').hold(400).clock(false, 1, 1100);
    scene.lineUp(6).hold(2000);
    const { publications } = await counted.invoke(news(scene));
    expect(publications.at(-1)).toMatchObject({
      status: 'PREDICTED',
      home: { playerId: 'h1', inGame: { won: 0, taken: 1 } },
      away: { playerId: 'a1', inGame: { won: 1, taken: 1 } },
    });
  });

  it('publishes a prediction whose drop lies in the same batch, marked late when it is old', async () => {
    const played = () => opening().lineUp(CENTER).hold(2000).clock(true).hold(80);
    const ofDraw = async (ageMillis: number) => {
      const counted = new CountedPath();
      const scene = played();
      counted.world.now = scene.now + ageMillis;
      const { publications } = await counted.invoke(scene.events);
      return publications.flatMap((p) => (p.kind === 'FACEOFF' ? [[p.status, p.isLate]] : []));
    };
    expect(await ofDraw(300)).toEqual([
      ['PREDICTED', false],
      ['DROPPED', false],
    ]);
    expect(await ofDraw(60_000)).toEqual([
      ['PREDICTED', true],
      ['DROPPED', false],
    ]);
  });

  it('goes on in a cold environment after one read, whatever the last one knew', async () => {
    const counted = new CountedPath();
    const scene = opening().lineUp(CENTER).hold(2000);
    await counted.invoke(news(scene));
    counted.restart();
    const facts = await counted.invoke(news(scene.clock(true).hold(80)));
    expect(facts).toMatchObject({ reads: 1, modelCalls: 0 });
    expect(facts.publications).toMatchObject([{ sequence: 3, status: 'DROPPED', revision: 1 }]);
  });
});
