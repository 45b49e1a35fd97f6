import { nhs } from '../checksums.ts';
import { digitsOf } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** Ten digits, 3-3-4, with the NHS check digit. */
export const ukNationalHealthNumber = patternRecognizer({
  name: 'ukNationalHealthNumber',
  type: 'UK_NATIONAL_HEALTH_SERVICE_NUMBER',
  begins: digitsOf(3, 6, 10),
  pattern: /(?<![\w.+#-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w-]|\.\d)/g,
  score: 0.35,
  check: { name: 'NHS modulus 11', passes: nhs },
  raisedBy: /\bnhs\b|national health|patient/i,
  raise: 0.6,
});
