import { beforeDigits } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** A year or decade where the words around say it is one. */
export const year = patternRecognizer({
  name: 'year',
  type: 'DATE_TIME',
  begins: beforeDigits((text, begin, end) =>
    end - begin !== 2 && end - begin !== 4 ? [] : /['’]/.test(text[begin - 1] ?? '') ? [1, 0] : [0],
  ),
  pattern:
    /(?<![\p{L}\p{N}.,/:#$€£_-])(?:(?<=\b(?:(?:birth year|year of birth|yob|year born)[:\s]|in|since|during|until|till|from|by|before|after|around|circa|year|early|late|mid|born|and|to|of|until|a|an|the|summer|winter|spring|fall|autumn)[\s-])(?:1[89]|20)\d{2}(?![\p{L}\p{N}/:_%-]|\.\d|,\d|\s(?:points|goals|people|fans|games|votes|dollars|units|items|miles|records|users|seats|tickets|shots|saves|faceoffs|street|st|avenue|ave|road|rd|times|words|rows|calls|bytes|ms|seconds))|(?:(?:1[89]|20)\d0|['’]?[2-9]0)s)(?![\p{L}\p{N}])/giu,
  score: 0.55,
});
