import { couldAnchor, houseAndCode } from '../addresses/addressAnchor.ts';
import { backToCorner, backToLine, backToUnit } from '../addresses/addressBegin.ts';
import type { AddressSign, AddressSpan } from '../addresses/addressSpan.ts';
import { readAddress } from '../addresses/addressSpan.ts';
import { isAddressWord, isLowStreet } from '../addresses/addressWords.ts';
import { endsAt } from '../behind.ts';
import type { Finding } from '../finding.ts';
import { isWord } from '../knowledge/knowledge.ts';
import { organizationWords, teamsAndBrands } from '../knowledge/nonNames.ts';
import { particles } from '../knowledge/personCues.ts';
import { nameBefore } from '../names/nameBefore.ts';
import type { Casing, PreparedText } from '../preparedText.ts';
import type { Recognizer } from '../recognizer.ts';
import type { Token } from '../token.ts';

/** Evidence at which a span is as likely an address as not. */
const EVEN = 2.4;

const WEIGHTS: Readonly<Record<AddressSign, number>> = {
  'number first': 0.6,
  number: 0.5,
  'street word': 1.5,
  unit: 1.4,
  box: 2.6,
  military: 2.6,
  'postal code': 0.8,
  state: 1,
  place: 0.6,
  country: 0.7,
  corner: 3,
  word: 0,
  'word between numbers': 0.9,
  'house and street': 0.6,
};

const ADDRESS_SAID = endsAt(
  /(?:\baddress(?:es)?\b[^.!?\n]{0,30}(?:is|are|:|to|was|at|the same:?)?\s*:?\s{0,8}|\baddress\b[^.!\n]{0,40}\?\s)(?:the\s)?$/i,
);

/** Most that stands between the word and the address. */
const ADDRESS_SPAN = 90;

const PLACE_ASKED = endsAt(
  /(?:\b(?:lives?|lived|living|resides?|residing|resided|located|situated|headquartered|office is|offices are|store is|house is|home is|stay(?:s|ing)?|moved|relocated|based|live)\s(?:at|in|on|to|near)\s|\b(?:return|ship|deliver|mail|send|sent|shipped|delivered|forward) (?:it |them |this |the \w{1,12} |my \w{1,12} )?to\s(?:me at\s)?|\bwhere:\s|\b(?:find us at|meet (?:me |us )?at|come to|drive to|pick (?:me|us|it) up (?:at|from)|enter on|corner of|it['’]s (?:in|at|on)|here they are:|following[?:]{1,2})\s)(?:the\s)?$/i,
);

/** What the words of {@link PLACE_ASKED} end with. */
const ASKING_END = /^(?:at|in|on|to|near|from|of|the|me|[:?])$/;

/** Tokens that may be read more than once whatever the length of the text. */
const FREE_READINGS = 2_000;

const LOOSE = endsAt(/\b(?:at|in|on|of|to|from|near|:)\s{1,4}(?:the\s)?$/i);

const CORNER = endsAt(/\b(?:corner|intersection) of\s$/i);

/**
 * Postal addresses of any country: a span of numbers, street words, units, places and codes, read
 * from a number, a street, a box, a corner or the words that announce an address, and weighed by
 * what it is made of.
 */
export const postalAddress: Recognizer = {
  name: 'postalAddress',
  types: ['ADDRESS'],
  *find(prepared: PreparedText): Generator<Finding> {
    const { tokens, casing, text } = prepared;
    const said = [...text.matchAll(/address/gi)].map(({ index }) => index);
    let nearest = -1;
    // Looking back for a word that is not near is most of the cost of a long text. Places ascend.
    const saidBefore = (place: number) => {
      while (said[nearest + 1]! < place) nearest++;
      return nearest >= 0 && place - said[nearest]! < ADDRESS_SPAN;
    };
    const asks = (at: number) =>
      (saidBefore(tokens[at]!.begin) && ADDRESS_SAID(text, tokens[at]!.begin)) ||
      (ASKING_END.test(tokens[at - 1]?.folded ?? '') && PLACE_ASKED(text, tokens[at]!.begin));
    let at = 0;
    let readings = FREE_READINGS + tokens.length / 3;
    while (at < tokens.length) {
      const reading = readAt(tokens, at, casing, text, asks);
      if (reading.finding) yield reading.finding;
      // A text in which nearly everything begins an address is not read again from every word.
      readings -= reading.end - at;
      at = readings > 0 ? reading.next : Math.max(reading.end, at + 1);
    }
  },
};

/** What reading from one token came to: where to go on, and the token it was read up to. */
interface Reading {
  readonly finding?: Finding;
  readonly next: number;
  readonly end: number;
}

function readAt(
  tokens: readonly Token[],
  at: number,
  casing: Casing,
  text: string,
  asks: (at: number) => boolean,
): Reading {
  const nothing = { next: at + 1, end: at };
  const token = tokens[at]!;
  if (token.shape === 'mark') return nothing;
  const wordly = isAddressWord(token, casing);
  if (
    !wordly &&
    token.shape !== 'number' &&
    !isLowStreet(tokens, at) &&
    !/^(?:p|po|apt|unit|van|ul)$/.test(token.folded)
  )
    return nothing;
  const begin = token.begin;
  // What announces ends with a blank or a colon.
  const announced = at > 0 && token.gap !== 'none';
  const asked = announced && asks(at);
  const corner = announced && tokens[at - 1]!.folded === 'of' && CORNER(text, begin);
  if (!asked && !corner && !couldAnchor(tokens, at, casing)) return nothing;
  const span = readAddress(tokens, at, casing, corner || (asked && joins(tokens, at, casing)));
  if (span.end === at) return nothing;
  const reasons: string[] = [];
  let evidence = 0;
  const add = (weight: number, reason: string): void => {
    evidence += weight;
    reasons.push(`${reason} ${weight > 0 ? '+' : ''}${weight}`);
  };
  for (const sign of span.signs) add(WEIGHTS[sign], sign);
  if (houseAndCode(tokens, at, casing)) add(0.9, 'house number, postal code and town');
  if (asked) add(2, 'words of an address before');
  else if (LOOSE(text, begin)) add(0.5, 'preposition before');
  else if (tokens[at - 1]?.text === ',' && followsName(tokens, at - 1, casing))
    add(1, 'a name before');
  if (!asked && isBoxOfGoods(tokens, span)) add(-1.6, 'box of goods');
  if (span.signs.has('state') && span.signs.has('postal code')) add(1, 'state and code');
  const numbered = span.signs.has('number') || span.signs.has('number first');
  if (!numbered && !asked && !corner) add(-2, 'without a number');
  if (
    span.signs.has('number first') &&
    !span.signs.has('street word') &&
    !asked &&
    span.signs.size < 4
  )
    add(-1, 'number and words only');
  if (!asked && !corner && shouts(tokens, span, casing)) add(-1.2, 'common words in capitals');
  if (endsAsOrganization(tokens, span)) add(numbered ? -1.2 : -3, 'word of organizations');
  if (asked && span.signs.size === 0) add(casing === 'mixed' ? -1 : -2, 'nothing known');
  if (!span.signs.has('word') && !span.signs.has('box') && !span.signs.has('street word')) {
    add(-3, 'numbers alone');
  }
  const unit = token.shape === 'number' && backToUnit(tokens, at) < at;
  if (unit) add(1.4, 'unit before');
  else if (
    tokens[at + 1]?.text === ',' &&
    token.shape === 'number' &&
    !span.signs.has('street word')
  ) {
    add(-1, 'comma after the number');
  }
  if (evidence < 1) return { next: at + 1, end: span.end };
  const first = corner
    ? backToCorner(tokens, at)
    : evidence > EVEN
      ? backToUnit(tokens, backToLine(tokens, at))
      : at;
  return {
    finding: {
      type: 'ADDRESS',
      begin: tokens[first]!.begin,
      end: tokens[span.end - 1]!.end,
      score: Math.round(1000 / (1 + Math.exp(EVEN - evidence))) / 1000,
      explanation: { recognizer: 'postalAddress', reasons },
    },
    next: evidence >= EVEN ? span.end : at + 1,
    end: span.end,
  };
}

/** "Ann Roe, 12 Oak Road", "Ann Roe, 34, 12 Oak Road" */
function followsName(tokens: readonly Token[], comma: number, casing: Casing): boolean {
  const age = /^\d{1,3}$/.test(tokens[comma - 1]?.text ?? '') && tokens[comma - 2]?.text === ',';
  return nameBefore(tokens, age ? comma - 2 : comma, casing) === 'whole';
}

/** "Box 14: skates" */
function isBoxOfGoods(tokens: readonly Token[], { first, end, signs }: AddressSpan): boolean {
  const led = /^(?:o|po|office|\.)$/.test(tokens[first - 1]?.folded ?? '');
  const more = signs.has('postal code') || signs.has('state') || signs.has('street word');
  return tokens[first]!.folded === 'box' && !led && !more && end - first < 4;
}

/** "Růžena and Király u. 15": two streets after the words that announce an address. */
function joins(tokens: readonly Token[], at: number, casing: Casing): boolean {
  for (let i = at + 1; i < at + 7 && i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.folded === 'and') {
      const next = tokens[i + 1];
      return (
        next !== undefined &&
        (next.shape === 'number' || isAddressWord(next, casing) || isLowStreet(tokens, i + 1))
      );
    }
    if (
      token.shape !== 'number' &&
      !isAddressWord(token, casing) &&
      !particles.has(token.folded) &&
      token.text !== '.' &&
      token.text !== '-'
    )
      return false;
  }
  return false;
}

function endsAsOrganization(tokens: readonly Token[], span: AddressSpan): boolean {
  if (span.signs.has('street word') || span.signs.has('unit') || span.signs.has('box'))
    return false;
  for (let i = span.first; i < span.end; i++) {
    const { folded } = tokens[i]!;
    if (organizationWords.has(folded) || teamsAndBrands.has(folded)) return true;
  }
  return false;
}

/** `7 LIMIT 889`: the only words are common ones in capitals, in a text that is not. */
function shouts(
  tokens: readonly Token[],
  { first, end, signs }: AddressSpan,
  casing: Casing,
): boolean {
  if (casing !== 'mixed' || signs.has('street word') || signs.has('unit') || signs.has('box'))
    return false;
  const words = tokens.slice(first, end).filter(({ text }) => /^\p{L}{3,}$/u.test(text));
  return (
    words.length > 0 && words.every(({ shape, folded }) => shape === 'upper' && isWord(folded))
  );
}
