import type { Finding } from '../finding.ts';
import { isCity, isGivenName, isPlace, isWord } from '../knowledge/knowledge.ts';
import { nameBefore } from '../names/nameBefore.ts';
import type { Casing, PreparedText } from '../preparedText.ts';
import type { Recognizer } from '../recognizer.ts';
import type { Token } from '../token.ts';

const OLDEST = 115;

/**
 * A person's age or town that stands beside the name without a word that says so: "Ann Roe (34)",
 * "Ann Roe, 34, Toledo", `Ann Roe,34,Toledo`, "Ann Roe, 34F". Numbers beside teams are none.
 */
export const besideName: Recognizer = {
  name: 'besideName',
  types: ['AGE', 'ADDRESS'],
  *find({ tokens, casing }: PreparedText): Generator<Finding> {
    for (let at = 2; at < tokens.length; at++) {
      const mark = tokens[at - 1]!;
      const spaced = mark.shape !== 'mark' && tokens[at]!.gap === 'space';
      if (!spaced && !/^[,(;|]$/.test(mark.text)) continue;
      // Looking back is the costly part: only where something stands that could be told.
      const number = tokens[at]!.shape === 'number';
      const own = !spaced && mark.text === ',' && !number ? townAt(tokens, at, casing) : undefined;
      if (!number && own === undefined) continue;
      const name = nameBefore(tokens, spaced ? at : at - 1, casing);
      if (name === 'none') continue;
      const age = isAge(tokens[at]!)
        ? closedAge(tokens, at, mark.text, name, spaced, casing)
        : false;
      if (age) {
        const { begin, end, text } = tokens[at]!;
        const digits = /^\d+/.exec(text)![0].length;
        yield found('AGE', begin, text.length > digits ? begin + digits : end);
      }
      const code = name === 'whole' && !spaced && isCodeAfter(tokens, at);
      if (code) yield found('ADDRESS', tokens[at]!.begin, tokens[at]!.end);
      const town = age ? townAt(tokens, afterAge(tokens, at), casing) : undefined;
      if (age && !town && name === 'whole') {
        const namesake = namesakeAt(tokens, afterAge(tokens, at), casing);
        // Surer than that it is somebody.
        if (namesake) yield { ...found('ADDRESS', namesake.begin, namesake.end), score: 0.8 };
      }
      const closed = own !== undefined && name === 'whole' && closesTown(tokens, own.end);
      const place = town ?? (closed ? own : undefined);
      if (place) yield found('ADDRESS', tokens[place.first]!.begin, tokens[place.end - 1]!.end);
    }
  },
};

function found(type: 'AGE' | 'ADDRESS', begin: number, end: number): Finding {
  const explanation = { recognizer: 'besideName', reasons: ['right after a name'] };
  return { type, begin, end, score: 0.6, explanation };
}

function isAge({ text }: Token): boolean {
  const digits = /^(\d{1,3})[MFmf]?$/.exec(text)?.[1];
  return digits !== undefined && Number(digits) > 0 && Number(digits) <= OLDEST;
}

/** A postal code that follows a name and closes the clause: "for Ann Roe, 45402." */
function isCodeAfter(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return (
    /^\d{5}$/.test(tokens[at]!.text) &&
    (next === undefined ||
      next.gap === 'line' ||
      (/^[.;)]$/.test(next.text) && next.gap === 'none'))
  );
}

/** Whether the number at `at` is closed as an age is and not as a figure of a list is. */
function closedAge(
  tokens: readonly Token[],
  at: number,
  mark: string,
  name: 'whole' | 'lone',
  spaced: boolean,
  casing: Casing,
): boolean {
  const token = tokens[at]!;
  const next = tokens[at + 1];
  const after = tokens[at + 2];
  if (spaced) return name === 'whole' && townAt(tokens, at + 1, casing) !== undefined;
  if (mark === '(') {
    if (next?.text !== ')') return false;
    if (name === 'whole') return true;
    // Small numbers behind a lone name count goals.
    if (after === undefined || after.shape === 'mark') return Number(token.text) > 9;
    return after.shape === 'lower' && after.gap === 'space';
  }
  if (next === undefined || next.gap === 'line') return name === 'whole';
  if (/^[MF]$/i.test(next.text)) return name === 'whole';
  if (token.gap === 'none') {
    // Cells: figures of a player stand in a row of numbers.
    return /^[,;|]$/.test(next.text) && name === 'whole' && after?.shape !== 'number';
  }
  if (!/^[,;.)]$/.test(next.text)) return false;
  if (name === 'whole') return after === undefined || !(after.gap === 'none');
  return next.text === ',' && after?.shape === 'lower' && after.gap === 'space';
}

function afterAge(tokens: readonly Token[], at: number): number {
  const gender = /^[MF]$/.test(tokens[at + 1]?.text ?? '') ? 1 : 0;
  const next = tokens[at + 1 + gender];
  return at + 1 + gender + (next !== undefined && /^[,;|)]$/.test(next.text) ? 1 : 0);
}

/** The town that begins at a token: one to three words, as a whole. */
function townAt(
  tokens: readonly Token[],
  first: number,
  casing: Casing,
): { readonly first: number; readonly end: number } | undefined {
  let name = '';
  let known: { first: number; end: number } | undefined;
  for (let i = first; i < first + 3 && i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.shape === 'mark' || token.shape === 'number') break;
    if (token.shape === 'lower' && casing !== 'lower') break;
    if (token.gap === 'line' || (i > first && token.gap === 'none')) break;
    name += (i > first ? ' ' : '') + token.folded;
    const single = i === first && (isWord(name) || (isGivenName(name) && !isCity(name)));
    if ((isCity(name) || isPlace(name)) && !single) known = { first, end: i + 1 };
  }
  return known;
}

/** "Ann Roe, 34, Dayton": a town that is also a given name, where it alone closes what is told. */
function namesakeAt(tokens: readonly Token[], at: number, casing: Casing): Token | undefined {
  const token = tokens[at];
  if (token?.gap !== 'space' || tokens[at - 1]?.text !== ',' || casing !== 'mixed')
    return undefined;
  const { folded, shape } = token;
  const closed = closesTown(tokens, at + 1) && tokens[at + 1]?.text !== '(';
  // "Ann Roe, 34, Marcus, 12"
  const counted = tokens[at + 1]?.text === ',' && tokens[at + 2]?.shape === 'number';
  const town = shape === 'capital' && !isWord(folded) && isPlace(folded) && folded.length > 4;
  return town && closed && !counted ? token : undefined;
}

function closesTown(tokens: readonly Token[], end: number): boolean {
  const next = tokens[end];
  return next === undefined || next.gap === 'line' || /^[,;|.)]$/.test(next.text);
}
