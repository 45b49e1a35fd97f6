import { labelled } from '../labelled.ts';
import { wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** Seven digits or more right after "account": "to Ann Roe, account 4711000815". */
export const bankAccountLabelled = patternRecognizer({
  name: 'bankAccountLabelled',
  type: 'BANK_ACCOUNT_NUMBER',
  needs: /acc|a\/c/i,
  begins: wordsFrom('ac|a/'),
  pattern: labelled(String.raw`account|acct\.?|a\/c`, String.raw`\d{7,17}`),
  score: 0.6,
  loweredBy: /\b(?:twitter|instagram|github|steam|gaming|loyalty|aws|user|fan|customer)\s/i,
  lower: 0.2,
});
