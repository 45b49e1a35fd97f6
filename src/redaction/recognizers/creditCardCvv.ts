import { labelled } from '../labelled.ts';
import { wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** Three or four digits after the words for a card's verification value. */
export const creditCardCvv = patternRecognizer({
  name: 'creditCardCvv',
  type: 'CREDIT_DEBIT_CVV',
  needs: /c\s?v|csc|security|verification|cid|back/i,
  begins: wordsFrom('cv|c |cs|ci|ca|se|ve|co|nu|di'),
  pattern: labelled(
    String.raw`c\s?v\s?[vcn]\s?2?|csc|cid|(?:card )?(?:security|verification) (?:code|value|number)|(?:code|numbers?|digits) (?:on|at) the (?:back|front|reverse)(?: of (?:the|my|your) card)?`,
    String.raw`\d{3,4}`,
  ),
  score: 0.9,
});
