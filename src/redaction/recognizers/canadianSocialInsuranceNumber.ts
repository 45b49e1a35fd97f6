import { luhn } from '../checksums.ts';
import { digitsOf } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** Nine digits in threes with Luhn's check digit. */
export const canadianSocialInsuranceNumber = patternRecognizer({
  name: 'canadianSocialInsuranceNumber',
  type: 'CA_SOCIAL_INSURANCE_NUMBER',
  begins: digitsOf(3, 9),
  pattern: /(?<![\w.+#-])[1-79]\d{2}(?:([ -])\d{3}\1\d{3}|\d{6})(?![\w]|[ .-]\d)/g,
  score: 0.35,
  check: { name: 'Luhn', passes: luhn },
  raisedBy: /\bsin\b|social insurance/i,
  raise: 0.6,
});
