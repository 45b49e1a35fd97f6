import { streetWordsAfterNumber } from '../knowledge/nonNames.ts';
import type { Token } from '../token.ts';
import { readTail } from './addressTail.ts';
import { UNIT } from './unitWords.ts';

const PLAIN_STREET =
  /^(?:street|st|avenue|ave|road|rd|lane|ln|boulevard|blvd|terrace|crescent|cres|parkway|pkwy|highway|hwy)$/;
const LESS_PLAIN_STREET =
  /^(?:drive|dr|court|ct|place|pl|way|close|square|sq|circle|cir|trail|trl|park|gardens?|grove|hill|view|mews|loop|row|walk|island|mall|mount|station|ridge|valley|creek|point|plaza)$/;
const NO_STREET_NAME =
  /^(?:minutes?|hours?|days?|weeks?|months?|years?|people|persons?|times?|percent|of|in|on|at|to|for|from|by|with|and|or|is|are|was|were|more|less|miles?|km|meters?|feet|dollars|games?|points?|a|an)$/;

/**
 * "5099 s walnut street": without capitals, one to three words between a house number and a street
 * word. The token index behind the street, or nothing.
 */
export function readUncasedStreet(tokens: readonly Token[], at: number): number | undefined {
  const house = tokens[at - 1];
  if (house?.shape !== 'number' || !/^\d{1,5}[a-z]?$/i.test(house.text)) return undefined;
  for (let i = at; i < at + 4; i++) {
    const token = tokens[i];
    if (token?.gap !== 'space' || NO_STREET_NAME.test(token.folded)) return undefined;
    const street =
      i > at &&
      (PLAIN_STREET.test(token.folded) ||
        LESS_PLAIN_STREET.test(token.folded) ||
        streetWordsAfterNumber.has(token.folded));
    if (street) {
      const next = tokens[i + 1];
      const closed = next === undefined || next.gap === 'line' || /^[,.;)"]$/.test(next.text);
      if (
        PLAIN_STREET.test(token.folded)
          ? closed || UNIT.test(next.folded)
          : next?.text === ',' && readTail(tokens, i + 2) !== undefined
      )
        return i + 1;
    }
    if (!/^(?:\p{L}+|\d{1,3}(?:st|nd|rd|th))$/u.test(token.text)) return undefined;
  }
  return undefined;
}
