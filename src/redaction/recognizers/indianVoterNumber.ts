import { beforeDigits } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** EPIC: three letters and seven digits, near the words of voting. */
export const indianVoterNumber = patternRecognizer({
  name: 'indianVoterNumber',
  type: 'IN_VOTER_NUMBER',
  begins: beforeDigits((_, begin, end) => (end - begin === 7 ? [4, 3] : [])),
  pattern: /(?<![\p{L}\p{N}-])[A-Z]{3}\/?\d{7}(?![\p{L}\p{N}-])/giu,
  score: 0.2,
  raisedBy: /voter|epic|elect/i,
  raise: 0.7,
});
