import { cities, common, family, given, places, proper } from './generated.ts';
import { open } from './packedSet.ts';

/** Questions to general knowledge; every word is given folded. A false yes is rare. */
export const isGivenName = open(given);
export const isFamilyName = open(family);
/** An English word in any form; names written with a capital only are not words. */
export const isWord = open(common);
const placeSet = open(places);

/** A town of more than 1,000 people, by its whole name. */
export function isPlace(folded: string): boolean {
  return placeSet(folded);
}

/** A word of five letters or more that occurs in names of towns. */
export function isPlacePart(folded: string): boolean {
  return placeSet(`${folded}*`);
}

/** A town of more than 250,000 people. */
export const isCity = open(cities);

/** Written with a capital, yet nobody's name: Monday, Christmas, Microsoft. */
export const isThingName = open(proper);
