import { isPlace, isPlacePart, isWord } from '../knowledge/knowledge.ts';
import { streetWordsAfterNumber } from '../knowledge/nonNames.ts';
import { isState, isStateCode } from '../knowledge/regions.ts';
import type { Casing } from '../preparedText.ts';
import type { Token } from '../token.ts';
import { isLink, lineGoesOn, mayFollowBreak, unitFollows } from './addressLinks.ts';
import { readTail } from './addressTail.ts';
import {
  hasStreetEnding,
  isAddressWord,
  isLowStreet,
  isNumber,
  isPostalCode,
  isShortCode,
  isStreetWord,
  isWithin,
  readCountry,
} from './addressWords.ts';
import { readUncasedStreet } from './uncasedStreet.ts';
import { UNIT } from './unitWords.ts';

/** What a span of tokens holds that addresses are made of. */
export interface AddressSpan {
  readonly first: number;
  /** Token index, exclusive. */
  readonly end: number;
  readonly signs: ReadonlySet<AddressSign>;
}

export type AddressSign =
  | 'number first'
  | 'number'
  | 'street word'
  | 'unit'
  | 'box'
  | 'military'
  | 'postal code'
  | 'state'
  | 'place'
  | 'country'
  | 'corner'
  | 'word'
  | 'word between numbers'
  | 'house and street';

/** Most tokens that one address is read for: hostile texts stay linear. */
const LONGEST = 32;

/** Most lines that one address is read for. */
const LINES = 7;

/** Most words in a row without a number, comma or line break. */
const WORDS = 6;

const BOX = /^(?:box|postbox|postboks|postfach|pobox|psc|apartado)$/;

/** Reads an address from token `first` as far as it goes; its signs say what it is made of. */
export function readAddress(
  tokens: readonly Token[],
  first: number,
  casing: Casing,
  corner: boolean,
): AddressSpan {
  const signs = new Set<AddressSign>();
  if (corner) signs.add('corner');
  if (/^(?:USS|USNS|USNV|USCGC|USNV)$/i.test(tokens[first]!.text)) signs.add('military');
  let at = first;
  let end = first;
  let words = 0;
  let joined = 0;
  let lines = 1;
  while (at < tokens.length && at - first < LONGEST) {
    const token = tokens[at]!;
    if (at > first && token.gap === 'line') {
      if (++lines > LINES || !lineGoesOn(tokens, at, casing, signs)) break;
    }
    const country = readCountry(tokens, at, casing);
    if (country > at && at > first) {
      signs.add('country');
      at = country;
      end = at;
      words = 0;
      continue;
    }
    if (at > first && isTimeOfDay(tokens, at)) break;
    if (isNumber(token)) {
      if (at === first) signs.add('number first');
      else if (isPostalCode(tokens, at) && !(at === first + 1 && signs.has('number first')))
        signs.add('postal code');
      if (at > first && tokens[at - 1]!.shape !== 'number') signs.add('number');
      if (signs.has('number first') && signs.has('word')) signs.add('word between numbers');
      words = 0;
      at++;
      end = at;
      continue;
    }
    const street = casing !== 'mixed' && at > first ? readUncasedStreet(tokens, at) : undefined;
    if (street !== undefined) {
      signs.add('word').add('street word');
      at = street;
      end = street;
      words = 0;
      continue;
    }
    if (UNIT.test(token.folded) && unitFollows(tokens, at)) {
      signs.add(BOX.test(token.folded) || /^(?:p|po)$/.test(token.folded) ? 'box' : 'unit');
      words = 0;
      at++;
      while (/^(?:[.#:]|o|box|office|no)$/.test(tokens[at]?.folded ?? '')) at++;
      end = at;
      continue;
    }
    if (isStateCode(token.text) && at > first) {
      if (/^A[AEP]$/.test(token.text)) signs.add('military');
      const next = tokens[at + 1];
      const code = next?.shape === 'number' || /^[A-Z]\d[A-Z]$/.test(next?.text ?? '');
      if (code || tokens[at - 1]!.text === ',') signs.add('state');
    }
    if (isAddressWord(token, casing)) {
      const afterBreak = at > first && (token.gap === 'line' || tokens[at - 1]!.text === ',');
      if (afterBreak && !mayFollowBreak(tokens, at, casing)) break;
      if (token.shape === 'upper' && /^(?:apo|fpo|dpo)$/.test(token.folded)) signs.add('military');
      const counted = COUNTING.test(token.folded) && tokens[at + 1]?.shape === 'number';
      if (counted && at > first) break;
      const named = !counted && (isStreetWord(token) || hasStreetEnding(token));
      if (named) signs.add('street word');
      const behind = !counted && at > first + 1 && streetWordsAfterNumber.has(token.folded);
      if ((named || behind) && isHouseAndStreet(tokens, first, at))
        signs.add('street word').add('house and street');
      if (isState(token.folded)) signs.add('state');
      const two = `${token.folded} ${tokens[at + 1]?.folded ?? ''}`;
      if (isPlace(token.folded) || isPlace(two) || (at > first && isPlacePart(token.folded)))
        signs.add('place');
      signs.add('word');
      words = afterBreak ? 1 : words + 1;
      if (words > WORDS) break;
      at++;
      end = at;
      continue;
    }
    if (isLowStreet(tokens, at)) {
      signs.add('street word');
      at++;
      end = at;
      continue;
    }
    // Dutch "5942 GP Amsterdam"
    const dutch = /^\d{4}$/.test(tokens[at - 1]?.text ?? '') && /^[A-Z]{2}$/i.test(token.text);
    if (
      dutch &&
      at > first &&
      tokens[at + 1]?.gap === 'space' &&
      isAddressWord(tokens[at + 1]!, casing)
    ) {
      at++;
      continue;
    }
    const part = at > first ? readPart(tokens, at) : at;
    if (part > at) {
      signs.add(
        /^(?:ro|gil|daero|cho|machi)$/.test(tokens[part - 1]!.folded) ? 'street word' : 'place',
      );
      at = part;
      end = at;
      continue;
    }
    // "112 bis, boulevard Saint-Michel"
    if (/^(?:bis|ter|quater)$/.test(token.folded) && tokens[at - 1]?.shape === 'number') {
      at++;
      end = at;
      continue;
    }
    const tail = at > first && /^[,-]$/.test(token.text) ? readTail(tokens, at + 1) : undefined;
    if (tail !== undefined && signs.size > 0) {
      signs.add('postal code').add('state').add('place').add('number');
      at = tail;
      end = tail;
      words = 0;
      continue;
    }
    if (isWithin(token) && at > first) {
      const next = tokens[at + 1];
      const over = tokens[at + 2];
      if (next && next.gap !== 'line' && isAddressWord(next, casing)) {
        at++;
        continue;
      }
      // "Aix-en-Provence"
      if (next?.text === '-' && next.gap === 'none' && over && isAddressWord(over, casing)) {
        at += 2;
        continue;
      }
      if (next && over && isWithin(next) && isAddressWord(over, casing)) {
        at += 2;
        continue;
      }
      break;
    }
    if (at > first && signs.size > 0 && isShortCode(tokens, at)) {
      at++;
      end = at;
      continue;
    }
    const bracketed = token.text === '(' && tokens[at + 2]?.text === ')';
    const region = tokens[at + 1]?.text ?? '';
    const province = isState(tokens[at + 1]?.folded ?? '') || /^[A-Z]{2}$/.test(region);
    if (
      bracketed &&
      (signs.has('country') ||
        (province && signs.size > 2) ||
        (signs.has('postal code') && tokens[at + 1]!.shape === 'capital' && token.gap === 'space'))
    ) {
      at += 3;
      end = at;
      continue;
    }
    if (token.folded === 'and' && signs.has('corner') && joined === 0) {
      joined++;
      words = 0;
      at++;
      continue;
    }
    if (isLink(tokens, at, casing, first)) {
      at++;
      continue;
    }
    break;
  }
  return { first, end, signs };
}

/** "7 pm", "7:30", "7 a.m.": a time of day stands in no address. */
function isTimeOfDay(tokens: readonly Token[], at: number): boolean {
  const [hour, next, after] = [tokens[at]!, tokens[at + 1], tokens[at + 2]];
  if (!/^\d{1,2}(?:[ap]m)?$/.test(hour.folded) || next === undefined) return false;
  return (
    /\d[ap]m$/.test(hour.folded) ||
    /^[ap]m$/.test(next.folded) ||
    (/^[ap]$/.test(next.folded) && after?.text === '.' && after.gap === 'none') ||
    (next.text === ':' && next.gap === 'none' && /^[0-5]\d/.test(after?.text ?? ''))
  );
}

/** What counts a place inside a building or a list, never a house: "Gate 17". */
const COUNTING = /^(?:gate|row|section|seat|table|aisle|lane|platform|terminal|level|zone)$/;

/** "6605 Lakin Divide", "12 N. Oak Branch": a house number, one to three words, a street's word. */
function isHouseAndStreet(tokens: readonly Token[], first: number, street: number): boolean {
  if (!/^\d{2,5}[a-z]?$/i.test(tokens[first]!.text) || street - first > 5) return false;
  let named = false;
  for (let i = first + 1; i < street; i++) {
    const { folded, shape, text, gap } = tokens[i]!;
    if (text === '.' && tokens[i - 1]!.text.length === 1) continue;
    if (gap !== 'space' || shape === 'number' || shape === 'mark' || shape === 'lower')
      return false;
    if (!isWord(folded)) named = true;
  }
  return named;
}

/** A part of an address in small letters: "Gangnam-gu", "2. th", "7º izq." */
function readPart(tokens: readonly Token[], at: number): number {
  const [token, next] = [tokens[at]!, tokens[at + 1]];
  if (token.text === '-' && token.gap === 'none' && next?.gap === 'none')
    return /^(?:ku|shi|cho|ken|gun|gu|dong|ro|gil|daero|machi)$/.test(next.folded) ? at + 2 : at;
  const floor = /^(?:[.º°]|\d{1,2})$/.test(tokens[at - 1]!.text);
  return floor && /^(?:th|tv|mf|izq|dcha|izda)$/.test(token.folded) ? at + 1 : at;
}
