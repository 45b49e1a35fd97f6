import { labelled } from '../labelled.ts';
import { wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** Four to eight digits after the word PIN. */
export const pin = patternRecognizer({
  name: 'pin',
  type: 'PIN',
  needs: /p\.?i\.?n|passcode|personal id/i,
  begins: wordsFrom('at|ca|ba|pe|si|my|pi|p.|pa'),
  pattern: labelled(
    String.raw`(?:atm |card |bank |personal |sim |my )?p\.?i\.?n\.?(?:\s(?:number|code|no)\.?)?(?:\s(?:for|of|to|on)\s(?:\p{L}{1,12}\s){1,4}(?:is|was)|[^\d.!?\n]{1,40}\b(?:is|was))?|passcode|personal identification number`,
    String.raw`\d{4,8}`,
  ),
  score: 0.88,
});
