import { streetWordsAfterNumber } from '../knowledge/nonNames.ts';
import type { Token } from '../token.ts';
import { readTail } from './addressTail.ts';
import { UNIT } from './unitWords.ts';

const PLAIN_STREET = list(
  'street st avenue ave road rd lane ln boulevard blvd terrace crescent cres parkway pkwy highway hwy',
);
const LESS_PLAIN_STREET = list(
  'drive dr court ct place pl way close square sq circle cir trail trl park garden gardens grove hill view mews loop row walk island mall mount station ridge valley creek point plaza',
);
const NO_STREET_NAME = list(
  'minute minutes hour hours day days week weeks month months year years people person persons time times percent of in on at to for from by with and or is are was were more less mile miles km meter meters feet dollars game games point points a an',
);

function list(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/**
 * "5099 s walnut street": without capitals, one to three words between a house number and a street
 * word. The token index behind the street, or nothing.
 */
export function readUncasedStreet(tokens: readonly Token[], at: number): number | undefined {
  const house = tokens[at - 1];
  if (house?.shape !== 'number' || !/^\d{1,5}[a-z]?$/i.test(house.text)) return undefined;
  if (tokens[at]?.shape === 'mark') return undefined;
  for (let i = at; i < at + 4; i++) {
    const token = tokens[i];
    if (token?.gap !== 'space' || NO_STREET_NAME.has(token.folded)) return undefined;
    const street =
      i > at &&
      (PLAIN_STREET.has(token.folded) ||
        LESS_PLAIN_STREET.has(token.folded) ||
        streetWordsAfterNumber.has(token.folded));
    if (street) {
      const next = tokens[i + 1];
      const closed = next === undefined || next.gap === 'line' || /^[,.;)"]$/.test(next.text);
      if (
        PLAIN_STREET.has(token.folded)
          ? closed || UNIT.test(next.folded)
          : next?.text === ',' && readTail(tokens, i + 2) !== undefined
      )
        return i + 1;
    }
    if (!/^(?:\p{L}+|\d{1,3}(?:st|nd|rd|th))$/u.test(token.text)) return undefined;
  }
  return undefined;
}
