import { digitsOf } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** A possible age of a person, by its digits. */
export const possibleAge = {
  name: 'a possible age',
  passes: (value: string): boolean => {
    const n = Number.parseInt(value, 10);
    return n > 0 && n < 125;
  },
};

/**
 * Number and unit, as Comprehend documents (`40 years`): "79 year old", "aged 34", "I'll turn 23".
 * Years of work or of a contract are no age.
 */
export const age = patternRecognizer({
  name: 'age',
  type: 'AGE',
  begins: digitsOf(1, 2, 3),
  pattern:
    /(?<![\p{L}\p{N}.,/-])(?:(?<=\b(?:aged?|turn(?:s|ed|ing)?)["']?[\s:=]{1,3}(?:is |of |just )?)\d{1,3}(?![\p{L}\p{N}%]|[.,:/-]\d|\s(?:percent|times|out|degrees|points|games|goals|minutes|seconds|hours|days|thousand|million))|\d{1,3}(?:\s|-)?(?:years?|yrs?|months?|weeks?)(?=(?:\s|-)(?:old|of age|man|woman|male|female|boy|girl|gentleman|lady|[mf])\b(?!-))|\d{1,3}(?=\s?(?:y\/o|yo|y\.o\.)(?![\p{L}\p{N}])))/giu,
  score: 0.85,
  check: possibleAge,
});
