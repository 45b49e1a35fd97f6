import { labelled } from '../labelled.ts';
import { wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** A passport number by its label: 6–9 signs with digits, one or two letters in front at most. */
export const passportNumber = patternRecognizer({
  name: 'passportNumber',
  type: 'PASSPORT_NUMBER',
  needs: /passport/i,
  begins: wordsFrom('us|u.|pa'),
  pattern: labelled(
    String.raw`(?:us |u\.s\. )?passport(?:\s(?:card|book))?(?:\s(?:number|no|num|nr|#)\.?)?`,
    String.raw`[A-Z]{0,2}\d{6,9}[A-Z]?`,
  ),
  score: 0.9,
});
