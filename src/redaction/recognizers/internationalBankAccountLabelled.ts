import { labelled } from '../labelled.ts';
import { wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** A number said to be an IBAN whose check digits are wrong: a slip of the pen is personal too. */
export const internationalBankAccountLabelled = patternRecognizer({
  name: 'internationalBankAccountLabelled',
  type: 'INTERNATIONAL_BANK_ACCOUNT_NUMBER',
  needs: /iban/i,
  begins: wordsFrom('ib'),
  pattern: labelled('iban', String.raw`[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{2,4}){3,8}`),
  score: 0.75,
});
