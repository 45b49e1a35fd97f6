import { beforeDigits } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** Two letters, six digits, A–D (HMRC NIM39110: letters and pairs that are never given out). */
export const ukNationalInsuranceNumber = patternRecognizer({
  name: 'ukNationalInsuranceNumber',
  type: 'UK_NATIONAL_INSURANCE_NUMBER',
  begins: beforeDigits((text, begin, end) =>
    end - begin === 6 || end - begin === 2 ? [/[ -]/.test(text[begin - 1] ?? '') ? 3 : 2] : [],
  ),
  pattern:
    /(?<![\p{L}\p{N}-])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]([ -]?)\d{2}\1\d{2}\1\d{2}\1[A-D](?![\p{L}\p{N}-])/giu,
  score: 0.8,
  raisedBy: /national insurance|\bnino?\b|\bni\s(?:no|number)/i,
  raise: 0.15,
});
