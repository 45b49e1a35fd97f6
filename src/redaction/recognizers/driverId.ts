import { labelled } from '../labelled.ts';
import { wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** A driving licence by its label; the shapes of the states differ, all hold digits. */
export const driverId = patternRecognizer({
  name: 'driverId',
  type: 'DRIVER_ID',
  needs: /driv|\bdl\b|licen[cs]e/i,
  begins: wordsFrom('dr|dl|li'),
  pattern: labelled(
    String.raw`driv(?:er['’]?s?['’]?|ing)\s(?:licen[cs]e|permit|id(?:entification)?)(?:\s(?:number|no|num|nr|#|id)\.?)?|dl(?:\s(?:number|no|#)\.?|[:#])|licen[cs]e\s(?:number|no|#)\.?`,
    String.raw`(?=[A-Z-]{0,8}\d)[A-Z0-9](?:[A-Z0-9]|[ -](?=[A-Z0-9]{0,6}\d)){4,19}`,
  ),
  score: 0.85,
  loweredBy: /software|product|windows|business/i,
});
