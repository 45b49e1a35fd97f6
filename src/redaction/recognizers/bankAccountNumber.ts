import { labelled } from '../labelled.ts';
import { wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** US account numbers have no shape of their own: 4–17 digits after the words for an account. */
export const bankAccountNumber = patternRecognizer({
  name: 'bankAccountNumber',
  type: 'BANK_ACCOUNT_NUMBER',
  needs: /acc|a\/c|checking|savings/i,
  begins: wordsFrom('ba|ch|sa|de|br|di|ac|a/'),
  pattern: labelled(
    String.raw`(?:bank|checking|savings|deposit|brokerage|direct deposit)\s(?:account|acct|a\/c)(?:\s(?:number|no|num|nr|ending))?\.?|(?:account|acct|a\/c)\s(?:number|no|num|nr|ending|#)\.?`,
    String.raw`(?:[*xX•]{1,4}[ -]?){0,4}\d{4,17}(?:-\d{1,6}){0,2}`,
  ),
  score: 0.8,
  loweredBy: /\b(?:twitter|instagram|github|steam|gaming|loyalty|aws|user|fan|customer)\s/i,
  lower: 0.2,
});
