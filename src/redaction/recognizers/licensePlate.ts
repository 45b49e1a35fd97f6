import { labelled } from '../labelled.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** A plate by its label: two to eight letters and digits, perhaps in two groups. */
export const licensePlate = patternRecognizer({
  name: 'licensePlate',
  type: 'LICENSE_PLATE',
  needs: /plate|registration|\btag\b|\breg\b/i,
  pattern: labelled(
    String.raw`(?:licen[cs]e|number|vehicle|car|registration)\s?(?:plates?|tag|reg(?:istration)?)(?:\s(?:number|no|#)\.?)?|plates?(?:\s(?:number|no|#)\.?)?|vehicle registration(?:\s(?:number|no)\.?)?`,
    String.raw`(?=[A-Z -]{0,5}\d)[A-Z0-9]{1,4}(?:[ -]?[A-Z0-9]{1,4}){1,2}`,
  ),
  score: 0.8,
});
