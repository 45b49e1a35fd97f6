import { fold } from './knowledge/fold.ts';

/**
 * `capital` Anna · `upper` ANNA · `lower` anna · `mixed` McKay, iPhone · `number` 42, 12b ·
 * `mark` anything else, one character each.
 */
export type Shape = 'capital' | 'upper' | 'lower' | 'mixed' | 'number' | 'mark';

export interface Token {
  readonly begin: number;
  readonly end: number;
  readonly text: string;
  /** Lower case without diacritics. */
  readonly folded: string;
  readonly shape: Shape;
  /** White space before it: none, blanks, or one that holds a line break. */
  readonly gap: 'none' | 'space' | 'line';
}

/** What a code point is to the words of a text. */
const LETTER = 1;
const NUMBER = 2;
const COMBINING = 3;
const BLANK = 4;
const LINE = 5;
const OTHER = 6;

/** Most code points of a number behind its first, of a word, and of what follows an apostrophe. */
const LONGEST_NUMBER = 40;
const LONGEST_WORD = 60;
const LONGEST_TAIL = 40;

/** Kinds of the code points of the basic plane that were met; 0 where none was. */
const known = new Uint8Array(0x10000);

function kindOf(codePoint: number): number {
  const kind = codePoint < 0x10000 ? known[codePoint]! : 0;
  return kind === 0 ? learn(codePoint) : kind;
}

function learn(codePoint: number): number {
  const sign = String.fromCodePoint(codePoint);
  const kind = /\p{L}/u.test(sign)
    ? LETTER
    : /\p{N}/u.test(sign)
      ? NUMBER
      : /\p{M}/u.test(sign)
        ? COMBINING
        : /[\n\r\u2028\u2029]/.test(sign)
          ? LINE
          : /\s/.test(sign)
            ? BLANK
            : OTHER;
  if (codePoint < 0x10000) known[codePoint] = kind;
  return kind;
}

/** Where at most `most` code points of some kinds end; `kinds` has the bit of each. */
function endOf(text: string, from: number, kinds: number, most: number): number {
  let at = from;
  for (let count = 0; at < text.length && count < most; count++) {
    const codePoint = text.codePointAt(at)!;
    if (((kinds >> kindOf(codePoint)) & 1) === 0) break;
    at += codePoint > 0xffff ? 2 : 1;
  }
  return at;
}

const LETTERS = (1 << LETTER) | (1 << COMBINING);
const IN_WORD = LETTERS | (1 << NUMBER);
const IN_NUMBER = (1 << LETTER) | (1 << NUMBER);

/** Where a word ends that begins at `from`, with up to two apostrophes inside: O'Neal. */
function wordEnd(text: string, from: number): number {
  let end = endOf(text, from, IN_WORD, LONGEST_WORD + 1);
  for (let tails = 0; tails < 2; tails++) {
    const mark = text.charCodeAt(end);
    if (mark !== APOSTROPHE && mark !== RAISED_COMMA) break;
    const tail = endOf(text, end + 1, LETTERS, LONGEST_TAIL);
    const least = endOf(text, end + 1, LETTERS, 2);
    if (least === end + 1 || endOf(text, end + 1, LETTERS, 1) === least) break;
    end = tail;
  }
  return end;
}

const APOSTROPHE = 39;
const RAISED_COMMA = 0x2019;

/** Words (with inner apostrophe: O'Neal), numbers and single marks, in order of place. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let gap: Token['gap'] = 'none';
  for (let begin = 0; begin < text.length; ) {
    const codePoint = text.codePointAt(begin)!;
    const kind = kindOf(codePoint);
    let end = begin + (codePoint > 0xffff ? 2 : 1);
    if (kind === LINE || kind === BLANK) {
      if (kind === LINE) gap = 'line';
      else if (gap === 'none') gap = 'space';
      begin = end;
      continue;
    }
    if (kind === NUMBER) end = endOf(text, end, IN_NUMBER, LONGEST_NUMBER);
    else if (kind === LETTER) end = wordEnd(text, begin);
    else if (kind === COMBINING) end = endOf(text, end, 1 << COMBINING, text.length);
    const word = text.slice(begin, end);
    const shape = kind === LETTER ? shapeOf(word) : kind === NUMBER ? 'number' : 'mark';
    const folded = shape === 'mark' ? word : fold(word);
    tokens.push({ begin, end, text: word, folded, shape, gap });
    gap = 'none';
    begin = end;
  }
  return tokens;
}

/** The shape of a word by its capitals. */
function shapeOf(word: string): Shape {
  let small = 0;
  let capital = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code > 127) return shapeOfAny(word);
    if (code >= 97 && code <= 122) small++;
    else if (code >= 65 && code <= 90) capital++;
  }
  if (capital === 0) return 'lower';
  if (small === 0) return 'upper';
  return capital === 1 && word.charCodeAt(0) <= 90 ? 'capital' : 'mixed';
}

function shapeOfAny(word: string): Shape {
  const lower = word.toLowerCase();
  if (word === lower) return 'lower';
  if (word === word.toUpperCase()) return 'upper';
  return word.slice(1) === lower.slice(1) ? 'capital' : 'mixed';
}
