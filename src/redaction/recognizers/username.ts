import { anyOf, everyPlaceOf, wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

const TALK =
  /^(?:is|was|and|or|from|at|by|as|failed|succeeded|page|screen|button|form|error|the|a|an|not|for|to|it|my|your|that|has|have|with|which|but|field|must|should|can|will|in|on|of|please|already|taken|required|invalid|unknown|name|id)$/i;

/** A login by its label, or a handle with `@` that stands alone. */
export const username = patternRecognizer({
  name: 'username',
  type: 'USERNAME',
  needs: /user|log|handle|screen.name|account.name|signed in|@/i,
  begins: anyOf(wordsFrom('us|lo|sc|ha|ac|si'), ({ text }) => everyPlaceOf(text, '@')),
  pattern:
    /(?<![\p{L}\p{N}])(?:(?:user\s?name|user\s?id|login(?:\sname|\sid)|login(?=\s{0,3}(?:is|was|:|=))|screen name|handle|account name|log(?:ged)? in as|signed in as)(?:\s{0,3}(?:is|was|:|=|as)){0,2}[\s"'“‘]{1,3}(?<value>@?[\p{L}\p{N}][\p{L}\p{N}._-]{2,38}[\p{L}\p{N}_])(?![\p{L}\p{N}@])|(?<=^|[\s(,"'>])@[\p{L}\p{N}_]{2,30}(?![\w@.-]*@))/giu,
  score: 0.75,
  check: { name: 'not an ordinary word', passes: (value) => !TALK.test(value) },
  loweredBy: /\b(?:name):?\s?$/i,
  lower: 0,
});
