import { isFamilyName, isGivenName, isWord } from '../knowledge/knowledge.ts';
import { particles, titles } from '../knowledge/personCues.ts';
import type { Casing, PreparedText } from '../preparedText.ts';
import type { Token } from '../token.ts';
import type { NameRun } from './nameRun.ts';
import { isCommonVerb, isNameLike, isParticle, isPostNominal } from './nameWords.ts';
import { trimmed } from './trimmedRun.ts';

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
