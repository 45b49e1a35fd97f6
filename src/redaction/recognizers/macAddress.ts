import { anyOf, everyPlaceOf } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** Six pairs of hexadecimal digits with one kind of separator, or three dotted groups of four. */
export const macAddress = patternRecognizer({
  name: 'macAddress',
  type: 'MAC_ADDRESS',
  begins: anyOf(
    ({ text }) => firstGroups(text, ':', 2),
    ({ text }) => firstGroups(text, '-', 2),
    ({ text }) => firstGroups(text, '.', 4),
  ),
  pattern:
    /(?<![\w:-])(?:[0-9a-f]{2}(?::[0-9a-f]{2}){5}|[0-9a-f]{2}(?:-[0-9a-f]{2}){5}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})(?![\w:-])/gi,
  score: 0.9,
});

/** Where a group of `size` signs can begin that has a separator behind it and behind the next one. */
function firstGroups(text: string, separator: string, size: number): number[] {
  return everyPlaceOf(text, separator)
    .filter((at) => at >= size && text[at + size + 1] === separator)
    .map((at) => at - size);
}
