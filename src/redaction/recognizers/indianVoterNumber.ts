import { patternRecognizer } from '../patternRecognizer.ts';

/** EPIC: three letters and seven digits, near the words of voting. */
export const indianVoterNumber = patternRecognizer({
  name: 'indianVoterNumber',
  type: 'IN_VOTER_NUMBER',
  needs: /\d{7}/,
  pattern: /(?<![\p{L}\p{N}-])[A-Z]{3}\/?\d{7}(?![\p{L}\p{N}-])/giu,
  score: 0.2,
  raisedBy: /voter|epic|elect/i,
  raise: 0.7,
});
