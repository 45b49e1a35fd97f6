import { labelled } from '../labelled.ts';
import { wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

const CARD = String.raw`(?:credit|debit|visa|mastercard|amex|bank|payment|american express)(?:\s(?:or|and)\sdebit)?(?:\scard)?|card`;

/** A number said to be a card's, right or not, and its last four digits. */
export const creditCardLabelled = patternRecognizer({
  name: 'creditCardLabelled',
  type: 'CREDIT_DEBIT_NUMBER',
  needs: /(?:card|credit|debit|visa|amex|bank|payment|express)[\s_-]?(?:card|n[ou]|end|[od])/i,
  begins: wordsFrom('cr|de|vi|ma|am|ba|pa|ca'),
  pattern: labelled(
    String.raw`(?:${CARD})(?:\s(?:number|no|num|nr|ending|ends)\.?){1,2}(?:\s(?:in|with|w\/?))?`,
    String.raw`(?:[*xX•]{1,4}[ -]?){0,12}\d{4}(?:[ -]?\d{3,6}){0,4}`,
  ),
  score: 0.8,
});
