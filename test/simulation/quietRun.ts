import type { StreamRecord } from '../../src/pipeline/ingest/groupByGame.ts';
import type { TrackingEvent } from '../../src/pipeline/ingest/trackingEvent.ts';
import { LivePath } from '../../src/pipeline/live.ts';
import type { GameState } from '../../src/pipeline/state/gameState.ts';
import { decodeGameState } from '../../src/pipeline/state/gameStateCodec.ts';
import { Random } from './random.ts';
import { type FaultPlan, Scheduler, World } from './world.ts';

/** How a game's events come to the live path. */
export interface Packing {
  /** Events of the n-th record. */
  readonly eventsInRecord: (n: number) => number;
  /** Records of the n-th batch. */
  readonly recordsInBatch: (n: number) => number;
  /** Which of the warm environments takes the n-th batch; always the first by default. */
  readonly environment?: (n: number) => number;
}

export const EVEN: Packing = { eventsInRecord: () => 40, recordsInBatch: () => 4 };

/** Plays events through the real live path, alone and without faults but those planned. */
export async function runQuietly(
  events: readonly TrackingEvent[],
  packing: Packing = EVEN,
  plan: FaultPlan = () => undefined,
): Promise<World> {
  const world = new World(new Scheduler(new Random(1)), plan);
  const paths: LivePath[] = [];
  const records: StreamRecord[] = [];
  for (let from = 0; from < events.length; ) {
    const part = events.slice(from, from + packing.eventsInRecord(records.length));
    from += part.length;
    records.push({
      partitionKey: part[0]!.gameId,
      sequenceNumber: String(records.length + 1).padStart(12, '0'),
      data: Buffer.from(part.map((event) => JSON.stringify(event)).join('\n')).toString('base64'),
    });
  }
  for (let from = 0, n = 0; from < records.length; n++) {
    const batch = records.slice(from, from + packing.recordsInBatch(n));
    from += batch.length;
    const at = packing.environment?.(n) ?? 0;
    paths[at] ??= new LivePath(world.quietPorts());
    const failed = await paths[at].take(batch);
    if (failed.length > 0) throw new Error(`expected every record to be taken, got ${failed}`);
  }
  return world;
}

/** Allowed lateness of the feed. */
const LATE_MILLIS = 500;

/** Every event late by chance, by less than the allowed lateness. */
export function shuffled(events: readonly TrackingEvent[], random: Random): TrackingEvent[] {
  return events
    .map((event) => ({ event, arrival: event.timestamp + random.next() * LATE_MILLIS }))
    .sort((a, b) => a.arrival - b.arrival)
    .map(({ event }) => event);
}

/** The state that is stored for a game. */
export function storedState(world: World, gameId: string): GameState {
  const stored = world.games.get(gameId);
  if (!stored) throw new Error(`expected game ${gameId} to be stored`);
  return decodeGameState(gameId, stored.body);
}

/** What viewers were told last about each draw: takers, place, and its result. */
export function lastTold(world: World, gameId: string): Record<string, string> {
  const told: Record<string, string> = {};
  for (const one of world.publications(gameId)) {
    if (one.kind !== 'FACEOFF') continue;
    const line = `${one.home.playerId}-${one.away.playerId} ${one.homeSpot} ${one.winner ?? ''}`;
    told[one.faceoffId] = `${line}${one.status === 'DECIDED' ? 'decided' : ''}`;
  }
  return told;
}
