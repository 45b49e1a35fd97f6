import { isGivenName, isPlace, isPlacePart, isWord } from '../knowledge/knowledge.ts';
import {
  adjectivesAndDays,
  labels,
  streetEndings,
  streetWords,
  streetWordsAfterNumber,
} from '../knowledge/nonNames.ts';
import { particles } from '../knowledge/personCues.ts';
import { beginsCountry, isCountry, isState, isStateCode } from '../knowledge/regions.ts';
import type { Casing } from '../preparedText.ts';
import type { Token } from '../token.ts';
import { readTail } from './addressTail.ts';
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

/** Small words inside streets and towns, beside those inside names. */
const WITHIN =
  /^(?:dei|degli|dello|delle|dal|dalla|nad|pod|u|z|na|pri|sul|sur|sous|aux|am|im|an|auf|zum|zur|of|och|og|til|vid|pa|sub|en|os|as|sob|ved|upon|under|over|ob|v|ve|do)$/;

function isWithin(token: Token): boolean {
  return token.shape === 'lower' && (particles.has(token.folded) || WITHIN.test(token.folded));
}

const BOX = /^(?:box|postbox|postboks|postfach|pobox|psc|apartado)$/;
const ORDINAL = /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$/;

export function isStreetWord(token: Token): boolean {
  return streetWords.has(token.folded);
}

/** `Hedemannstrasse`, `Kiannonkatu`: the street is in the word itself. */
export function hasStreetEnding(token: Token): boolean {
  return token.folded.length > 5 && streetEndings.test(token.folded) && !isWord(token.folded);
}

/** A word that may stand inside an address. */
export function isAddressWord(token: Token, casing: Casing): boolean {
  if (token.shape === 'upper' && labels.has(token.folded)) return false;
  switch (token.shape) {
    case 'capital':
    case 'upper':
    case 'mixed':
      return casing !== 'upper' || isUncased(token);
    case 'lower':
      return (casing === 'lower' && isUncased(token)) || hasStreetEnding(token);
    default:
      return false;
  }
}

function isUncased({ folded }: Token): boolean {
  if (folded.length < 3 && isWord(folded)) return false;
  if (/^(?:is|are|was|the|and|my|our|your|his|her|at|to)$/.test(folded)) return false;
  if (adjectivesAndDays.has(folded) || ORDINAL.test(folded)) return true;
  if (streetWords.has(folded))
    return (
      !/^(?:place|run|way|view|point|well|rest|close|track|view|walk|path|pass|line|ring|plain|rue|via|all|wall|fort|points?|fields|flats|keys|lakes|locks|mills|pines|plains|rapids|shores?|springs?|streams?|summit|trace|track|tunnel|unions?|valleys?|views?|wells?|ports?|gardens|estates?|land|light|island|mount|mall|cliffs?|corners|layout|sector|colony|square|squares|cross|ramp|rise|row|loop|fork|forks|gate|grade|pot|tie|torg|ring|cove|bend|branch|crest)$/.test(
        folded,
      ) || folded === 'way'
    );
  return !isWord(folded) || (isGivenName(folded) && folded.length > 3);
}

const MONTH =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)$/;

/** "06 Nov 2023": a date, whatever stands around it. */
export function isDayAndMonth(tokens: readonly Token[], at: number): boolean {
  const [day, month, year] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  return (
    day !== undefined &&
    month !== undefined &&
    /^\d{1,2}(?:st|nd|rd|th)?$/.test(day.folded) &&
    MONTH.test(month.folded) &&
    (year === undefined || year.shape === 'number' || year.shape === 'mark')
  );
}

function isNumber(token: Token): boolean {
  return token.shape === 'number' && token.text.length <= 6;
}

/** Four to six digits, or Scandinavian and Greek `840 24`. */
function isPostalCode(tokens: readonly Token[], at: number): boolean {
  const { text } = tokens[at]!;
  return (
    /^\d{4,6}$/.test(text) || (/^\d{3}$/.test(text) && /^\d{2}$/.test(tokens[at + 1]?.text ?? ''))
  );
}

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

/** `u.`, `ul.`, `út`, `utca`, `street` in small letters beside a name or number. */
export function isLowStreet(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.shape !== 'lower' || token.gap === 'line') return false;
  const next = tokens[at + 1];
  const numbered =
    next !== undefined &&
    (next.shape === 'number' || (next.text === '.' && tokens[at + 2]?.shape === 'number'));
  // "Belgrád rkp. 18", "Luite tee 71": any small word between a street's name and its number.
  const named = tokens[at - 1]?.shape === 'capital' || tokens[at - 1]?.shape === 'upper';
  if (
    numbered &&
    named &&
    (next?.text === '.' ? token.text.length < 5 : !isWord(token.folded) || token.folded === 'tee')
  )
    return true;
  if (/^(?:u|ul|ut|utja|utca|ter|krt|koz|tn|sor)$/.test(token.folded))
    return numbered || next?.text === '.';
  // "115 place d'Armes", "16, rue des Lilas"
  const before = tokens[tokens[at - 1]?.text === ',' ? at - 2 : at - 1];
  const led = before?.shape === 'number' || /^(?:bis|ter|quater)$/.test(before?.folded ?? '');
  if (
    led &&
    next !== undefined &&
    /^(?:rue|avenue|av|place|boulevard|boul|bd|allee|chemin|impasse|quai|cours|route|passage|square|via|viale|piazza|corso|calle|paseo|plaza|rua|travessa|praca)$/.test(
      token.folded,
    ) &&
    (isWithin(next) || next.text === '.' || next.shape === 'capital' || next.shape === 'mixed')
  )
    return true;
  return (
    streetWords.has(token.folded) &&
    at > 0 &&
    tokens[at - 1]!.shape !== 'lower' &&
    /^(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|platz|strasse|str|gata|gatan|gate|vei|veien|vej|plads|alle|tie|katu|kuja|laan|straat|weg|terrasse|rue|via|calle|rua|kapu|sugarut|fasor|rakpart|setany)$/.test(
      token.folded,
    )
  );
}

/** A comma, stop, hyphen or slash that has more of the address behind it. */
function isLink(tokens: readonly Token[], at: number, casing: Casing, first: number): boolean {
  const { text } = tokens[at]!;
  const next = tokens[at + 1];
  if (!next) return false;
  const goesOn =
    isNumber(next) ||
    next.folded === 'and' ||
    isAddressWord(next, casing) ||
    (UNIT.test(next.folded) && unitFollows(tokens, at + 1)) ||
    (next.shape === 'lower' && particles.has(next.folded) && next.gap !== 'line') ||
    (text === '-' &&
      next.gap === 'none' &&
      /^(?:en|on|upon|by|le|les|sur|sous|in|am)$/.test(next.folded)) ||
    (text === ',' && next.text === '#' && tokens[at + 2]?.shape === 'number') ||
    (text === '.' && /^(?:th|tv|mf)$/.test(next.folded)) ||
    readCountry(tokens, at + 1, casing) > at + 1 ||
    isShortCode(tokens, at + 1) ||
    isLowStreet(tokens, at + 1) ||
    (next.text === ',' && next.gap === 'line');
  if (!goesOn || (next.folded === 'and' && text !== '.')) return false;
  if (text === ',') return true;
  if (text === '-' || text === '/' || text === '#' || text === "'" || text === '’')
    return next.gap !== 'line' || text === '#';
  if (text === '.') {
    const previous = tokens[at - 1];
    if (at === first || !previous) return false;
    if (isNumber(previous))
      return (
        next.gap === 'line' || UNIT.test(next.folded) || /^(?:and|th|tv|mf)$/.test(next.folded)
      );
    return (
      (previous.shape !== 'upper' && previous.text.length <= 4 && next.shape !== 'capital') ||
      (previous.shape === 'capital' &&
        previous.text.length < 6 &&
        streetWords.has(tokens[at - 2]?.folded ?? '')) ||
      (next.shape === 'number' && hasStreetEnding(previous)) ||
      (previous.text.length === 1 && next.gap !== 'line' && !/^I$/.test(next.text)) ||
      (previous.text.length <= 5 &&
        next.gap !== 'line' &&
        previous.gap === 'space' &&
        tokens[at - 2]?.shape === 'number' &&
        !isWord(previous.folded) &&
        !(next.shape === 'capital' && isWord(next.folded))) ||
      UNIT.test(next.folded) ||
      (/^(?:col|urb|fracc|co|sta|sto|boul|blvd|av|nr)$/.test(previous.folded) &&
        next.gap === 'space') ||
      (previous.text.length <= 5 && streetWords.has(previous.folded) && next.gap !== 'line') ||
      (previous.shape === 'lower' && previous.text.length <= 3)
    );
  }
  return false;
}

/** `apt 4`, `Suite #12`, `P.O. Box`: a unit word counts with what it numbers. */
function unitFollows(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 1; i < at + 7; i++) {
    const token = tokens[i];
    if (!token || token.gap === 'line') return false;
    if (token.shape === 'number') return true;
    if (/^[.#:]$/.test(token.text) || /^(?:o|box|no|office)$/.test(token.folded)) continue;
    return token.text.length === 1 && token.shape === 'upper';
  }
  return false;
}

/** After a comma or line break a place, a number's word or any short capitalized run may follow. */
function mayFollowBreak(tokens: readonly Token[], at: number, casing: Casing): boolean {
  const token = tokens[at]!;
  if (token.text.length > 1 && isStateCode(token.text)) return true;
  if (token.folded === 'i') return false;
  // "Co. Kerry", "Col. Centro", "Sector 9"
  const after = tokens[at + 1];
  if (/^(?:co|col|urb|fracc|distr?)$/.test(token.folded) && after?.text === '.') return true;
  if (
    /^(?:sector|district|phase|stage|block|ward|zone)$/.test(token.folded) &&
    after?.shape === 'number'
  )
    return true;
  if (token.shape === 'upper' && token.text.length < 4) return true;
  if (isPlace(token.folded) || isPlacePart(token.folded) || isState(token.folded)) return true;
  if (isWord(token.folded) && !adjectivesAndDays.has(token.folded)) {
    const next = tokens[at + 1];
    return (
      next !== undefined && next.shape !== 'lower' && next.shape !== 'mark' && next.gap !== 'line'
    );
  }
  return (
    casing !== 'mixed' ||
    !isGivenName(token.folded) ||
    token.shape === 'upper' ||
    !speaks(tokens, at)
  );
}

/** A given name followed by a small word is a person who does something. */
function speaks(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next?.shape === 'lower' && !particles.has(next.folded);
}

/** What begins the next part of a letter or form, never a line of an address. */
const NEXT_PART =
  /^(?:dear|hi|hello|hey|thanks|thank|regards|sincerely|yours|kind|best|greetings|good|please|phone|telephone|tel|mobile|cell|fax|email|attn|re|subject|date|dob|invoice|order|note|total|age|born|ssn|name|first|last|shipping|billing|signed|experience|education)$/;

/** The next line belongs to the address when all of it could. */
function lineGoesOn(
  tokens: readonly Token[],
  at: number,
  casing: Casing,
  signs: ReadonlySet<AddressSign>,
): boolean {
  if (signs.size === 0 || NEXT_PART.test(tokens[at]!.folded)) return false;
  // "2) Ann Roe": the next of a list.
  if (tokens[at]!.shape === 'number' && /^[).]$/.test(tokens[at + 1]?.text ?? '')) return false;
  let fits = 0;
  for (let i = at; i < tokens.length && fits < 9; i++) {
    const token = tokens[i]!;
    if (i > at && token.gap === 'line') break;
    if (token.text === ':') return false;
    if (/^[.,;!?]$/.test(token.text) && i > at) {
      // A sentence that goes on after the address.
      if (fits > 0 && (token.text !== ',' || tokens[i - 1]!.shape === 'number')) return true;
      continue;
    }
    const one =
      isNumber(token) ||
      isAddressWord(token, casing) ||
      /^[,.#/'’()-]$/.test(token.text) ||
      UNIT.test(token.folded) ||
      isWithin(token) ||
      isShortCode(tokens, i) ||
      isCountryWord(tokens, i, casing);
    if (!one) return fits > 0 && /^(?:in|for|and|is|as|to|by|if|when|on)$/.test(token.folded);
    fits++;
  }
  return fits < 9;
}

/** A code of a region that nobody knows, alone between commas or line breaks. */
function isShortCode(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  const next = tokens[at + 1];
  return (
    token.text.length < 4 &&
    token.shape === 'lower' &&
    !isWord(token.folded) &&
    !particles.has(token.folded) &&
    (token.gap === 'line' ||
      /^[,]$/.test(tokens[at - 1]?.text ?? '') ||
      next?.shape === 'number') &&
    (next === undefined || next.gap === 'line' || next.shape === 'number' || next.text === ',')
  );
}

function isCountryWord(tokens: readonly Token[], at: number, casing: Casing): boolean {
  return readCountry(tokens, at, casing) > at || /^(?:and|of|the)$/.test(tokens[at]!.folded);
}

/** Token index after a country name that begins at `at`, or `at` when none does. */
export function readCountry(tokens: readonly Token[], at: number, casing: Casing): number {
  const head = tokens[at];
  if (!head || head.shape === 'mark' || head.shape === 'number') return at;
  if (casing === 'mixed' && head.shape === 'lower') return at;
  if (!beginsCountry(head.folded)) return at;
  let name = '';
  let found = at;
  for (let i = at; i < at + 6 && i < tokens.length; i++) {
    const token = tokens[i]!;
    if (i > at && token.gap === 'line') break;
    name += (i > at && token.gap !== 'none' ? ' ' : '') + token.folded;
    if (isCountry(name)) found = i + 1;
  }
  return found;
}
