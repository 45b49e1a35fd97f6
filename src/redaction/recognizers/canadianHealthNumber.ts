import { labelled } from '../labelled.ts';
import { wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** A provincial health number by its label: ten digits (Ontario with two letters), or nine. */
export const canadianHealthNumber = patternRecognizer({
  name: 'canadianHealthNumber',
  type: 'CA_HEALTH_NUMBER',
  needs: /health|ohip|\bphn\b|msp|ramq|medicare/i,
  begins: wordsFrom('oh|ph|ra|pe|pr|on|ca|bc|he'),
  pattern: labelled(
    String.raw`ohip(?:\s(?:number|no|card)\.?){0,2}|phn|ramq|(?:personal |provincial |ontario |canadian |bc )?health\s(?:card|number|services? number|insurance number)(?:\s(?:number|no|#)\.?)?`,
    String.raw`\d{4}[ -]?\d{3}[ -]?\d{3}(?:[ -]?[A-Z]{2})?|\d{3}[ -]?\d{3}[ -]?\d{3}|[A-Z]{4}[ -]?\d{4}[ -]?\d{4}`,
  ),
  score: 0.88,
});
