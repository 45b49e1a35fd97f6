import { verhoeff } from '../checksums.ts';
import { digitsOf } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** Twelve digits in fours, first 2–9, with Verhoeff's check digit. */
export const indianAadhaar = patternRecognizer({
  name: 'indianAadhaar',
  type: 'IN_AADHAAR',
  begins: digitsOf(4, 12),
  pattern: /(?<![\w.+#-])[2-9]\d{3}([ -]?)\d{4}\1\d{4}(?![\w]|[ .-]\d)/g,
  score: 0.4,
  check: { name: 'Verhoeff', passes: verhoeff },
  raisedBy: /aadh?aar|uidai|\buid\b/i,
  raise: 0.55,
});
