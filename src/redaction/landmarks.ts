/**
 * What one pass over a text tells of where values can begin: runs of digits, long runs of letters
 * and digits, and words by their first two signs. A recognizer that knows how its values begin asks
 * only there instead of reading the whole text again.
 */
export interface Landmarks {
  readonly text: string;
  /** Begin and end of each maximal run of ASCII digits, in turn: `[b0, e0, b1, e1, …]`. */
  readonly digitRuns: readonly number[];
  /** The same of each run of eight or more ASCII letters and digits. */
  readonly longRuns: readonly number[];
  /** The same of each run of forty signs of base 64. */
  readonly keyRuns: readonly number[];
  /** Begins of words by their first two signs, see {@link headOf}; ascending. */
  readonly heads: ReadonlyMap<number, readonly number[]>;
}

/** Places of a text where a match may begin, ascending. */
export type Begins = (landmarks: Landmarks) => ArrayLike<number>;

const DIGIT = 1;
const LETTER = 2;
const BASE64 = 4;
const KINDS = new Uint8Array(128);
for (let code = 48; code <= 57; code++) KINDS[code] = DIGIT | BASE64;
for (let code = 65; code <= 90; code++) KINDS[code] = LETTER | BASE64;
for (let code = 97; code <= 122; code++) KINDS[code] = LETTER | BASE64;
KINDS[43] = BASE64;
KINDS[47] = BASE64;

/** Shortest of {@link Landmarks.longRuns}. */
const LONG = 8;
const KEY = 40;

/** Heads that some recognizer asks for: the others are not kept. */
const asked = new Uint8Array(128 * 128);

/** A word's first two signs as one number: without case, anything outside ASCII alike. */
function headOf(first: number, second: number): number {
  return lower(first) * 128 + lower(second);
}

function lower(code: number): number {
  return code > 126 ? 127 : code >= 65 && code <= 90 ? code + 32 : code;
}

/** Reads the landmarks of a text; linear. */
export function readLandmarks(text: string): Landmarks {
  const digitRuns: number[] = [];
  const longRuns: number[] = [];
  const keyRuns: number[] = [];
  const heads = new Map<number, number[]>();
  let before = 0;
  let digits = 0;
  let run = 0;
  let key = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 32;
    const kind = code < 128 ? KINDS[code]! : 0;
    if (kind === before) continue;
    const sign = kind & (DIGIT | LETTER);
    const signBefore = before & (DIGIT | LETTER);
    if (sign === DIGIT) {
      if (signBefore !== DIGIT) digits = i;
    } else if (signBefore === DIGIT) digitRuns.push(digits, i);
    if (sign !== 0) {
      if (signBefore === 0) {
        run = i;
        if (sign === LETTER) {
          const head = headOf(code, i + 1 < text.length ? text.charCodeAt(i + 1) : 32);
          if (asked[head] === 1) {
            const places = heads.get(head);
            if (places) places.push(i);
            else heads.set(head, [i]);
          }
        }
      }
    } else if (signBefore !== 0 && i - run >= LONG) longRuns.push(run, i);
    if (kind !== 0) {
      if (before === 0) key = i;
    } else if (before !== 0 && i - key === KEY) keyRuns.push(key, i);
    before = kind;
  }
  return { text, digitRuns, longRuns, keyRuns, heads };
}

/**
 * Begins of words that begin with one of the heads.
 *
 * @param heads - two signs each, in small letters, parted by `|`; `¤` stands for any sign outside
 *   ASCII
 */
export function wordsFrom(heads: string): Begins {
  const keys = heads.split('|').map((head) => {
    if (head.length !== 2) throw new RangeError(`a head has two signs, got "${head}"`);
    return headOf(head.charCodeAt(0), head.charCodeAt(1));
  });
  for (const key of keys) asked[key] = 1;
  return (landmarks) => {
    const found: ArrayLike<number>[] = [];
    for (const key of keys) {
      const places = landmarks.heads.get(key);
      if (places) found.push(places);
    }
    return inOrder(found);
  };
}

/** Begins of runs of digits of these lengths. */
export function digitsOf(...lengths: readonly number[]): Begins {
  const most = Math.max(...lengths);
  const wanted = new Uint8Array(most + 1);
  for (const length of lengths) wanted[length] = 1;
  return ({ digitRuns }) => {
    const places: number[] = [];
    for (let i = 0; i < digitRuns.length; i += 2) {
      const begin = digitRuns[i]!;
      const length = digitRuns[i + 1]! - begin;
      if (length <= most && wanted[length] === 1) places.push(begin);
    }
    return places;
  };
}

/** Begins of all runs of digits. */
export const anyDigits: Begins = ({ digitRuns }) => digitRuns.filter((_, i) => i % 2 === 0);

/**
 * Places a few signs before runs of digits: `before` says how many, nearest last, for a run.
 */
export function beforeDigits(
  before: (text: string, begin: number, end: number) => readonly number[],
): Begins {
  return ({ text, digitRuns }) => {
    const places: number[] = [];
    for (let i = 0; i < digitRuns.length; i += 2) {
      const begin = digitRuns[i]!;
      for (const signs of before(text, begin, digitRuns[i + 1]!))
        if (begin >= signs) places.push(begin - signs);
    }
    return places;
  };
}

/** Begins of runs of letters and digits of these lengths, eight or more. */
export function runsOf(...lengths: readonly number[]): Begins {
  return ({ longRuns }) => {
    const places: number[] = [];
    for (let i = 0; i < longRuns.length; i += 2) {
      const begin = longRuns[i]!;
      if (lengths.includes(longRuns[i + 1]! - begin)) places.push(begin);
    }
    return places;
  };
}

/** Every place of a sign. */
export function everyPlaceOf(text: string, sign: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) places.push(at);
  return places;
}

/** The places of all of them, in order. */
export function anyOf(...begins: readonly Begins[]): Begins {
  return (landmarks) => inOrder(begins.map((one) => one(landmarks)));
}

function inOrder(lists: readonly ArrayLike<number>[]): ArrayLike<number> {
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length < 2) return filled[0] ?? [];
  const all = new Int32Array(filled.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of filled) {
    all.set(list, at);
    at += list.length;
  }
  return all.sort();
}
