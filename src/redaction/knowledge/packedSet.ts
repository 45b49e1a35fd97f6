/** A set of folded words as a Bloom filter; `bits` is base64. */
export interface PackedSet {
  readonly entries: number;
  readonly bits: string;
}

const HASHES = 7;

/** The two hashes of the last word: several sets are asked about a word in turn. */
let hashed: string | undefined;
let first = 0;
let step = 0;

/** Two 32-bit FNV-1a hashes over UTF-16 units, with different seeds. */
function hash(word: string): void {
  if (word === hashed) return;
  let one = 0x811c9dc5;
  let other = 0x9747b28c;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x01000193);
  }
  first = mixed(one);
  step = mixed(other) | 1;
  hashed = word;
}

function mixed(hash: number): number {
  const h = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

/** Room for `entries` words: with 10 bits a word 1 answer in 100 is a false yes, with 16 1 in 2,000. */
export function emptyBits(entries: number, bitsPerWord: number): Uint8Array {
  return new Uint8Array(Math.ceil((entries * bitsPerWord) / 8));
}

function* positions(bits: Uint8Array, word: string): Generator<number> {
  const size = bits.length * 8;
  hash(word);
  for (let k = 0; k < HASHES; k++) yield ((first + Math.imul(k, step)) >>> 0) % size;
}

/** Adds a folded word. */
export function add(bits: Uint8Array, word: string): void {
  for (const p of positions(bits, word)) bits[p >> 3]! |= 1 << (p & 7);
}

/** Whether a folded word was added: never a false no, seldom a false yes. */
export type Contains = (word: string) => boolean;

/** Opens a packed set on its first question, so that importing costs nothing. */
export function open(packed: PackedSet): Contains {
  let bits: Uint8Array | undefined;
  // Only the last answer is remembered: a map of many made long texts slower.
  let lastWord: string | undefined;
  let lastAnswer = false;
  const ask = (word: string): boolean => {
    bits ??= Buffer.from(packed.bits, 'base64');
    const size = bits.length * 8;
    hash(word);
    for (let k = 0; k < HASHES; k++) {
      const p = ((first + Math.imul(k, step)) >>> 0) % size;
      if ((bits[p >> 3]! & (1 << (p & 7))) === 0) return false;
    }
    return true;
  };
  return (word) => {
    if (word !== lastWord) {
      lastAnswer = ask(word);
      lastWord = word;
    }
    return lastAnswer;
  };
}
