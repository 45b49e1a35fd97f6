import { luhn } from '../checksums.ts';
import { anyDigits } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** Issuer prefixes in use: 13–19 digits that begin otherwise are ids and times, not cards. */
const ISSUED = /^(?:4|5[0-8]|6[0-9]|3[0-9]|2[2-7]|1800|2131|9792|220)/;

/** Card numbers of 13–19 digits, in groups or not, with an issuer's prefix and Luhn's check digit. */
export const creditCardNumber = patternRecognizer({
  name: 'creditCardNumber',
  type: 'CREDIT_DEBIT_NUMBER',
  begins: anyDigits,
  pattern: /(?<![\w.,-])(?:\d[ -]?){11,18}\d(?![\w]|[.,-]\d)/g,
  score: 0.75,
  check: {
    name: 'issuer and Luhn',
    passes: (value) => {
      const digits = value.replace(/\D/g, '');
      return ISSUED.test(digits) && luhn(digits) && new Set(digits).size > 1;
    },
  },
  raisedBy:
    /card|credit|debit|visa|master|amex|american express|discover|jcb|diners|maestro|payment|charge|pay|cc\b/i,
  raise: 0.22,
  loweredBy:
    /(?:order|tracking|invoice|ticket|session|trace|request|event|game|serial|imei|sku|upc|ean|gtin|barcode|isbn|id)(?:\s(?:no\.?|number|id))?[\s:#="]{1,4}$/i,
  lower: 0.45,
});
