import { anyOf, digitsOf, everyPlaceOf } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

const OCTET = '(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';

/** IPv4 as Comprehend documents it, and IPv6; a version number of four parts is told by its words. */
export const ipAddress = patternRecognizer({
  name: 'ipAddress',
  type: 'IP_ADDRESS',
  begins: anyOf(
    ({ text, ...rest }) => {
      if (!text.includes('.')) return [];
      const numbers = digitsOf(1, 2, 3)({ text, ...rest });
      return Array.from(numbers).filter((at) => /^\d{1,3}\.\d/.test(text.slice(at, at + 5)));
    },
    ({ text }) => everyPlaceOf(text, ':').flatMap((at) => firstGroup(text, at)),
  ),
  pattern: new RegExp(
    String.raw`(?<![\w.:])(?:(?:${OCTET}\.){3}${OCTET}(?=$|[^\w.]|\.(?:\s|$))|(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![\w:])|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}(?![\w:])|fe80::[0-9a-f:]{1,30}(?![\w:]))`,
    'gi',
  ),
  score: 0.85,
  loweredBy:
    /\b(?:version|ver|release|build|firmware|sdk|driver|upgraded? to|updated? to|section|chapter|v)[\s.:#]{0,3}$/i,
  lower: 0.6,
});

/** Where the first group before a colon begins, if it has one to four signs and none before it. */
function firstGroup(text: string, colon: number): number[] {
  let begin = colon;
  while (begin > 0 && colon - begin < 5 && /[0-9a-f]/i.test(text[begin - 1]!)) begin--;
  return begin < colon && colon - begin < 5 ? [begin] : [];
}
