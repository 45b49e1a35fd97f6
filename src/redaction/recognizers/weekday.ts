import { wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** Days of the week said as a time: "on Tuesday", "last Friday", "Monday at". */
export const weekday = patternRecognizer({
  name: 'weekday',
  type: 'DATE_TIME',
  begins: wordsFrom('mo|tu|we|th|fr|sa|su'),
  pattern: /(?<![\p{L}\p{N}-])(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?=[\s.,;:!?)]|$)/giu,
  score: 0.55,
  raisedBy:
    /\b(?:on|last|next|this|since|until|till|by|before|after|every|from|morning|evening|night|afternoon|at)\b/i,
  raise: 0.2,
  loweredBy:
    /^\s(?:Night|Times|Herald|Football|Post|Service)|\b(?:Black|Good|Ash|Cyber|Super|Manic|Freaky|Taco)\s$/,
});
