import {
  isFamilyName,
  isFrequentFamily,
  isGivenName,
  isThingName,
  isWord,
} from '../knowledge/knowledge.ts';
import {
  adjectivesAndDays,
  isAmbiguous,
  nobody,
  organizationWords,
} from '../knowledge/nonNames.ts';
import { particles, postNominals, titles } from '../knowledge/personCues.ts';
import type { Casing } from '../preparedText.ts';
import type { Token } from '../token.ts';
import type { NameRun } from './nameRun.ts';
import { isParticle } from './nameWords.ts';

/** Longest run that is read as one name. */
const LONGEST = 6;

/** Cuts openers and closers off a raw run and says how it stands in its sentence. */
export function* trimmed(
  tokens: readonly Token[],
  from: number,
  to: number,
  casing: Casing,
): Generator<NameRun> {
  let first = from;
  let end = to;
  let titled = false;
  while (first < end) {
    const token = tokens[first]!;
    if (titles.has(token.folded) && first + 1 < end) {
      titled = true;
      first++;
      if (tokens[first]?.text === '.') first++;
    } else if (titled && !adjectivesAndDays.has(token.folded)) break;
    else if (token.shape === 'mark') first++;
    else if (isPostscript(tokens, first)) first += 4;
    else if (token.shape === 'lower' && casing === 'mixed' && particles.has(token.folded)) break;
    else if (
      isOpener(tokens, first, end) &&
      !isFirstHalf(tokens, first, end) &&
      !isSaidToBeName(tokens, first)
    ) {
      titled = false;
      first++;
    } else break;
  }
  while (end > first && (tokens[end - 1]!.shape === 'mark' || isCloser(tokens, first, end - 1)))
    end--;
  if (first >= end || end - first > LONGEST * 2) return;
  if (onlyInitials(tokens, first, end)) return;
  if (end - first === 1 && (titles.has(tokens[first]!.folded) || nobody.has(tokens[first]!.folded)))
    return;
  titled ||= isTitleBefore(tokens, first);
  const opening = opensSentence(tokens, first);
  if (first > from && !titled && allOpeners(tokens, from, first)) {
    // What was cut off opened the sentence; the rest stands inside it.
    const afterWord =
      !opensSentence(tokens, first - 1) &&
      tokens[first]!.gap === 'space' &&
      tokens[first - 1]!.shape === 'capital' &&
      !nobody.has(tokens[first - 1]!.folded);
    yield { first, end, titled, opening: false, afterWord };
    return;
  }
  if (
    casing !== 'mixed' &&
    wordsOf(tokens, first, end, casing) > (isGivenName(tokens[first]!.folded) ? 4 : 3)
  )
    return;
  yield { first, end, titled, opening, afterWord: false };
}

/** "Swift-Klein": half of a double name, whatever word it is. */
function isFirstHalf(tokens: readonly Token[], at: number, end: number): boolean {
  const [hyphen, half] = [tokens[at + 1], tokens[at + 2]];
  return (
    at + 2 < end &&
    hyphen?.text === '-' &&
    hyphen.gap === 'none' &&
    half !== undefined &&
    half.shape !== 'lower' &&
    !isWord(half.folded)
  );
}

/** "Name: Salami, Ann": a word of any kind where a field of that name announces one. */
function isSaidToBeName(tokens: readonly Token[], at: number): boolean {
  const [label, colon] = [tokens[at - 2], tokens[at - 1]];
  const next = tokens[at + 1];
  // "Name: Weekly Sync" is a thing's.
  const thing =
    next?.gap === 'space' &&
    next.shape === 'capital' &&
    next.begin === tokens[at]!.end + 1 &&
    isWord(next.folded) &&
    !isFamilyName(next.folded) &&
    !isGivenName(next.folded);
  return (
    !thing &&
    label !== undefined &&
    colon?.text === ':' &&
    /^(?:name|surname|lastname|firstname|fullname|forename)$/.test(label.folded)
  );
}

/** "P.S. Say hello" */
function isPostscript(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at]!.folded === 'p' && tokens[at + 2]?.folded === 's' && tokens[at + 3]?.text === '.'
  );
}

function opensSentence(tokens: readonly Token[], at: number): boolean {
  const previous = tokens[at - 1];
  return (
    previous === undefined ||
    tokens[at]!.gap === 'line' ||
    /^[.!?:"“”(\u2022*>-]$/.test(previous.text)
  );
}

/** Words of a run without particles, initials and the second halves of double names. */
function wordsOf(tokens: readonly Token[], first: number, end: number, casing: Casing): number {
  let words = 0;
  for (let i = first; i < end; i++) {
    const token = tokens[i]!;
    const counts = token.text.length > 1 && !isParticle(token, casing);
    if (counts && tokens[i - 1]?.text !== '-') words++;
  }
  return words;
}

function allOpeners(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (titles.has(tokens[i]!.folded)) return false;
  return true;
}

function isTitleBefore(tokens: readonly Token[], first: number): boolean {
  const dotted = tokens[first - 1]?.text === '.';
  const title = tokens[first - (dotted ? 2 : 1)];
  return title !== undefined && titles.has(title.folded) && tokens[first]!.gap === 'space';
}

/** A word at the head of a run that is no name: "Producer James", "Hi Anna". */
function isOpener(tokens: readonly Token[], at: number, end: number): boolean {
  const { folded, text } = tokens[at]!;
  if (adjectivesAndDays.has(folded)) return !startsName(tokens, at, end);
  if (text.length === 1) return text === 'I' || (text === 'A' && tokens[at + 1]?.text !== '.');
  if (nobody.has(folded)) return true;
  if (isThingName(folded) && !isFamilyName(folded) && !isGivenName(folded)) return true;
  if (!isWord(folded)) return false;
  // "a save by Carter": inside a sentence a word of many families may be one of them.
  const family = end - at === 1 && isFrequentFamily(folded) && !isAmbiguous(folded);
  if (family && !organizationWords.has(folded) && !opensSentence(tokens, at)) return false;
  if (!isGivenName(folded)) return true;
  // "Will John come": a name that is a function word, before another name.
  return (
    isAmbiguous(folded) && end - at > 1 && isGivenName(tokens[at + 1]!.folded) && isVerbLike(folded)
  );
}

/** "Jan Novak", "April O'Brien": a month that is a given name, before a word that is none. */
function startsName(tokens: readonly Token[], at: number, end: number): boolean {
  const next = tokens[at + 1];
  return (
    isGivenName(tokens[at]!.folded) && at + 1 < end && next !== undefined && !isWord(next.folded)
  );
}

function isVerbLike(folded: string): boolean {
  return /^(?:will|can|may|so|do|go|did|let|my|no|on|see|say|said|long|love|young|mark|bill|ask|call|my|old|new|in|an)$/.test(
    folded,
  );
}

/** A word at the tail of a run that is no name: "Anna Please". */
function isCloser(tokens: readonly Token[], first: number, at: number): boolean {
  const { folded } = tokens[at]!;
  if (tokens[at]!.text === 'I') return true;
  if (postNominals.has(folded)) return false;
  if (at === first) return adjectivesAndDays.has(folded) && !isGivenName(folded);
  if (!isWord(folded) || isFamilyName(folded) || isGivenName(folded)) return false;
  // "Daniela Capon", "Ann B. Thicket": what follows a given name or an initial is a family name.
  const previous = tokens[at - 1]!;
  const named =
    particles.has(previous.folded) ||
    previous.text === '.' ||
    (isGivenName(previous.folded) && !isWord(previous.folded));
  return !named || organizationWords.has(folded);
}

function onlyInitials(tokens: readonly Token[], first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (tokens[i]!.text.length > 1) return false;
  return true;
}
