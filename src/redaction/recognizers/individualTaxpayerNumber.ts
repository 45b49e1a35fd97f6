import { itinRange } from '../checksums.ts';
import { digitsOf } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** US taxpayer number of people without a social security number (IRS: 9XX-50…99-XXXX). */
export const individualTaxpayerNumber = patternRecognizer({
  name: 'individualTaxpayerNumber',
  type: 'US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER',
  begins: digitsOf(3, 9),
  pattern: /(?<![\w.-])9\d{2}(?:([ -])\d{2}\1\d{4}|\d{6})(?![\w-]|\.\d)/g,
  score: 0.3,
  check: { name: 'issued range', passes: itinRange },
  raisedBy: /\bitin\b|\btin\b|tax(?:payer)?\b/i,
  raise: 0.65,
});
