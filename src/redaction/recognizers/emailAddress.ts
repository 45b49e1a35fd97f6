import { patternRecognizer } from '../patternRecognizer.ts';

/** `name@host.tld`; lengths as in RFC 5321, a top-level domain of letters. */
export const emailAddress = patternRecognizer({
  name: 'emailAddress',
  type: 'EMAIL',
  needs: /@/,
  pattern:
    /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63}@(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}(?![\p{L}\p{N}])/gu,
  score: 0.98,
});
