import type { TrackingEvent } from '../pipeline/ingest/trackingEvent.ts';
import type { Random } from './random.ts';
import type { TrackingNoise } from './trackingNoise.ts';

/** An event and when it reaches the stream, epoch milliseconds. */
export interface ArrivedEvent {
  readonly arrivalTimestamp: number;
  readonly event: TrackingEvent;
}

type WithoutSequence<T> = T extends TrackingEvent ? Omit<T, 'sequence' | 'gameId'> : never;
export type UnnumberedEvent = WithoutSequence<TrackingEvent>;

/**
 * Numbers the events of a game and lets them arrive: most at once, some late, twice, behind their
 * successor, or never. Positions alone may be lost.
 */
export class TrackingFeed {
  readonly #gameId: string;
  readonly #noise: TrackingNoise;
  readonly #random: Random;
  #sequence = 0;
  #ready: ArrivedEvent[] = [];
  /** A heap by arrival, then sequence. */
  readonly #delayed: ArrivedEvent[] = [];

  constructor(gameId: string, noise: TrackingNoise, random: Random) {
    this.#gameId = gameId;
    this.#noise = noise;
    this.#random = random;
  }

  /** Takes the next event; timestamps must not decrease. Returns whether it arrives at once. */
  send(unnumbered: UnnumberedEvent): boolean {
    return this.#deliver({
      gameId: this.#gameId,
      sequence: ++this.#sequence,
      ...unnumbered,
    } as TrackingEvent);
  }

  /** The same for a position, a million times a game: spread objects would be most of the cost. */
  sendLocation(
    timestamp: number,
    entityId: string,
    place: { readonly x: number; readonly y: number },
    velocity: { readonly vx: number; readonly vy: number } | undefined,
  ): boolean {
    const gameId = this.#gameId;
    const sequence = ++this.#sequence;
    const { x, y } = place;
    if (velocity === undefined) {
      return this.#deliver({ gameId, sequence, timestamp, type: 'LOCATION', entityId, x, y });
    }
    const { vx, vy } = velocity;
    return this.#deliver({ gameId, sequence, timestamp, type: 'LOCATION', entityId, x, y, vx, vy });
  }

  #deliver(event: TrackingEvent): boolean {
    const at = event.timestamp;
    this.#releaseDelayed(at);
    const noise = this.#noise;
    const dice = this.#random.uniform();
    const isLocation = event.type === 'LOCATION';
    let edge = noise.lateShare;
    if (dice < edge) {
      this.#delay(at + Math.round(this.#random.between(20, noise.latestMillis)), event);
      return false;
    }
    edge += noise.doubledShare;
    if (dice < edge) {
      this.#ready.push({ arrivalTimestamp: at, event });
      this.#delay(at + Math.round(this.#random.between(0, noise.latestMillis)), event);
      return true;
    }
    if (isLocation) {
      edge += noise.lostShare;
      if (dice < edge) return false;
      edge += noise.swappedShare;
      if (dice < edge) {
        const interval = 1000 / (event.entityId === 'PUCK' ? noise.puckHertz : noise.playerHertz);
        this.#delay(at + Math.ceil(1.3 * interval), event);
        return false;
      }
    }
    this.#ready.push({ arrivalTimestamp: at, event });
    return true;
  }

  /** What has arrived until `timestamp`, in order of arrival. */
  take(timestamp: number): readonly ArrivedEvent[] {
    this.#releaseDelayed(timestamp);
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #releaseDelayed(until: number): void {
    for (;;) {
      const first = this.#delayed[0];
      if (first === undefined || first.arrivalTimestamp > until) return;
      this.#ready.push(first);
      const last = this.#delayed.pop() as ArrivedEvent;
      if (this.#delayed.length === 0) return;
      this.#sink(last);
    }
  }

  #delay(arrivalTimestamp: number, event: TrackingEvent): void {
    const heap = this.#delayed;
    const added = { arrivalTimestamp, event };
    let i = heap.length;
    heap.push(added);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!isBefore(added, heap[parent]!)) break;
      heap[i] = heap[parent]!;
      i = parent;
    }
    heap[i] = added;
  }

  #sink(moved: ArrivedEvent): void {
    const heap = this.#delayed;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!isBefore(heap[child]!, moved)) break;
      heap[i] = heap[child]!;
      i = child;
    }
    heap[i] = moved;
  }
}

function isBefore(one: ArrivedEvent, other: ArrivedEvent): boolean {
  return (
    one.arrivalTimestamp < other.arrivalTimestamp ||
    (one.arrivalTimestamp === other.arrivalTimestamp && one.event.sequence < other.event.sequence)
  );
}
