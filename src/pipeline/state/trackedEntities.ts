import { opponentOf, type TeamSide } from '../../hockey/team.ts';

/** Rosters, the puck, and room for what a feed tracks besides. */
export const ENTITY_LIMIT = 160;
export const NO_TEAM = 0;
export const HOME = 1;
export const AWAY = 2;
export const PUCK_ENTITY = 0;

const RECENT = 1024;
const SAMPLES = 8;
/** How many samples of an entity are remembered as taken: half a second of them. */
const TAKEN = 8;
const BUCKET_MILLIS = 100;
/** A derived velocity spans at least this long: over less, a tenth of a foot of noise is 1 ft/s. */
const LEAST_SPAN_MILLIS = 250;

/** `Math.hypot` guards against overflow that feet cannot have, at ten times the cost (measured). */
const length = (x: number, y: number): number => Math.sqrt(x * x + y * y);

export const teamCode = (side: TeamSide): number => (side === 'HOME' ? HOME : AWAY);
export const teamSide = (code: number): TeamSide => (code === HOME ? 'HOME' : 'AWAY');
export { opponentOf };

/**
 * Everyone and everything that is tracked in a game, by number of entity, in columns: a night is
 * some 50 million samples, and an object per sample is what would cost. Entity 0 is the puck.
 */
export class TrackedEntities {
  readonly ids: string[] = ['PUCK'];
  readonly team = new Uint8Array(ENTITY_LIMIT);
  readonly isGoalkeeper = new Uint8Array(ENTITY_LIMIT);
  readonly isOnIce = new Uint8Array(ENTITY_LIMIT);
  readonly x = new Float64Array(ENTITY_LIMIT);
  readonly y = new Float64Array(ENTITY_LIMIT);
  /** ft/s as the feed tells them, NaN when it does not. */
  readonly vx = new Float64Array(ENTITY_LIMIT).fill(Number.NaN);
  readonly vy = new Float64Array(ENTITY_LIMIT).fill(Number.NaN);
  /** Event time of the newest sample, 0 before the first. */
  readonly timestamp = new Float64Array(ENTITY_LIMIT);
  /** The producer's sequence of the newest sample, −1 before the first. */
  readonly sequence = new Float64Array(ENTITY_LIMIT).fill(-1);
  readonly #taken = new Float64Array(ENTITY_LIMIT * TAKEN).fill(-1);
  readonly #takenCount = new Uint8Array(ENTITY_LIMIT);
  readonly #byId = new Map<string, number>([['PUCK', PUCK_ENTITY]]);
  /** Ids that are plain numbers, found without making a string. */
  readonly #byNumber = new Map<number, number>();
  // In front of the map, by the id's last ten bits: which id, and its entity.
  readonly #recentId = new Float64Array(RECENT).fill(-1);
  readonly #recentEntity = new Uint8Array(RECENT);
  // The earliest sample of each tenth of a second, for velocities: a function of the set of
  // samples, not of the order in which they came.
  readonly #bucket = new Float64Array(ENTITY_LIMIT * SAMPLES).fill(-1);
  readonly #bucketSequence = new Float64Array(ENTITY_LIMIT * SAMPLES);
  readonly #bucketTimestamp = new Float64Array(ENTITY_LIMIT * SAMPLES);
  readonly #bucketX = new Float64Array(ENTITY_LIMIT * SAMPLES);
  readonly #bucketY = new Float64Array(ENTITY_LIMIT * SAMPLES);

  get count(): number {
    return this.ids.length;
  }

  /** Number of the entity, or −1 for one never seen. */
  find(id: string): number {
    return this.#byId.get(id) ?? -1;
  }

  /** The same for an id that is a plain number. */
  findNumber(id: number): number {
    // Wraps for huge ids, which is fine for a slot: the id itself is compared.
    const slot = (id | 0) & (RECENT - 1);
    if (this.#recentId[slot] === id) return this.#recentEntity[slot]!;
    const entity = this.#byNumber.get(id);
    if (entity === undefined) return -1;
    this.#recentId[slot] = id;
    this.#recentEntity[slot] = entity;
    return entity;
  }

  /** @returns the entity's number, new if need be; −1 when there is no room for another */
  add(id: string): number {
    const known = this.#byId.get(id);
    if (known !== undefined) return known;
    if (this.ids.length >= ENTITY_LIMIT) return -1;
    const entity = this.ids.push(id) - 1;
    this.#byId.set(id, entity);
    if (/^[1-9]\d{0,14}$/.test(id)) this.#byNumber.set(Number(id), entity);
    return entity;
  }

  /** Takes a sample unless a newer one of the entity came before; @returns whether it was taken */
  place(
    entity: number,
    sequence: number,
    timestamp: number,
    x: number,
    y: number,
    vx: number,
    vy: number,
  ): boolean {
    // biome-ignore lint/suspicious/noSelfCompare: NaN is the one value unequal to itself, and this is the hottest line
    if (vx !== vx) this.#remember(entity, sequence, timestamp, x, y);
    if (sequence <= this.sequence[entity]!) return false;
    this.sequence[entity] = sequence;
    const count = this.#takenCount[entity]!;
    this.#taken[entity * TAKEN + (count & (TAKEN - 1))] = sequence;
    this.#takenCount[entity] = count + 1;
    this.timestamp[entity] = timestamp;
    this.x[entity] = x;
    this.y[entity] = y;
    this.vx[entity] = vx;
    this.vy[entity] = vy;
    return true;
  }

  /**
   * Whether a sample that was not taken came late, rather than twice. One from before the first
   * that is remembered could be either, and counts as double.
   */
  cameLate(entity: number, sequence: number): boolean {
    let isWithinMemory = false;
    for (let slot = entity * TAKEN; slot < (entity + 1) * TAKEN; slot++) {
      const taken = this.#taken[slot]!;
      if (taken === sequence) return false;
      if (taken >= 0 && taken < sequence) isWithinMemory = true;
    }
    return isWithinMemory;
  }

  /** ft/s of the newest sample: the feed's, else derived from positions; NaN while unknown. */
  speed(entity: number): number {
    const vx = this.vx[entity]!;
    if (!Number.isNaN(vx)) return length(vx, this.vy[entity]!);
    const now = this.timestamp[entity]!;
    let from = -1;
    for (let slot = entity * SAMPLES; slot < (entity + 1) * SAMPLES; slot++) {
      const age = now - this.#bucketTimestamp[slot]!;
      if (this.#bucket[slot]! < 0 || age < LEAST_SPAN_MILLIS || age > SAMPLES * BUCKET_MILLIS)
        continue;
      if (from < 0 || this.#bucketTimestamp[slot]! > this.#bucketTimestamp[from]!) from = slot;
    }
    if (from < 0) return Number.NaN;
    const seconds = (now - this.#bucketTimestamp[from]!) / 1000;
    return (
      length(this.x[entity]! - this.#bucketX[from]!, this.y[entity]! - this.#bucketY[from]!) /
      seconds
    );
  }

  #remember(entity: number, sequence: number, timestamp: number, x: number, y: number): void {
    const bucket = Math.floor(timestamp / BUCKET_MILLIS);
    const slot = entity * SAMPLES + (bucket % SAMPLES);
    const kept = this.#bucket[slot]!;
    if (bucket < kept || (bucket === kept && sequence >= this.#bucketSequence[slot]!)) return;
    this.#bucket[slot] = bucket;
    this.#bucketSequence[slot] = sequence;
    this.#bucketTimestamp[slot] = timestamp;
    this.#bucketX[slot] = x;
    this.#bucketY[slot] = y;
  }
}
