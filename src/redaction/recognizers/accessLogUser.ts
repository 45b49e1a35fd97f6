import { everyPlaceOf } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** The third field of the common log format of web servers: `192.0.2.7 - jd_42 [`. */
export const accessLogUser = patternRecognizer({
  name: 'accessLogUser',
  type: 'USERNAME',
  begins: ({ text }) => everyPlaceOf(text, ' - ').map((at) => at + 3),
  pattern: /(?<=[.:][\da-f]{1,4} - )[\p{L}\d][\p{L}\d._@-]{1,60}(?= \[\d{1,4}[/-])/gu,
  score: 0.75,
});
