import { isPlace } from '../knowledge/knowledge.ts';
import { particles } from '../knowledge/personCues.ts';
import { isStateCode } from '../knowledge/regions.ts';
import type { Casing } from '../preparedText.ts';
import type { Token } from '../token.ts';
import { backToUnit } from './addressBegin.ts';
import {
  hasStreetEnding,
  isAddressWord,
  isDayAndMonth,
  isDayOfMonth,
  isLowStreet,
  isStreetWord,
  readCountry,
} from './addressWords.ts';
import { readUncasedStreet } from './uncasedStreet.ts';

/** What a number after these counts is no house. */
const COUNTED =
  /^(?:section|row|seat|gate|table|figure|fig|chapter|page|pages|line|step|level|game|games|round|week|day|period|draft|pick|version|order|item|ticket|case|no|number|room|isbn|sku|part|vol|volume|issue|act|rule|article|paragraph|score|scored|top|route|flight|train|bus|highway|interstate|channel|season|episode)$/;

/** Whether reading an address from here is worth while without an announcement. */
export function couldAnchor(tokens: readonly Token[], at: number, casing: Casing): boolean {
  const token = tokens[at]!;
  const next = tokens[at + 1];
  if (token.shape === 'number') {
    if (isDayAndMonth(tokens, at) || isDayOfMonth(tokens, at)) return false;
    const previous = tokens[at - 1];
    if (previous && COUNTED.test(previous.folded)) return false;
    if (previous && token.gap === 'none' && /^[$€£#.:/-]$/.test(previous.text)) return false;
    if (!/^\d{1,6}[a-z]?$/i.test(token.text) || !next) return false;
    return (
      (casing !== 'mixed' && readUncasedStreet(tokens, at + 1) !== undefined) ||
      isLowStreet(tokens, at + 1) ||
      isAddressWord(next, casing) ||
      /^(?:bis|ter|quater)$/.test(next.folded) ||
      (next.shape === 'number' && numbersLead(tokens, at + 2, casing)) ||
      particles.has(next.folded) ||
      (next.text === ',' && numbersLead(tokens, at + 2, casing)) ||
      (/^[/-]$/.test(next.text) &&
        (numbersLead(tokens, at + 3, casing) ||
          (tokens[at + 3]?.text === ',' &&
            (backToUnit(tokens, at) < at || isOrdinal(tokens[at + 4])) &&
            (numbersLead(tokens, at + 4, casing) || numbersLead(tokens, at + 5, casing))) ||
          // Japan: "3-2-27 Honmachi"
          (tokens[at + 3]?.text === '-' && numbersLead(tokens, at + 5, casing)) ||
          (tokens[at + 3]?.text === '-' &&
            tokens[at + 5]?.text === ',' &&
            backToUnit(tokens, at) < at &&
            numbersLead(tokens, at + 6, casing))))
    );
  }
  if (/^(?:p|po|postbox|box|psc|unit|apt|postboks|postfach)$/.test(token.folded)) return true;
  if (/^(?:uss|usns|usnv|uscgc)$/.test(token.folded)) return true;
  if (hasStreetEnding(token) || (isStreetWord(token) && !/^(?:dr|st)$/.test(token.folded)))
    return true;
  if (townAndCode(tokens, at, casing) || houseAndCode(tokens, at, casing)) return true;
  // A street word within the next few words, or "City, ST 12345".
  for (let i = at + 1; i < at + 5 && i < tokens.length; i++) {
    const word = tokens[i]!;
    if (word.gap === 'line') return isPlace(token.folded) && word.shape === 'number';
    if (isStreetWord(word) || hasStreetEnding(word)) return true;
    if (isStateCode(word.text) && tokens[i + 1]?.shape === 'number') return true;
    if (/^(?:u|ul|ut|utca|utja)$/.test(word.folded)) return true;
    if (word.text !== ',' && !isAddressWord(word, casing) && !particles.has(word.folded))
      return false;
  }
  return tokens[at - 1]?.shape === 'number' && readCountry(tokens, at, casing) > at;
}

/** "in Bjert 6091": a town and its postal code, which is four digits or more and no year. */
function townAndCode(tokens: readonly Token[], at: number, casing: Casing): boolean {
  if (!/^(?:in|at|near|to|from)$/.test(tokens[at - 1]?.folded ?? '')) return false;
  for (let i = at; i < at + 5 && i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.shape === 'number' && i > at) {
      return /^\d{4,6}$/.test(token.text)
        ? !/^(?:19|20)\d\d$/.test(token.text)
        : /^\d{3}$/.test(token.text) && tokens[i + 1]?.shape === 'number';
    }
    if (!isAddressWord(token, casing) && !particles.has(token.folded)) return false;
  }
  return false;
}

/** "Zur Mühle 108, 96669 Ulm": a house number, then a postal code and a town. */
export function houseAndCode(tokens: readonly Token[], at: number, casing: Casing): boolean {
  for (let i = at + 1; i < at + 5 && i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.shape === 'number') {
      const code = tokens[tokens[i + 1]?.text === ',' ? i + 2 : i + 1];
      const town = tokens[tokens[i + 1]?.text === ',' ? i + 3 : i + 2];
      if (!/^\d{1,4}[a-z]?$/i.test(token.text)) return false;
      // "554 14 Olomouc"
      const halves = /^\d{3}$/.test(code?.text ?? '') && /^\d{2}$/.test(town?.text ?? '');
      const named = halves ? tokens[(tokens[i + 1]?.text === ',' ? i + 3 : i + 2) + 1] : town;
      return (
        (halves || /^\d{4,5}$/.test(code?.text ?? '')) &&
        named?.gap === 'space' &&
        isAddressWord(named, casing)
      );
    }
    if (token.gap !== 'space' || (!isAddressWord(token, casing) && !particles.has(token.folded)))
      return false;
  }
  return false;
}

/** "9th Cross" */
function isOrdinal(token: Token | undefined): boolean {
  return /^\d{1,3}(?:st|nd|rd|th)$/i.test(token?.text ?? '');
}

/** "370 3911 Fourth Avenue": two numbers in a row lead an address when a word follows. */
function numbersLead(tokens: readonly Token[], at: number, casing: Casing): boolean {
  const token = tokens[at];
  return (
    token !== undefined &&
    (isAddressWord(token, casing) || isLowStreet(tokens, at) || particles.has(token.folded))
  );
}
