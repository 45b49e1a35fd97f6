import { beforeDigits } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** PAN: five letters, the fourth one of the kinds of holder, four digits, a letter. */
export const indianPermanentAccount = patternRecognizer({
  name: 'indianPermanentAccount',
  type: 'IN_PERMANENT_ACCOUNT_NUMBER',
  begins: beforeDigits((_, begin, end) => (end - begin === 4 ? [5] : [])),
  pattern: /(?<![\p{L}\p{N}-])[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z](?![\p{L}\p{N}-])/giu,
  score: 0.6,
  raisedBy: /\bpan\b|permanent account|income tax/i,
  raise: 0.35,
  loweredBy:
    /(?:order|part|serial|invoice|ticket|sku|item|tracking|model|promo|coupon)(?:\s(?:no\.?|number|id|code))?[\s:#]{1,3}$/i,
});
