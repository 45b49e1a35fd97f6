import { everyPlaceOf } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** Longest part before the `@`. */
const LOCAL = 64;
const LOCAL_SIGN = /[\p{L}\p{N}._%+'-]/u;

/** `name@host.tld`; lengths as in RFC 5321, a top-level domain of letters. */
export const emailAddress = patternRecognizer({
  name: 'emailAddress',
  type: 'EMAIL',
  begins: ({ text }) => everyPlaceOf(text, '@').flatMap((at) => localParts(text, at)),
  pattern:
    /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63}@(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}(?![\p{L}\p{N}])/gu,
  score: 0.98,
});

/** Where what stands before an `@` can begin: its first sign, and behind each apostrophe. */
function localParts(text: string, at: number): number[] {
  const places: number[] = [];
  let signs = 0;
  let begin = at;
  while (begin > 0 && signs < LOCAL) {
    const pair = begin > 1 && /[\udc00-\udfff]/.test(text[begin - 1]!) ? 2 : 1;
    if (!LOCAL_SIGN.test(text.slice(begin - pair, begin))) break;
    if (text[begin - 1] === "'") places.unshift(begin);
    begin -= pair;
    signs++;
  }
  return [begin, ...places];
}
