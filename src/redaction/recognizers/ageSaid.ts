import { digitsOf } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';
import { possibleAge } from './age.ts';

const PERSON = anyCase(
  'I|he|she|who|son|daughter|mother|father|mom|mum|dad|wife|husband|brother|sister|grandmother|grandfather|patient|kid|baby',
);
const SOON = anyCase('now |only |just |already |almost |nearly |about ');
/** A person's first and last word. */
const WHOLE = String.raw`\p{Lu}[\p{L}'’.-]{1,20}\s\p{Lu}[\p{L}'’.-]{1,20}`;
/** What follows an age that stands alone: the end, or more about the person. */
const CLOSED = String.raw`\s?(?:[.;!?](?!\d)|,(?!\d)|$|\s(?:and|but|so)\b)|\s(?:now|today|when|at the time|(?:this|next) (?:year|month)|in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))`;
const LIVED = anyCase(
  'died|dies|passed away|passed|passes|retired|retires|married|signed|debuted|turned pro|moved|emigrated|widowed|orphaned|diagnosed',
);
const BIRTHDAY = anyCase('happy birthday|happy bday|bday|birthday');
const WORD = String.raw`\p{L}[\p{L}'’.-]{1,20}`;

/** A number without its unit that only stands where an age stands: "she's 48", "Ann Roe, 34, of". */
export const ageSaid = patternRecognizer({
  name: 'ageSaid',
  type: 'AGE',
  begins: digitsOf(1, 2, 3),
  // Looking back is costly: only where a number begins.
  pattern: new RegExp(
    String.raw`(?=\d)(?<!\d)(?:${[
      String.raw`(?<=(?<!\p{L})(?:${PERSON})(?:['’]?(?:[ms]|re|[MS])|\s(?:am|is|was|AM|IS|WAS))\s(?:${SOON})?)\d{1,3}(?=${CLOSED})`,
      String.raw`(?<=${WORD},\s)\d{1,3}(?=,\s(?:of|from|who|an?|is|was|has|lives?|employed|told|said|resident|married|single|died|OF|FROM|WHO|AN?|IS|WAS|HAS)(?!\p{L}))`,
      String.raw`(?<=${WHOLE},\s)\d{1,3}(?=,\s\p{Ll})`,
      String.raw`(?<=${WORD}\s${WORD}\s\()\d{1,3}(?=\)\s(?:is|was|has been|presented|from|of|who|lives?|died|told)(?!\p{L}))`,
      String.raw`(?<=(?<!\p{L})[Hh](?:ow old|OW OLD)(?!\p{L})[^?\n]{0,40}\?\s{1,3}(?:\p{L}{2,14}:\s)?(?:[^\d\n.?]{0,16}\s)?)\d{1,3}(?![\p{L}\p{N}]|[.,:/-]\d)`,
      String.raw`(?<=(?<!\p{L})(?:${LIVED})(?!\p{L})[^.!?\n\d]{0,40}\s(?:at|AT)\s(?:the age of |only |just )?)\d{1,3}(?=[.,;!?)]|$|\s(?:and|after|in|from|when|while|AND|AFTER|IN)(?!\p{L}))`,
      String.raw`(?<=(?<!\p{L})(?:${BIRTHDAY})(?!\p{L})[^.?\n\d]{0,40}[\s!,])\d{1,3}(?=\s(?:already|today|years|now|ALREADY|TODAY)(?!\p{L})|[!.,]|$)`,
      // "72F", "45 yo M" at the head of a note
      String.raw`(?<=(?:^|\n)(?:Pt[.:]?\s)?)\d{1,3}(?=\s?[MF]\s\p{L})`,
    ].join('|')})`,
    'gu',
  ),
  score: 0.8,
  check: possibleAge,
  loweredBy: /\b(?:score|down|up|ahead|number|jersey|wearing)\b/i,
});

/** Alternatives as they are, with a capital, and in capitals. */
function anyCase(words: string): string {
  const capital = words.replace(/(?<=^|\|)\p{Ll}/gu, (letter) => letter.toUpperCase());
  return `${words}|${capital}|${words.toUpperCase()}`;
}
