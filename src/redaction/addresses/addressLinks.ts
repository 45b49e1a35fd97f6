import { isGivenName, isPlace, isPlacePart, isWord } from '../knowledge/knowledge.ts';
import { adjectivesAndDays, streetWords } from '../knowledge/nonNames.ts';
import { particles } from '../knowledge/personCues.ts';
import { isState, isStateCode } from '../knowledge/regions.ts';
import type { Casing } from '../preparedText.ts';
import type { Token } from '../token.ts';
import {
  hasStreetEnding,
  isAddressWord,
  isLowStreet,
  isNumber,
  isShortCode,
  isWithin,
  readCountry,
} from './addressWords.ts';
import { UNIT } from './unitWords.ts';

/** A comma, stop, hyphen or slash that has more of the address behind it. */
export function isLink(
  tokens: readonly Token[],
  at: number,
  casing: Casing,
  first: number,
): boolean {
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
export function unitFollows(tokens: readonly Token[], at: number): boolean {
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
export function mayFollowBreak(tokens: readonly Token[], at: number, casing: Casing): boolean {
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
export function lineGoesOn(
  tokens: readonly Token[],
  at: number,
  casing: Casing,
  signs: ReadonlySet<string>,
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

function isCountryWord(tokens: readonly Token[], at: number, casing: Casing): boolean {
  return readCountry(tokens, at, casing) > at || /^(?:and|of|the)$/.test(tokens[at]!.folded);
}
