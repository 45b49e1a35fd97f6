import { wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** A word of the dictionary after "password is" is talk; a password has a digit, a sign or two cases. */
const TALK = /^(?:[a-z]+|[A-Z]?[a-z]+[.,;:!?]?)$/;

/** What is said to be a password: five signs or more without blanks that are not an ordinary word. */
export const password = patternRecognizer({
  name: 'password',
  type: 'PASSWORD',
  // A bare "pass" is one only where a text speaks of passwords.
  needs: /wi-?fi|passw|pwd|passphrase|pw\b/i,
  begins: wordsFrom('wi|lo|ad|te|ne|ol|de|pa|pw'),
  pattern:
    /(?<![\p{L}\p{N}])(?:wi-?fi (?:code|key|pass)|(?:wifi |wi-fi |login |admin |temporary |temp |new |old |default )?passw(?:or)?d|pwd|passphrase|pass|pw)["']?(?:\s(?:for|of|to|at|on|in)\s(?:[\p{L}'’-]{1,20}\s){1,4}?)?(?:\s{0,3}(?:is|was|:|=|to|as|now|->|set to|changed to|reset to)){1,3}[\s"'“‘]{0,3}(?<value>[^\s"'“”‘’<>]{4,64}?)(?=["'”’]|[.,;:!?)]{0,3}(?:\s|$))/giu,
  score: 0.9,
  check: { name: 'not an ordinary word', passes: (value) => !TALK.test(value) },
});
