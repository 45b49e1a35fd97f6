import { PUCK } from '../pipeline/ingest/trackingEvent.ts';
import type { Arena } from './arena.ts';
import type { Place } from './lineupFormation.ts';
import type { Random } from './random.ts';
import type { Skater } from './skater.ts';
import type { TrackingFeed } from './trackingFeed.ts';
import type { TrackingNoise } from './trackingNoise.ts';

/** Seconds in which the slow error of a track forgets itself. */
const DRIFT_SECONDS = 30;

interface Track {
  readonly entityId: string;
  readonly intervalMillis: number;
  /** When the next sample is due in the entity's rhythm, and when it is really taken. */
  dueMillis: number;
  nextMillis: number;
  lastMillis: number;
  driftX: number;
  driftY: number;
  hiddenUntilMillis: number;
}

interface Sample {
  atMillis: number;
  track: Track;
  body: { x: number; y: number; vx: number; vy: number; fromX: number; fromY: number };
  skater: Skater | undefined;
}

/**
 * Looks at the arena as a tracking system does: every entity in its own rhythm, with jitter and
 * errors. Sends the positions of one tick in order of time, then what the tick has told.
 */
export class TrackingSystem {
  readonly #arena: Arena;
  readonly #feed: TrackingFeed;
  readonly #noise: TrackingNoise;
  readonly #random: Random;
  readonly #players = new WeakMap<Skater, Track>();
  readonly #puck: Track;
  readonly #samples: Sample[] = [];
  /** Called for each player position that arrives at once, with the place as it was sent. */
  onPlayerSample: ((playerId: string, timestamp: number, place: Place) => void) | undefined;

  constructor(arena: Arena, feed: TrackingFeed, noise: TrackingNoise, random: Random) {
    this.#arena = arena;
    this.#feed = feed;
    this.#noise = noise;
    this.#random = random;
    this.#puck = this.#newTrack(PUCK, noise.puckHertz);
  }

  #newTrack(entityId: string, hertz: number): Track {
    const intervalMillis = 1000 / hertz;
    const first = this.#arena.nowMillis + this.#random.uniform() * intervalMillis;
    return {
      entityId,
      intervalMillis,
      dueMillis: first,
      nextMillis: Math.round(first),
      lastMillis: this.#arena.nowMillis,
      driftX: this.#noise.driftFeet * this.#random.normal(),
      driftY: this.#noise.driftFeet * this.#random.normal(),
      hiddenUntilMillis: 0,
    };
  }

  /** Sends everything between the last tick and this one. */
  look(sinceMillis: number): void {
    const { nowMillis } = this.#arena;
    this.#tell(sinceMillis);
    const samples = this.#samples;
    samples.length = 0;
    for (const skater of this.#arena.skaters) {
      let track = this.#players.get(skater);
      if (track === undefined) {
        track = this.#newTrack(skater.player.id, this.#noise.playerHertz);
        this.#players.set(skater, track);
      }
      this.#due(track, skater, skater, sinceMillis);
    }
    this.#due(this.#puck, this.#arena.puck, undefined, sinceMillis);
    samples.sort((a, b) => a.atMillis - b.atMillis);
    for (const sample of samples) this.#send(sample, sinceMillis, nowMillis);
    this.#tell(nowMillis);
  }

  #tell(untilMillis: number): void {
    const { told } = this.#arena;
    if (told.length === 0) return;
    this.#arena.told = told.filter((event) => event.timestamp > untilMillis);
    const sign = this.#noise.isMirrored ? -1 : 1;
    for (const event of told) {
      if (event.timestamp > untilMillis) continue;
      this.#feed.send(
        event.type === 'FACEOFF'
          ? { ...event, dot: { x: event.dot.x, y: sign * event.dot.y || 0 } }
          : event,
      );
    }
  }

  #due(track: Track, body: Sample['body'], skater: Skater | undefined, sinceMillis: number): void {
    const { nowMillis } = this.#arena;
    // An intermission was cut out of the stream.
    if (track.dueMillis < sinceMillis - 1000) {
      track.dueMillis = sinceMillis + this.#random.uniform() * track.intervalMillis;
      track.nextMillis = Math.round(track.dueMillis);
    }
    while (track.nextMillis <= nowMillis) {
      const atMillis = Math.max(track.nextMillis, sinceMillis + 1, track.lastMillis + 1);
      track.dueMillis += track.intervalMillis;
      const jitter = this.#noise.samplingJitterMillis * this.#random.normal();
      track.nextMillis = Math.round(track.dueMillis + jitter);
      if (atMillis > nowMillis) continue;
      track.lastMillis = atMillis;
      this.#samples.push({ atMillis, track, body, skater });
    }
  }

  #send({ atMillis, track, body, skater }: Sample, sinceMillis: number, nowMillis: number): void {
    const noise = this.#noise;
    const random = this.#random;
    if (skater !== undefined) {
      const { timesPerMinute, meanSeconds } = noise.outOfView;
      if (atMillis < track.hiddenUntilMillis) return;
      if (random.uniform() < (timesPerMinute * track.intervalMillis) / 60_000) {
        track.hiddenUntilMillis = atMillis + 1000 * random.exponential(meanSeconds);
        return;
      }
      const forget = track.intervalMillis / 1000 / DRIFT_SECONDS;
      const kick = noise.driftFeet * Math.sqrt(2 * forget);
      track.driftX += -track.driftX * forget + kick * random.normal();
      track.driftY += -track.driftY * forget + kick * random.normal();
    }
    const share = Math.max(0, Math.min(1, (atMillis - sinceMillis) / (nowMillis - sinceMillis)));
    const sign = noise.isMirrored ? -1 : 1;
    const x =
      body.fromX +
      (body.x - body.fromX) * share +
      noise.bias.x +
      track.driftX +
      noise.positionFeet * random.normal();
    const y =
      sign *
      (body.fromY +
        (body.y - body.fromY) * share +
        noise.bias.y +
        track.driftY +
        noise.positionFeet * random.normal());
    const place = { x: rounded(x, 100), y: rounded(y, 100) };
    const { areGiven, noiseFeetPerSecond } = noise.velocities;
    const velocity = areGiven
      ? {
          vx: rounded(body.vx + noiseFeetPerSecond * random.normal(), 10),
          vy: rounded(sign * body.vy + noiseFeetPerSecond * random.normal(), 10),
        }
      : undefined;
    const entityId = this.#nameOf(track, skater);
    const arrives = this.#feed.sendLocation(atMillis, entityId, place, velocity);
    if (arrives && skater !== undefined) this.onPlayerSample?.(track.entityId, atMillis, place);
  }

  /** Cameras now and then take one player for another beside him. */
  #nameOf(track: Track, skater: Skater | undefined): string {
    if (skater === undefined || this.#noise.mistakenShare === 0) return track.entityId;
    if (this.#random.uniform() >= this.#noise.mistakenShare) return track.entityId;
    const near = this.#arena.skaters.find(
      (s) => s !== skater && Math.hypot(s.x - skater.x, s.y - skater.y) < 6,
    );
    return near?.player.id ?? track.entityId;
  }
}

/** Rounded to a share of one; never −0, which JSON would not keep. */
function rounded(value: number, steps: number): number {
  return Math.round(value * steps) / steps || 0;
}
