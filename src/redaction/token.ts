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

const PIECE =
  /\p{N}[\p{N}\p{L}]{0,40}|\p{L}[\p{L}\p{M}\p{N}]{0,60}(?:['’][\p{L}\p{M}]{2,40}){0,2}|\p{M}+|[^\s\p{L}\p{N}]/gu;

/** Words (with inner apostrophe: O'Neal), numbers and single marks, in order of place. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(PIECE)) {
    const begin = match.index;
    const word = match[0];
    const shape = shapeOf(word);
    tokens.push({
      begin,
      end: begin + word.length,
      text: word,
      folded: shape === 'mark' ? word : fold(word),
      shape,
      gap: gapOf(text, last, begin),
    });
    last = begin + word.length;
  }
  return tokens;
}

function gapOf(text: string, from: number, to: number): Token['gap'] {
  if (from === to) return 'none';
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) return 'line';
  }
  return 'space';
}

function isAsciiLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

function shapeOf(word: string): Shape {
  const first = word.codePointAt(0) ?? 0;
  if (first >= 48 && first <= 57) return 'number';
  // ASCII that is no letter, and general punctuation (U+2000–U+206F).
  if (first < 128 ? !isAsciiLetter(first) : first >= 0x2000 && first <= 0x206f) return 'mark';
  if (/^\p{N}/u.test(word)) return 'number';
  if (!/^\p{L}/u.test(word)) return 'mark';
  const lower = word.toLowerCase();
  if (word === lower) return 'lower';
  const upper = word.toUpperCase();
  if (word === upper) return 'upper';
  return word.slice(1) === lower.slice(1) ? 'capital' : 'mixed';
}
