import { anyOf, beforeDigits, wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

const UK = String.raw`(?:GIR\s?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?\s\d[ABD-HJLNP-UW-Z]{2})`;
const IRELAND = String.raw`(?:[AC-FHKNPRTV-Y]\d[\dW])\s(?=[^\s]{0,3}\d)(?=[^\s]{0,3}[A-Z])[\dAC-FHKNPRTV-Y]{4}`;
const CANADA = String.raw`[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\s\d[ABCEGHJ-NPRSTV-Z]\d`;
const LABEL = String.raw`(?:zip|postal|post)[\s_-]?(?:codes?)?|pin[\s_-]?code|plz|cap|cep|code postal|código postal`;

/** A postal code that its form gives away (Britain, Canada) or its label (`zip code: 45402`). */
export const postalCode = patternRecognizer({
  name: 'postalCode',
  type: 'ADDRESS',
  begins: anyOf(
    wordsFrom('zi|po|pi|pl|ca|ce|co|c¤|gi'),
    beforeDigits(() => [2, 1]),
  ),
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}-])(?:(?:${LABEL})(?:\s(?:is|was))?["']?[\s:=#]{1,3}["']?(?:is\s)?(?<value>\d{5}(?:-\d{4})?|\d{3}\s?\d{3}|\d{4}|${UK}|${CANADA})|${UK}|${CANADA}|${IRELAND})(?![\p{L}\p{N}-])`,
    'giu',
  ),
  score: 0.6,
  loweredBy:
    /(?:sku|part|model|version|serial|ticket|order|seat|gate)\s(?:no\.?|number|code)?[\s:#]{0,3}$/i,
});
