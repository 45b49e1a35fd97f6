import { runsOf } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** ISO 9362: four letters of the bank, a country, two of the place, three of the branch or none. */
export const swiftCode = patternRecognizer({
  name: 'swiftCode',
  type: 'SWIFT_CODE',
  begins: runsOf(8, 11),
  pattern: /(?<![\p{L}\p{N}])[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![\p{L}\p{N}])/gu,
  score: 0.15,
  check: {
    name: 'country',
    passes: (value) => COUNTRIES.of(value.slice(4, 6)) !== undefined,
  },
  raisedBy: /swift|\bbic\b|bank identifier/i,
  raise: 0.75,
});
