import type { CountryCode } from 'libphonenumber-js/min';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Finding } from '../finding.ts';
import { beforeDigits } from '../landmarks.ts';
import { matchesAt } from '../patternRecognizer.ts';
import type { PreparedText } from '../preparedText.ts';
import type { Recognizer } from '../recognizer.ts';

/** Seven to fifteen digits with the marks of phone numbers between them, at most two in a row. */
const CANDIDATE =
  /(?<![\p{L}\p{N}.$€£#@_/-]|\d[,:](?!\+|\(?\d{3}[).-]\s?\d{3}[.-]\d{4}))(?:\+|\()?\d(?:[ ().\-/\u00a0]{0,2}\d){5,14}(?:[ \t]?(?:x|ext\.?|extension)\s?\d{1,6})?(?![\p{L}\p{N}@_%]|[.:/-]\d)/iuy;
const BEGINS = beforeDigits((text, begin) => (/[+(]/.test(text[begin - 1] ?? '') ? [1, 0] : [0]));
const ASKED =
  /\b(?:phone|telephone|tel|call|calls|calling|cell|cellphone|mobile|mob|fax|contact|reach|reached|text|sms|whatsapp|ring|dial|line|hotline|landline|callback|number is|home|work|office|viber|signal)\b[^\n]{0,40}$/i;
const OTHER =
  /\b(?:order|ticket|invoice|tracking|case|ref(?:erence)?|account|acct|routing|card|serial|sku|item|version|build|id(?!\s\d{5})|uuid|isbn|timestamp|epoch|part|model|policy|claim|confirmation|transaction|game|event|record|zip|postal|attendance|population|passport|ssn|social|license|licence|iban|pin|seat|section|session|request|trace)\b[^\n.!?]{0,22}$/i;

/** Numbers of one text that are looked up in the numbering plans. */
const QUESTIONS = 300;

/** Regions whose national numbers are known without a country code, most likely first. */
const REGIONS: readonly CountryCode[] = ['US', 'GB', 'DE', 'FR', 'SE', 'FI', 'CH', 'AU', 'IN'];

/** Telephone numbers: shape, words around, and the numbering plans of libphonenumber. */
export const phone: Recognizer = {
  name: 'phone',
  types: ['PHONE'],
  *find(prepared: PreparedText): Generator<Finding> {
    const { text, landmarks } = prepared;
    let questions = 0;
    for (const match of matchesAt(text, CANDIDATE, BEGINS(landmarks))) {
      const value = match[0];
      const begin = match.index;
      // No country writes a national number of more than twelve digits.
      if (!value.startsWith('+') && value.replace(/\D/g, '').length > 12) continue;
      const reasons: string[] = [];
      const before = text.slice(Math.max(0, begin - 60), begin);
      const asked = ASKED.test(before);
      const other =
        OTHER.test(before) &&
        !/\b(?:for|to|from|at|on|with)\s$/i.test(before) &&
        !/\b(?:phone|tel|call|mobile|cell|fax)\b[^\n]{0,25}$/i.test(before);
      let score = shapeScore(value, reasons);
      if (asked) {
        score += 0.45;
        reasons.push('words of calling before');
      }
      if (other) {
        // The country code tells more than a word.
        score -= value.startsWith('+') ? 0.2 : 0.6;
        reasons.push('words of another number before');
      }
      if (score >= 0.3 && score < 0.9 && isShort(value)) {
        // Where a text asks too often, every shape counts as a number: too much is taken, not too little.
        if (++questions < QUESTIONS && !inNumberingPlan(value)) {
          reasons.push('in no numbering plan');
        } else {
          score += 0.2;
          reasons.push('in a numbering plan');
        }
      }
      if (score <= 0.2) continue;
      yield {
        type: 'PHONE',
        begin,
        end: begin + value.length,
        score: Math.min(0.95, score),
        explanation: { recognizer: 'phone', reasons },
      };
    }
  },
};

function shapeScore(value: string, reasons: string[]): number {
  if (value.startsWith('+')) {
    reasons.push('international form');
    return 0.75;
  }
  if (
    /^(?:1[ .-]?)?(?:\([2-9]\d{2}\)\s?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}(?:\D|$)/.test(value)
  ) {
    reasons.push('North American form');
    return 0.65;
  }
  // A decimal fraction.
  if (/^\d+\.\d+$/.test(value)) return -1;
  if (/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(value)) return -1;
  const digits = value.replace(/\D/g, '').length;
  // Six digits are a number only where somebody is to be called.
  if (digits < 7) return /\d[\s-]\d/.test(value) ? 0.1 : -1;
  if (/^0\d/.test(value) && /[\s()-]/.test(value) && digits >= 9) {
    reasons.push('trunk prefix and groups');
    return 0.5;
  }
  if (/[\s().-]/.test(value)) {
    reasons.push('digits in groups');
    return digits >= 9 && digits <= 12 ? 0.3 : 0.2;
  }
  reasons.push('digits in a row');
  return digits >= 8 && digits <= 12 ? 0.2 : 0.1;
}

/** National numbers have twelve digits at most, in few groups; asking a plan is slow. */
function isShort(value: string): boolean {
  return (
    value.startsWith('+') || (value.replace(/\D/g, '').length < 13 && value.split(/\D+/).length < 7)
  );
}

function inNumberingPlan(value: string): boolean {
  // The library throws and catches for each wrong number; the stack it never reads is half the cost.
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    if (value.startsWith('+')) return parsePhoneNumberFromString(value)?.isValid() ?? false;
    return REGIONS.some((region) => parsePhoneNumberFromString(value, region)?.isValid() ?? false);
  } finally {
    Error.stackTraceLimit = limit;
  }
}
