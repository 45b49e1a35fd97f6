import {
  isCity,
  isCompound,
  isFamilyName,
  isFrequentFamily,
  isGivenName,
  isPlace,
  isThingName,
  isWord,
} from '../knowledge/knowledge.ts';
import {
  adjectivesAndDays,
  eventWords,
  isAmbiguous,
  nobody,
  organizationWords,
  streetWords,
  teamsAndBrands,
} from '../knowledge/nonNames.ts';
import { particles, postNominals } from '../knowledge/personCues.ts';
import { isCountry, isState } from '../knowledge/regions.ts';
import type { Casing, PreparedText } from '../preparedText.ts';
import type { Token } from '../token.ts';
import type { NameRun } from './nameRun.ts';
import type { cueReader } from './standingCues.ts';

/** Evidence at which a run is as likely a name as not. */
export const EVEN = 2;

/** Capitalized in titles of works and headings, never inside a name. */
const FUNCTION_WORD =
  /^(?:to|me|my|the|of|for|in|on|at|is|are|was|it|you|your|we|our|us|with|from|not|this|that|and|or|how|what|why|who|when|where|back|their|his|her)$/;
/** What is said of a place more than of a person. */
const STANDS_IN = /^\s(?:is|are|was) in\b/;

/** Family names that are also what streets and buildings are called. */
const BUILT_FAMILY =
  /^(?:halls?|parks?|lane|hills?|bridges?|church|banks?|fields?|brooks?|rivers?|woods?|wells?|mills?|groves?|ford|dale|glenn?|cove|marsh|heath|meadows|knoll|forrest|street|close|court|place|row|walls|waters|lake|union|house|temple|castle|barn)$/;

/** Something that counted for or against a name. */
export interface Ground {
  readonly weight: number;
  readonly reason: string;
}

/** A run with the evidence for and against it. */
export interface Weighed {
  readonly run: NameRun;
  readonly evidence: number;
  /** Stands where the lines of a conversation name their speaker. */
  readonly speaks: boolean;
  /** One word that no knowledge has. */
  readonly unheard: boolean;
}

/**
 * Weighs a run: what general knowledge says of each word, how the run is built, and what stands
 * before and after. {@link EVEN} is as likely a name as not.
 *
 * @param grounds - collects what counted and how much, when somebody asks
 */
export function weigh(
  run: NameRun,
  { text, tokens, casing }: PreparedText,
  cuesAt: ReturnType<typeof cueReader>,
  grounds?: Ground[],
): Weighed {
  let evidence = 0;
  let speaks = false;
  const add = (weight: number, reason: string): void => {
    evidence += weight;
    grounds?.push({ weight, reason });
  };
  const words = tokens
    .slice(run.first, run.end)
    .filter(({ shape, folded }) => shape !== 'mark' && !particles.has(folded));
  const folded = words.map((word) => withoutPossessive(word.folded));
  const size = folded.length;
  if (size === 0) return { run, evidence: -9, speaks, unheard: false };

  if (size > 1 && folded.some((word) => FUNCTION_WORD.test(word))) add(-3, 'small word inside');
  const alone = size === 1 && isGivenName(folded[0]!);
  // "River Novak", "Leila Hall": what only its neighbours could make a place.
  const firstIsGiven = size === 2 && isGivenName(folded[0]!) && !isWord(folded[1]!);
  const lastIsFamily =
    size === 2 &&
    isGivenName(folded[0]!) &&
    !isWord(folded[0]!) &&
    !isPlace(folded[0]!) &&
    BUILT_FAMILY.test(folded[1]!);
  const organization = folded.some(
    (word, i) =>
      organizationWords.has(word) &&
      !(i === 0 && firstIsGiven) &&
      // "Gwynedd-Hall"
      !(i > 0 && text[words[i]!.begin - 1] === '-'),
  );
  if (organization && !run.titled && !alone) add(lastIsFamily ? -1.2 : -3, 'word of organizations');
  if (size > 1 && streetWords.has(folded[size - 1]!))
    add(lastIsFamily ? -0.8 : -2, 'ends like a street');
  const branded = folded.some((word, i) => teamsAndBrands.has(word) && !(i === 0 && firstIsGiven));
  if (!run.titled && branded) add(size === 1 ? -2.5 : -2, 'team or brand');
  if (folded.some((word) => adjectivesAndDays.has(word))) add(-1.5, 'day, month or nationality');

  let known = 0;
  folded.forEach((word, i) => {
    const initial = word.length === 1;
    if (i > 0 && postNominals.has(word)) return;
    const wordly = isWord(word);
    const first = i === 0;
    if (initial) {
      if (size > 1) add(0.8, 'initial');
    } else if (isGivenName(word) && !isAmbiguous(word)) {
      known++;
      add(
        wordly ? (first ? 1 : 0.6) : first ? 2.4 : 1.6,
        wordly ? 'word that is also a given name' : 'given name',
      );
    } else if (isGivenName(word) || isFamilyName(word)) {
      known++;
      if (wordly || isAmbiguous(word)) add(size > 1 ? 0.5 : 0.2, 'common word that is also a name');
      else add(1.3, 'family name');
    } else if (wordly) add(-1.6, 'common word');
    else if (isThingName(word)) add(-2, 'name of a thing');
    else add(casing === 'mixed' ? 0.7 : 0.4, 'unknown word');
    if (!/^[a-z'-]*$/i.test(words[i]!.text) && !wordly) add(0.3, 'foreign letters');
  });
  const whole = folded.join(' ');
  const placeFirst = isPlace(folded[0]!) || isCity(folded[0]!);
  if (size > 1 && placeFirst && isWord(folded[size - 1]!)) add(-1.2, 'place and common word');
  if (size > 1 && isCity(folded[0]!) && known === 0) add(-1, 'begins with a city');
  if (size > 1 && eventWords.has(folded[size - 1]!) && isWord(folded[0]!)) add(-1.8, 'an event');
  if (size > 1 && size < 4) add(0.7, 'two or three words');
  if (size > 4) add(-1.5, 'too many words');
  if (size === 1) add(-0.3, 'one word');
  if (run.afterWord) add(-1.3, 'a common word right before');
  if (run.titled) add(3, 'title before');
  if (words.every((word) => word.shape === 'upper') && casing === 'mixed') add(-1, 'all capitals');

  const begin = tokens[run.first]!.begin;
  const end = tokens[run.end - 1]!.end;
  const possessive = /['’]s$/i.test(tokens[run.end - 1]!.text) ? 2 : 0;
  const cues = cuesAt(begin, end - possessive);
  let raised = 0;
  for (const cue of cues.before) {
    // "the Novak family"
    if (cue.weight < 0 && cues.after.some(({ name }) => name === 'a family')) continue;
    if (cue.weight > 0 ? raised >= cue.weight : isGivenName(folded[0]!) && !isWord(folded[0]!))
      continue;
    // Only the strongest of the helping cues before counts.
    add(cue.weight > 0 ? Math.round((cue.weight - raised) * 10) / 10 : cue.weight, cue.name);
    if (cue.weight > 0) raised = cue.weight;
  }
  for (const cue of cues.after) {
    // "Unit tests": a common word before what may be a plural.
    const noSubject =
      size === 1 && (isWord(folded[0]!) || STANDS_IN.test(text.slice(end, end + 12)));
    if (cue.name === 'subject of a verb' && noSubject) continue;
    add(cue.weight, cue.name);
    raised = Math.max(raised, cue.weight);
    speaks ||= cue.name.startsWith('speaker ');
  }
  if (run.opening && !run.titled && size === 1 && isWord(folded[0]!) && raised < 2)
    add(-1, 'opens the sentence');
  const given = isGivenName(folded[0]!) && !isAmbiguous(folded[0]!);
  const closing = size === 1 ? closedBy(tokens[run.end], end, casing) : undefined;
  const closer = given && closing === 'word' ? undefined : closing;
  if (closer) add(closer === 'organization' ? -2.5 : -0.9, `a ${closer} right after`);
  const wellKnown = isCity(whole) || isState(whole) || isCountry(whole);
  const strange =
    size === 1 &&
    casing === 'mixed' &&
    /^\p{Lu}[\p{L}'’]*\p{Ll}/u.test(words[0]!.text) &&
    folded[0]!.length > 2 &&
    !isWord(folded[0]!) &&
    !wellKnown &&
    !isThingName(folded[0]!) &&
    !teamsAndBrands.has(folded[0]!) &&
    !adjectivesAndDays.has(folded[0]!);
  const compound = strange && known === 0 && isCompound(folded[0]!);
  if (compound) add(-1.2, 'two words in one');
  const contrary =
    closer !== undefined ||
    run.afterWord ||
    STANDS_IN.test(text.slice(end, end + 12)) ||
    [...cues.before, ...cues.after].some(({ weight }) => weight < 0);
  const inside = size === 1 && casing === 'mixed' && !run.opening && words[0]!.shape === 'capital';
  if (inside && given && isWord(folded[0]!) && !contrary) add(0.6, 'a capital inside the sentence');
  const frequent = inside && !given && isFrequentFamily(folded[0]!) && !isAmbiguous(folded[0]!);
  if (frequent && !contrary) add(1.2, 'a word of many families inside the sentence');
  const uncased = casing !== 'mixed' && size === 1 && known === 0 && folded[0]!.length > 4;
  if (uncased && !isWord(folded[0]!) && !isPlace(whole) && !contrary && !isCompound(folded[0]!))
    add(0.8, 'an unknown word in a text of one case');
  if (strange && !compound && !contrary && !given) {
    const place = isPlace(whole);
    if (known > 0 && !place) add(run.opening ? 1 : 1.3, 'a family name alone');
    else if (known > 0) add(run.opening ? 0.2 : 0.6, 'a family name and a place alone');
    else if (place) add(run.opening ? 0.8 : 1.2, 'an unknown name and a place alone');
    else add(run.opening ? 1.3 : 1.6, 'an unknown name alone');
  }
  // Most names are also the name of some town; only where nothing speaks of a person does it count.
  if (isPlace(whole) && !(known > 0 && size > 1) && !given)
    add((known > 0 ? -0.5 : -1.2) * (raised >= 1.5 ? 0.3 : 1), 'place');
  if (size === 1 && isPlace(whole) && STANDS_IN.test(text.slice(end, end + 12)))
    add(-0.6, 'lies somewhere');
  if (wellKnown && !run.titled) add(raised >= 1.5 ? -0.5 : -1.5, 'city, state or country');
  if (aloneOnLine(text, begin, end)) add(0.7, 'alone on its line');
  return { run, evidence, speaks, unheard: strange && known === 0 };
}

/** What a capitalized common word right after a run makes of it: "Globex Corporation". */
function closedBy(
  after: Token | undefined,
  end: number,
  casing: Casing,
): 'organization' | 'word' | undefined {
  if (after?.gap !== 'space' || after.begin > end + 1 || casing !== 'mixed') return undefined;
  if (after.shape !== 'capital' && after.shape !== 'upper') return undefined;
  if (organizationWords.has(after.folded)) return 'organization';
  return isWord(after.folded) && after.text.length > 1 && !nobody.has(after.folded)
    ? 'word'
    : undefined;
}

function aloneOnLine(text: string, begin: number, end: number): boolean {
  if (begin === 0 && end === text.length) return false;
  let before = begin;
  while (before > 0 && begin - before < 6 && isBlank(text.charCodeAt(before - 1))) before--;
  if (before > 0 && text.charCodeAt(before - 1) !== NEW_LINE) return false;
  let after = end;
  while (after < text.length && after - end < 4 && isBlank(text.charCodeAt(after))) after++;
  return after === text.length || text.charCodeAt(after) === NEW_LINE;
}

const NEW_LINE = 10;

/** Blank, tab or carriage return. */
function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}

/** `anna's` is Anna. */
export function withoutPossessive(folded: string): string {
  return folded.endsWith("'s") ? folded.slice(0, -2) : folded;
}
