import { labelled } from '../labelled.ts';
import { wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** Letters of one case and digits, four to eight of them; a year and a word are none. */
function isPlate(value: string): boolean {
  const signs = value.replace(/[ -]/g, '');
  if (signs.length < 4 || /^(?:19|20)\d{2}[ -]?\p{L}{3,}$/u.test(value)) return false;
  return (
    value === value.toUpperCase() || (value === value.toLowerCase() && !/\p{L}{4}/u.test(value))
  );
}

/** A plate by its label: two to eight letters and digits, perhaps in two groups. */
export const licensePlate = patternRecognizer({
  name: 'licensePlate',
  type: 'LICENSE_PLATE',
  needs: /plate|registration|\btag\b|\breg|vehicle|\bcar\b/i,
  begins: wordsFrom('li|nu|ve|ca|re|pl|pa'),
  pattern: labelled(
    String.raw`(?:licen[cs]e|number|vehicle|car|registration)\s?(?:plates?|tag|reg(?:istration)?)(?:\s(?:number|no|#)\.?)?|plates?(?:\s(?:number|no|#)\.?)?|(?:vehicle )?(?:registration|rego?)(?:\s(?:number|no|mark)\.?)?|vehicle(?:\s(?:pass|permit|no))?|car park pass|parking (?:pass|permit)|number plates?`,
    String.raw`(?=[A-Z -]{0,5}\d)[A-Z0-9]{1,4}(?:[ -]?[A-Z0-9]{1,4}){1,2}`,
  ),
  score: 0.8,
  check: { name: 'form of a plate', passes: isPlate },
});
