import { labelled } from '../labelled.ts';
import { wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** A social security number by its label: nine digits in any grouping, or the last four. */
export const socialSecurityLabelled = patternRecognizer({
  name: 'socialSecurityLabelled',
  type: 'SSN',
  needs: /ss|social/i,
  begins: wordsFrom('ss|so|la'),
  pattern: labelled(
    String.raw`ssn|ss#|social(?:\ssecurity)?(?:\s(?:number|no|num|#)\.?)?(?:\s(?:ending|ends)(?:\s(?:in|with))?)?|last (?:four|4)(?: digits)? of (?:my |his |her |their |the )?(?:ssn|social(?: security(?: number)?)?)`,
    String.raw`(?:[*xX•]{3}-?[*xX•]{2}-?)?(?:\d{3}[ .-]?\d{2}[ .-]?)?\d{4}`,
  ),
  score: 0.88,
});
