import { labelled } from '../labelled.ts';
import { wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** `01/21`, `01/2021`, `Jan 2021` or a whole date after words of expiry. */
export const creditCardExpiry = patternRecognizer({
  name: 'creditCardExpiry',
  type: 'CREDIT_DEBIT_EXPIRY',
  needs: /exp|valid|good thru/i,
  begins: wordsFrom('ex|va|go'),
  pattern: labelled(
    String.raw`exp(?:ir(?:y|es|ed|ing|ation))?\.?(?:\s?(?:date|month|on))?|valid (?:thru|through|until|till|to)|good thru`,
    String.raw`(?:0?[1-9]|1[0-2])\s?[/.-]\s?(?:\d{1,2}\s?[/.-]\s?)?(?:20)?\d{2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?\s(?:\d{1,2},?\s)?(?:20)?\d{2}`,
  ),
  score: 0.8,
  raisedBy: /card|credit|debit|visa|master|amex|cvv/i,
  raise: 0.15,
  loweredBy: /contract|passport|license|licence|warranty|ticket|offer|coupon|lease|subscription/i,
  lower: 0.35,
});
