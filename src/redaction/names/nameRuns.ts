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
  labels,
  nobody,
  organizationWords,
} from '../knowledge/nonNames.ts';
import { particles, postNominals, titles } from '../knowledge/personCues.ts';
import type { Casing, PreparedText } from '../preparedText.ts';
import type { Token } from '../token.ts';

/** Words in a row that could be one person's name: token indices, end exclusive. */
export interface NameRun {
  readonly first: number;
  readonly end: number;
  /** A title stood before it and was left out. */
  readonly titled: boolean;
  /** The run is the first thing of a sentence or line, where a capital says nothing. */
  readonly opening: boolean;
  /** A capitalized common word inside the sentence stood right before it: "the Rolling Stones". */
  readonly afterWord: boolean;
}

/** Longest run that is read as one name. */
const LONGEST = 6;

/**
 * Maximal runs of words written like names, without the titles, greetings and sentence openers
 * around them. A text without capitals is read by what its words are instead.
 */
export function* nameRuns(prepared: PreparedText): Generator<NameRun> {
  const { tokens, casing } = prepared;
  let at = 0;
  while (at < tokens.length) {
    if (!couldStart(tokens, at, casing) || isFieldName(tokens, at)) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < tokens.length) {
      const next = step(tokens, end, casing);
      if (next === end) break;
      end = next;
    }
    yield* trimmed(tokens, at, end, casing);
    at = end;
  }
}

/** Written as names are in a text of this casing. */
export function isNameLike(token: Token, casing: Casing): boolean {
  if (/\d/.test(token.text)) return false;
  if (token.shape === 'upper' && labels.has(token.folded)) return false;
  switch (token.shape) {
    case 'capital':
      return true;
    case 'mixed':
      return /^\p{Lu}/u.test(token.text);
    case 'upper':
      if (casing === 'upper') return isUncasedName(token);
      return token.text.length === 1 || (token.text.length > 2 && isUncasedName(token));
    case 'lower':
      return casing === 'lower' && isUncasedName(token);
    default:
      return false;
  }
}

/** In a text without capitals: a known name, or a word that English does not have. */
function isUncasedName(token: Token): boolean {
  const { folded } = token;
  if (folded.length < 3 || adjectivesAndDays.has(folded) || titles.has(folded)) return false;
  if (labels.has(folded)) return false;
  if (isWord(folded)) {
    return (
      folded.length > 3 && isGivenName(folded) && !isAmbiguous(folded) && !isCommonVerb(folded)
    );
  }
  if (/^\w+['’](?:s|m|re|ve|ll|d|t)$/.test(folded)) return isGivenName(folded.split("'")[0] ?? '');
  return !isAmbiguous(folded) && (folded.length > 2 || isGivenName(folded));
}

function couldStart(tokens: readonly Token[], at: number, casing: Casing): boolean {
  const token = tokens[at]!;
  if (isNameLike(token, casing)) return true;
  // "van Bokhorst": a particle opens a run when a name follows.
  let after = at + 1;
  while (after < at + 3 && tokens[after] && isParticle(tokens[after]!, casing)) after++;
  const next = tokens[after];
  return (
    (token.shape === 'lower' || casing === 'upper') &&
    token.folded.length > 1 &&
    token.folded !== 'a' &&
    particles.has(token.folded) &&
    next !== undefined &&
    next.gap === 'space' &&
    isNameLike(next, casing) &&
    token.folded !== 'le' &&
    !isWordBefore(token)
  );
}

function isWordBefore(token: Token): boolean {
  return token.folded === 'y' || token.folded === 'e' || token.folded === 'o';
}

/** Where the run goes on after `end`, or `end` itself when it stops. */
function step(tokens: readonly Token[], end: number, casing: Casing): number {
  const token = tokens[end]!;
  const previous = tokens[end - 1]!;
  if (token.gap === 'line') return end;
  // Double names: Anna-Lena, Mayo-Walters.
  if (token.text === '-' && token.gap === 'none') {
    const next = tokens[end + 1];
    const lower =
      next?.shape === 'lower' &&
      (isGivenName(next.folded) || (casing === 'mixed' && !isWord(next.folded)));
    if (next?.gap === 'none' && (lower || isNameLike(next, casing))) return end + 2;
    // "gwynedd-hall": without capitals the second half may be any word.
    const half = casing !== 'mixed' && next?.gap === 'none' && /^\p{L}{3,}$/u.test(next.text);
    return half && !isWord(previous.folded) ? end + 2 : end;
  }
  // Initials: "J." before another name.
  if (token.text === '.' && token.gap === 'none') {
    const next = tokens[end + 1];
    const initial =
      previous.text.length === 1 ||
      titles.has(previous.folded) ||
      /^(?:st|md|mohd|wm|geo|jos|chas|thos)$/.test(previous.folded);
    if (initial && next && next.gap !== 'line' && isNameLike(next, casing)) return end + 2;
    return initial && next && isParticle(next, casing) ? end + 1 : end;
  }
  if (token.gap !== 'space') return end;
  if (isNextLabel(tokens, end) || isIdentifier(tokens, end)) return end;
  if (isNameLike(token, casing)) return end + 1;
  // "Abd al-Rahman"
  const rest = tokens[end + 2];
  const article =
    /^(?:al|el|ad|an|ar|as|ash|az)$/.test(token.folded) && tokens[end + 1]?.text === '-';
  if (article && rest?.gap === 'none' && isNameLike(rest, casing)) return end + 3;
  if (end > 1 && isPostNominal(token, casing)) return end + 1;
  if (casing === 'lower' && afterGivenName(tokens, end)) return end + 1;
  if (casing !== 'mixed' && isUncasedInitial(tokens, end, casing)) return end + 1;
  if ((token.shape === 'lower' || casing === 'upper') && particles.has(token.folded)) {
    let after = end + 1;
    while (after < tokens.length && after < end + 3 && isParticle(tokens[after]!, casing)) after++;
    const next = tokens[after];
    // "van der berg": behind two of them any word is a name.
    const sure =
      casing !== 'mixed' &&
      after > end + 1 &&
      next?.gap === 'space' &&
      /^\p{L}{3,}$/u.test(next.text);
    if (next && next.gap !== 'line' && (sure || isNameLike(next, casing))) return after + 1;
  }
  return end;
}

/** "Roe    Given Name: Ann": behind wide blanks one or two words and a colon name the next field. */
function isNextLabel(tokens: readonly Token[], at: number): boolean {
  const wide = tokens[at]!.begin - tokens[at - 1]!.end > 1;
  return wide && (tokens[at + 1]?.text === ':' || tokens[at + 2]?.text === ':');
}

/** "Given Name:", "Age:" behind wide blanks: what the next field is called, and nobody. */
function isFieldName(tokens: readonly Token[], at: number): boolean {
  return at > 0 && tokens[at]!.gap === 'space' && isNextLabel(tokens, at);
}

/** "first_name", "last-login=": a word that goes on as no name does. */
function isIdentifier(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next?.gap === 'none' && /^[_=]$/.test(next.text);
}

/** Letters after a name, in capitals unless the whole text has none. */
function isPostNominal({ folded, shape }: Token, casing: Casing): boolean {
  return (
    postNominals.has(folded) &&
    (shape === 'upper' || casing === 'lower' || (folded.length === 2 && shape === 'capital'))
  );
}

function isParticle(token: Token, casing: Casing): boolean {
  return (
    (token.shape === 'lower' || (casing === 'upper' && token.shape === 'upper')) &&
    token.gap === 'space' &&
    particles.has(token.folded)
  );
}

/** "xiadani n. al-mansouri": a letter and a stop between two words that could be names. */
function isUncasedInitial(tokens: readonly Token[], at: number, casing: Casing): boolean {
  if (tokens[at]!.folded.length !== 1 || tokens[at + 1]?.text !== '.') return false;
  const next = tokens[at + 2];
  return (
    next !== undefined &&
    next.gap === 'space' &&
    (isNameLike(next, casing) || isParticle(next, casing))
  );
}

/** "donald white": a common word that is also a family name, right after a given name. */
function afterGivenName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  const previous = tokens[at - 1]!;
  if (token.shape !== 'lower') return false;
  // "patricia j desrosiers"
  if (token.folded.length === 1) {
    if (isGivenName(previous.folded)) return token.folded !== 'i';
    const next = tokens[tokens[at + 1]?.text === '.' ? at + 2 : at + 1];
    return /[b-hj-z]/.test(token.folded) && next?.gap === 'space' && isNameLike(next, 'lower');
  }
  return (
    token.folded.length > 3 &&
    isFamilyName(token.folded) &&
    !isCommonVerb(token.folded) &&
    isGivenName(previous.folded) &&
    !isWord(previous.folded)
  );
}

function isCommonVerb(folded: string): boolean {
  return /^(?:lives?|says?|said|from|spent|listed|flew|with|will|does|goes|came|went|likes?|loves?|wants?|needs?|works?|have|been|about|when|where|what|that|this|there|they|then|than|your|here|just|only|over|also|into|such|some|most|more|very|much|many|good|please|call|called|asked|told|street|lane|road|drive|court|place|avenue|park|house|card|bank|email|phone|account|and|the)$/.test(
    folded,
  );
}

/** Cuts openers and closers off a raw run and says how it stands in its sentence. */
function* trimmed(
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
  return (
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
