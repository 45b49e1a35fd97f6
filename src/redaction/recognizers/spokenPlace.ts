import type { Finding } from '../finding.ts';
import { isCity, isPlace, isWord } from '../knowledge/knowledge.ts';
import { isCountry, isState, isStateCode } from '../knowledge/regions.ts';
import type { Begins } from '../landmarks.ts';
import { anyOf, beforeDigits, everyPlaceOf, wordsFrom } from '../landmarks.ts';
import { matchesAt } from '../patternRecognizer.ts';
import type { PreparedText } from '../preparedText.ts';
import type { Recognizer } from '../recognizer.ts';

const TOWN = String.raw`\p{Lu}[\p{L}'’.-]{1,24}(?:(?<!\p{L}{4}\.)\s(?:(?:of|de|la|le|del|upon|on|am|sur|or|do|da)\s)?\p{Lu}[\p{L}'’.-]{1,24}){0,2}`;
const CODE = '[A-Z]{2}';

/** Where somebody lives or comes from, by the words before: a town alone is no address elsewhere. */
const TOLD = new RegExp(
  String.raw`(?<!\p{L})(?:(?:born(?:\s(?:on\s)?[^.!?\n]{4,24}?)?|raised|grew up|(?:lives?|lived|living)(?:\s(?:with|alone|near|next)[^.!?\n]{0,40}?)?|resid(?:es?|ed|ing)|based|settled)\s(?:in|near|outside)|(?:moved|relocated|moving|relocating)\s(?:here\s)?(?:from\s${TOWN}\s)?to|(?:moved|relocated|hails?|hailing)\s(?:here\s)?from|(?:I['’]?m|I am|we['’]?re|we are|s?he['’]s|(?:s?he|who|family) (?:is|was|comes?|are)|I come) (?:originally )?from|,\s\d{1,3},\s(?:of|from)|(?:home\s?town|city|town|village|municipality|birth\s?place|place of birth|locality|suburb)["']?\s?[:=]\s?["']?)\s?(?<town>${TOWN}(?:,\s${CODE}(?![\p{L}\p{N}]))?)`,
  'iuy',
);
/** A town and its state, read from the comma: `Duluth, MN`. */
const WITH_STATE = new RegExp(
  String.raw`(?=,\s${CODE}(?![\p{L}\p{N}'’]))(?<=(?<![\p{L}\p{N}])(?<name>${TOWN}))(?<code>,\s${CODE})`,
  'iuy',
);

/** Where words of living can begin, also ", 34, of". */
const TELLS = anyOf(
  wordsFrom("bo|ra|gr|li|re|ba|se|mo|ha|i'|i¤|im|i |we|he|sh|wh|fa|ho|ci|to|vi|mu|bi|pl|lo|su"),
  beforeDigits((text, begin, end) => (end - begin < 4 && text[begin - 2] === ',' ? [2] : [])),
);
const COMMAS: Begins = ({ text }) => everyPlaceOf(text, ',');
const SMALL_WORD = /^(?:or|as|in|on|me|ok|hi|oh|id|pa|ma|la|de|al|co|mt|us)$/i;

/** Towns that stand for where a person is at home. */
export const spokenPlace: Recognizer = {
  name: 'spokenPlace',
  types: ['ADDRESS'],
  *find(prepared: PreparedText): Generator<Finding> {
    const { text, landmarks } = prepared;
    for (const [pattern, reason, begins] of [
      [TOLD, 'words of living before', TELLS],
      [WITH_STATE, 'town and state', COMMAS],
    ] as const) {
      for (const match of matchesAt(text, pattern, begins(landmarks))) {
        const town = knownTown(
          match.groups?.town ?? `${match.groups?.name}${match.groups?.code}`,
          pattern === WITH_STATE,
          prepared.casing !== 'mixed',
        );
        if (town === undefined) continue;
        const end = match.index + match[0].length - town.after;
        yield {
          type: 'ADDRESS',
          begin: end - town.text.length,
          end,
          score: 0.62,
          explanation: { recognizer: 'spokenPlace', reasons: [reason] },
        };
      }
    }
  },
};

/** The part of a written town that is known, and how many characters of it stand behind that. */
function knownTown(
  written: string,
  closed: boolean,
  uncased: boolean,
): { text: string; after: number } | undefined {
  const [name = '', code] = written.split(/,\s/);
  if (code !== undefined && !isStateCode(uncased ? code.toUpperCase() : code)) return undefined;
  // "a line, or": without capitals some codes are words.
  if (code !== undefined && uncased && SMALL_WORD.test(code)) return undefined;
  const words = name.replace(/[.,]+$/, '').split(/\s/);
  // With its state a town closes the span: "Interview in Terre Haute, IN".
  for (let drop = 0; drop < words.length; drop++) {
    const some = closed ? words.slice(drop) : words.slice(0, words.length - drop);
    if (some.length === 0 || (!uncased && !/^\p{Lu}/u.test(some[0]!))) continue;
    const folded = some.join(' ').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
    const known = isCity(folded) || isPlace(folded) || isState(folded) || isCountry(folded);
    if (!known || (isWord(folded) && (uncased || code === undefined))) continue;
    if (uncased && code === undefined && !isCity(folded)) continue;
    if (closed || code !== undefined) {
      const text = written.slice(
        written.indexOf(some[0]!, closed ? words.slice(0, drop).join(' ').length : 0),
      );
      if (closed || drop === 0) return { text, after: 0 };
    }
    const text = some.join(' ');
    return { text, after: written.length - text.length };
  }
  return undefined;
}
