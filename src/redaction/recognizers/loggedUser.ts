import { wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** Who logs in, as servers write it: "Failed password for jd_42 from", "invalid user jd from". */
export const loggedUser = patternRecognizer({
  name: 'loggedUser',
  type: 'USERNAME',
  begins: wordsFrom('fa|ac|in'),
  needs: /(?:failed|accepted) [^\s]{4,30} for |invalid user /i,
  pattern:
    /(?<![\p{L}\p{N}])(?:(?:failed|accepted) [\p{L}/-]{4,30} for (?:invalid user )?|invalid user )(?<value>[\p{L}\d][\p{L}\d._-]{1,38})(?=\sfrom\s[\da-f]{0,4}[.:\d])/giu,
  score: 0.75,
});
