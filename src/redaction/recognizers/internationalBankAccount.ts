import { mod97 } from '../checksums.ts';
import { beforeDigits } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** IBAN (ISO 13616): country, two check digits, 11–30 signs, in one piece or in groups of four. */
export const internationalBankAccount = patternRecognizer({
  name: 'internationalBankAccount',
  type: 'INTERNATIONAL_BANK_ACCOUNT_NUMBER',
  begins: beforeDigits((_, begin, end) => (end - begin > 1 ? [2] : [])),
  pattern:
    /(?<![\p{L}\p{N}])[A-Za-z]{2}\d{2}(?:[A-Za-z0-9]{11,30}|(?:[ -][A-Za-z0-9]{4}){2,7}(?:[ -][A-Za-z0-9]{1,4})?)(?![\p{L}\p{N}])/gu,
  score: 0.98,
  check: { name: 'mod 97', passes: mod97 },
});
