import { labelled } from '../labelled.ts';
import { wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** Nine digits after the words for a routing number; the check digit is not asked of a written slip. */
export const bankRouting = patternRecognizer({
  name: 'bankRouting',
  type: 'BANK_ROUTING',
  needs: /rout|aba|rtn|transit/i,
  begins: wordsFrom('ba|ro|ab|rt|tr'),
  pattern: labelled(
    String.raw`(?:bank )?routing(?:\s(?:transit )?(?:number|no|num|code|#)\.?)?|aba(?:\s(?:routing )?(?:number|no|#)\.?)?|rtn|transit number`,
    String.raw`\d{9}|\d{4}-\d{4}-\d`,
  ),
  score: 0.92,
});
