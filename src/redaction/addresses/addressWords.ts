import { isGivenName, isWord } from '../knowledge/knowledge.ts';
import { adjectivesAndDays, labels, streetEndings, streetWords } from '../knowledge/nonNames.ts';
import { particles } from '../knowledge/personCues.ts';
import { beginsCountry, isCountry } from '../knowledge/regions.ts';
import type { Casing } from '../preparedText.ts';
import type { Token } from '../token.ts';

/** Small words inside streets and towns, beside those inside names. */
const WITHIN =
  /^(?:dei|degli|dello|delle|dal|dalla|nad|pod|u|z|na|pri|sul|sur|sous|aux|am|im|an|auf|zum|zur|of|och|og|til|vid|pa|sub|en|os|as|sob|ved|upon|under|over|ob|v|ve|do)$/;

export function isWithin(token: Token): boolean {
  return token.shape === 'lower' && (particles.has(token.folded) || WITHIN.test(token.folded));
}

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

/** "Jan 1,": the day of a date, whatever follows. */
export function isDayOfMonth(tokens: readonly Token[], at: number): boolean {
  const month = tokens[at - 1];
  return (
    /^(?:[1-9]|[12]\d|3[01])$/.test(tokens[at]!.text) &&
    tokens[at + 1]?.text === ',' &&
    month !== undefined &&
    MONTH.test(month.folded)
  );
}

export function isNumber(token: Token): boolean {
  return token.shape === 'number' && token.text.length <= 6;
}

/** Four to six digits, or Scandinavian and Greek `840 24`. */
export function isPostalCode(tokens: readonly Token[], at: number): boolean {
  const { text } = tokens[at]!;
  return (
    /^\d{4,6}$/.test(text) || (/^\d{3}$/.test(text) && /^\d{2}$/.test(tokens[at + 1]?.text ?? ''))
  );
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

/** A code of a region that nobody knows, alone between commas or line breaks. */
export function isShortCode(tokens: readonly Token[], at: number): boolean {
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
