import { cities, common, family, frequent, given, places, proper, verbs } from './generated.ts';
import { open } from './packedSet.ts';

/** Questions to general knowledge; every word is given folded. A false yes is rare. */
export const isGivenName = open(given);
export const isFamilyName = open(family);
/** An English word that very many families are called: Smith, Carter, Fisher. */
export const isFrequentFamily = open(frequent);
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

/** An English verb in the form it has after he or she: `wins`, `dropped`, `fell`. */
export const isFiniteVerb = open(verbs);

const PREFIX =
  /^(?:un|re|dis|non|pre|over|under|out|sub|super|anti|inter|multi|semi|micro|meta|hyper|auto|cyber|bio|eco|tele|counter)$/;
/** Longest word that is taken apart. */
const COMPOUND = 18;

/** Two English words in one, or one with a prefix: `faceoff`, `Makefile`, `unavailable`. */
export function isCompound(folded: string): boolean {
  if (folded.length > COMPOUND) return false;
  for (let cut = 2; cut <= folded.length - 3; cut++) {
    const head = folded.slice(0, cut);
    const tail = folded.slice(cut);
    if (PREFIX.test(head) ? tail.length > 3 && isWord(tail) : isHalf(head) && isHalf(tail))
      return true;
  }
  return false;
}

/** Short words are in every other name. */
function isHalf(folded: string): boolean {
  return (
    (folded.length > 3 ||
      /^(?:off|out|box|net|pay|job|cad|bot|app|hub|ice|air|car|key|web|log)$/.test(folded)) &&
    isWord(folded)
  );
}
