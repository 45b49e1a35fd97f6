import { wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** Logins hold a digit, a dot or an underscore between letters; ordinary words after "user" do not. */
const LOGIN = /^(?=.*\p{L})(?=.*[\d._])[\p{L}\d._-]+$/u;

/** A login that is known by its form and the word before it: `user jd_42`, `"user":"jd.doe"`. */
export const usernameNear = patternRecognizer({
  name: 'usernameNear',
  type: 'USERNAME',
  needs: /user|login|log|account|ssh|member|handle|@/i,
  begins: wordsFrom('us|me|ac|lo|si|ss|su'),
  pattern:
    /(?<![\p{L}\p{N}])(?:(?:user|member|account)(?:[\s_-]?(?:name|id))?|login|log(?:ged|s)?[\s-]?in|signed in|sign[\s-]?in|ssh|sudo)(?:\s(?:for|by|as|of|user|name)(?!\p{L}|[\d._])){0,2}["']?(?:\s{0,2}(?:is|was|:|=)){0,2}[\s"'`<(]{0,3}(?<value>[\p{L}\d][\p{L}\d._-]{1,38}[\p{L}\d_])(?![\p{L}\p{N}]|@[\p{L}\d-]{1,60}\.\p{L})/giu,
  score: 0.7,
  check: {
    name: 'form of a login',
    passes: (value) => LOGIN.test(value) && !/^\d+\.\d/.test(value),
  },
});
