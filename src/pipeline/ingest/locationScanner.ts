/**
 * Reads the commonest event straight from the bytes, without building an object: a `LOCATION` with
 * its keys in the order of the contract,
 * `{"gameId":"…","sequence":n,"timestamp":n,"type":"LOCATION","entityId":"…","x":n,"y":n[,"vx":n,"vy":n]}`.
 *
 * Everything else, and every number that could differ from `JSON.parse` by a bit, is left to
 * `JSON.parse`: the scanner answers `false` and never guesses.
 */
export interface LocationFields {
  sequence: number;
  timestamp: number;
  /** The entity's id as a number, −1 for the puck. */
  entity: number;
  x: number;
  y: number;
  /** NaN when the event has none. */
  vx: number;
  vy: number;
}

export const SCANNED_PUCK = -1;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const SEQUENCE = bytesOf('","sequence":');
const TIMESTAMP = bytesOf(',"timestamp":');
const TYPE_AND_ENTITY = bytesOf(',"type":"LOCATION","entityId":"');
const X = bytesOf('","x":');
const Y = bytesOf(',"y":');
const VX = bytesOf(',"vx":');
const VY = bytesOf(',"vy":');
const PUCK_BYTES = bytesOf('PUCK');

const MINUS = 45;
const DOT = 46;
const ZERO = 48;
const CLOSING_BRACE = 125;

/** 10^-k for k digits after the point; dividing by an exact power of ten rounds once, correctly. */
const POWERS_OF_TEN = Float64Array.from({ length: 16 }, (_, k) => 10 ** k);

/** A scanner for the lines of one game; `scan` fills {@link LocationScanner.fields}. */
export class LocationScanner {
  readonly fields: LocationFields = {
    sequence: 0,
    timestamp: 0,
    entity: 0,
    x: 0,
    y: 0,
    vx: 0,
    vy: 0,
  };
  readonly #prefix: Uint8Array;
  #at = 0;
  #isExact = true;

  constructor(gameId: string) {
    this.#prefix = bytesOf(`{"gameId":${JSON.stringify(gameId).slice(0, -1)}`);
  }

  /**
   * @returns whether `bytes[from, to)` is such a line; only then are the fields those of the line
   */
  scan(bytes: Uint8Array, from: number, to: number): boolean {
    const fields = this.fields;
    this.#at = from;
    this.#isExact = true;
    if (to - from < 80 || !this.#skip(bytes, this.#prefix)) return false;
    if (!this.#skip(bytes, SEQUENCE)) return false;
    fields.sequence = this.#whole(bytes);
    if (!this.#skip(bytes, TIMESTAMP)) return false;
    fields.timestamp = this.#whole(bytes);
    if (!this.#skip(bytes, TYPE_AND_ENTITY)) return false;
    if (bytes[this.#at] === 80) {
      if (!this.#skip(bytes, PUCK_BYTES)) return false;
      fields.entity = SCANNED_PUCK;
    } else {
      // An id with a leading zero is another text than its number.
      if (bytes[this.#at] === ZERO) return false;
      fields.entity = this.#whole(bytes);
    }
    if (!this.#skip(bytes, X)) return false;
    fields.x = this.#decimal(bytes);
    if (!this.#skip(bytes, Y)) return false;
    fields.y = this.#decimal(bytes);
    if (bytes[this.#at] === CLOSING_BRACE) {
      fields.vx = Number.NaN;
      fields.vy = Number.NaN;
    } else {
      if (!this.#skip(bytes, VX)) return false;
      fields.vx = this.#decimal(bytes);
      if (!this.#skip(bytes, VY)) return false;
      fields.vy = this.#decimal(bytes);
      if (Math.abs(fields.vx) > 300 || Math.abs(fields.vy) > 300) return false;
    }
    return (
      this.#isExact &&
      bytes[this.#at] === CLOSING_BRACE &&
      this.#at + 1 === to &&
      Math.abs(fields.x) <= 150 &&
      Math.abs(fields.y) <= 100
    );
  }

  #skip(bytes: Uint8Array, expected: Uint8Array): boolean {
    let at = this.#at;
    for (let i = 0; i < expected.length; i++) {
      if (bytes[at++] !== expected[i]) return false;
    }
    this.#at = at;
    return true;
  }

  /** At most 15 digits: below 2^53, so exact. */
  #whole(bytes: Uint8Array): number {
    let at = this.#at;
    const start = at;
    let value = 0;
    let digit = bytes[at]! - ZERO;
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digit = bytes[++at]! - ZERO;
    }
    const digits = at - start;
    if (digits === 0 || digits > 15 || (digits > 1 && bytes[start] === ZERO)) this.#isExact = false;
    this.#at = at;
    return value;
  }

  /** `-?digits(.digits)?` with at most 15 digits in all; an exponent is left to `JSON.parse`. */
  #decimal(bytes: Uint8Array): number {
    let at = this.#at;
    const isNegative = bytes[at] === MINUS;
    if (isNegative) at++;
    const start = at;
    let value = 0;
    let digit = bytes[at]! - ZERO;
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digit = bytes[++at]! - ZERO;
    }
    let digits = at - start;
    if (digits === 0 || (digits > 1 && bytes[start] === ZERO)) this.#isExact = false;
    if (bytes[at] === DOT) {
      const afterPoint = ++at;
      digit = bytes[at]! - ZERO;
      while (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        digit = bytes[++at]! - ZERO;
      }
      const decimals = at - afterPoint;
      digits += decimals;
      if (decimals === 0 || digits > 15) this.#isExact = false;
      else value /= POWERS_OF_TEN[decimals]!;
    }
    if (digits > 15) this.#isExact = false;
    this.#at = at;
    return isNegative ? -value : value;
  }
}
