import { digitsOf } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** From one year to another: a life, an employment, a lease. */
export const yearRange = patternRecognizer({
  name: 'yearRange',
  type: 'DATE_TIME',
  begins: digitsOf(4),
  pattern:
    /(?<![\p{L}\p{N}.:/#_-])(?:1[89]|20)\d{2}\s?[-–—]\s?(?:1[89]|20)\d{2}(?![\p{L}\p{N}_-]|[.:/]\d)/gu,
  score: 0.55,
  loweredBy: /copyright|\(c\)|©|\b(?:pages?|lines?|rows?|season|model|range|ids?|ports?)\b/i,
  lower: 0.2,
});
