import { anyOf, digitsOf, wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

const MONTH = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?`;
const YEAR = String.raw`(?:1[89]|20)\d{2}`;
const CLOCK = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,6})?)?`;
const ZONE = String.raw`(?:\s?(?:Z|UTC|GMT|[ECMP][SD]?T|[+-]\d{2}:?\d{2}))?`;

/** Whole and partial dates, written with digits or month names, with or without a time of day. */
export const dateTime = patternRecognizer({
  name: 'dateTime',
  type: 'DATE_TIME',
  begins: anyOf(digitsOf(1, 2, 4), wordsFrom('ja|fe|ma|ap|ju|au|se|oc|no|de')),
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}/.:_-])(?:` +
      [
        // 2000-04-16, 2000-04-16T11:34:35Z, 2000/04/16 11:34
        String.raw`${YEAR}[-/.](?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01])(?:[T ]\s?${CLOCK}${ZONE})?`,
        // 6/24/1991, 24-6-91 11:30; with dots only before a whole year: 14.3.24 is a version
        String.raw`(?:0?[1-9]|[12]\d|3[01])(?:([/-])(?:0?[1-9]|[12]\d|3[01])\1(?:${YEAR}|\d{2})|\.(?:0?[1-9]|1[0-2])\.${YEAR})(?:,?\s${CLOCK}(?:\s?[ap]\.?m\b\.?)?)?`,
        // June 24, 1991; June 1991; June 24
        String.raw`${MONTH}\.?\s${DAY}(?![\p{L}\p{N}])(?:,?\s${YEAR})?(?:(?:\sat)?,?\s${CLOCK}(?:\s?[ap]\.?m\b\.?)?)?`,
        String.raw`${MONTH}\.?,?\s${YEAR}`,
        // 24 June 1991, the 24th of June
        String.raw`${DAY}\s(?:of\s)?${MONTH}(?![\p{L}])\.?(?:,?\s${YEAR})?`,
        String.raw`${DAY}-${MONTH}-(?:${YEAR}|\d{2})`,
      ].join('|') +
      String.raw`)(?![\p{L}\p{N}]|[/.-]\d)`,
    'giu',
  ),
  score: 0.8,
  loweredBy: /\b(?:version|release|build|chapter|section|\bv|ip|model|part)[\s.:#]{0,2}$/i,
  lower: 0.5,
});
