import { ssnRange } from '../checksums.ts';
import { digitsOf } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** `AAA-GG-SSSS` with blanks or hyphens, in the ranges that were issued. */
export const socialSecurityNumber = patternRecognizer({
  name: 'socialSecurityNumber',
  type: 'SSN',
  begins: digitsOf(3),
  pattern: /(?<![\w.-])\d{3}([ -])\d{2}\1\d{4}(?![\w-]|\.\d)/g,
  score: 0.7,
  check: { name: 'issued range', passes: ssnRange },
  raisedBy: /\bssn?\b|social/i,
  raise: 0.25,
  loweredBy:
    /(?:order|part|serial|invoice|ticket|sku|item|tracking|model|case)(?:\s(?:no\.?|number|id))?[\s:#]{1,3}$/i,
  lower: 0.4,
});
