import { anyOf, everyPlaceOf } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** A web address with a scheme or `www.`, or a bare host of a well-known kind (`club.example.com`). */
export const url = patternRecognizer({
  name: 'url',
  type: 'URL',
  begins: anyOf(
    ({ text }) => everyPlaceOf(text, '.').flatMap((at) => labelBefore(text, at)),
    ({ text }) => everyPlaceOf(text, '://').flatMap((at) => labelBefore(text, at)),
  ),
  pattern:
    /(?<![\p{L}\p{N}@._/-])(?:(?:https?|ftp|wss?):\/\/[^\s<>"'`{}|\\^]{1,2000}|www\.[^\s<>"'`{}|\\^]{2,2000}|(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}(?:com|org|net|io|gov|edu|app|dev|info|biz|co\.uk|ca|de|fr|eu|me|tv|us)(?![\p{L}\p{N}_-])(?:\/[^\s<>"'`{}|\\^]{0,2000})?)/giu,
  trimEnd: /[.,;:!?)\]]{1,3}$/,
  score: 0.9,
  lower: 0.5,
  loweredBy:
    /^\s(?:Arena|Center|Centre|Cup|Park|Stadium|Inc|Ltd)\b|\b(?:version|package|module|file|import|namespace)[\s:]{1,3}$/i,
});

/** Longest label of a host. */
const LABEL = 63;

/** Where the label before a place begins, unless what stands before that goes on with it. */
function labelBefore(text: string, end: number): number[] {
  let begin = end;
  while (begin > 0 && end - begin <= LABEL && /[a-z0-9-]/i.test(text[begin - 1]!)) begin--;
  const length = end - begin;
  const open = begin === 0 || !/[@._/]/.test(text[begin - 1]!);
  return length > 0 && length <= LABEL && open && text[begin] !== '-' ? [begin] : [];
}
