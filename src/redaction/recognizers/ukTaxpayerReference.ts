import { utr } from '../checksums.ts';
import { digitsOf } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** Ten digits, the first of which checks the rest, near the words for a taxpayer. */
export const ukTaxpayerReference = patternRecognizer({
  name: 'ukTaxpayerReference',
  type: 'UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER',
  begins: digitsOf(5, 10),
  pattern: /(?<![\w.#-])\d{5}[ -]?\d{5}K?(?![\w-]|\.\d)/g,
  score: 0.15,
  check: { name: 'UTR modulus 11', passes: utr },
  raisedBy: /\butr\b|unique tax|taxpayer|hmrc|self.assessment/i,
  raise: 0.75,
});
