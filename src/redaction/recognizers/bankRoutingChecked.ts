import { abaRouting } from '../checksums.ts';
import { digitsOf } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** Nine digits that pass the bankers' check, near words of banking. */
export const bankRoutingChecked = patternRecognizer({
  name: 'bankRoutingChecked',
  type: 'BANK_ROUTING',
  begins: digitsOf(9),
  pattern: /(?<![\w.#-])\d{9}(?![\w-]|\.\d)/g,
  score: 0.1,
  check: { name: 'ABA', passes: abaRouting },
  raisedBy: /routing|\baba\b|wire|direct deposit|\bach\b|bank/i,
  raise: 0.6,
});
