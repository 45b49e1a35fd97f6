import { digitsOf } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** `11 am`, `7:30 PM`, or a clock time after a word of time; a game clock ("5:33 left") is none. */
export const timeOfDay = patternRecognizer({
  name: 'timeOfDay',
  type: 'DATE_TIME',
  begins: digitsOf(1, 2),
  pattern:
    /(?<![\p{L}\p{N}.:/-])(?:(?:1[0-2]|0?[1-9])(?::[0-5]\d){0,2}\s?(?:a\.m\.|p\.m\.|[ap]m(?![\p{L}\p{N}]))|(?<=\b(?:at|by|until|till|before|after|around|from)\s)(?:[01]?\d|2[0-3]):[0-5]\d(?![\p{L}\p{N}:.%]|\s(?:left|remaining|of|into|in|to (?:go|play)|gone|mark|ratio|odds)))/giu,
  score: 0.7,
  loweredBy: /\b(?:clock|period|shift|ice time|toi|ratio|odds|lap|split)\b/i,
  lower: 0.4,
});
