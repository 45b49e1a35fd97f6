import type { Finding } from '../finding.ts';
import {
  isCity,
  isFamilyName,
  isGivenName,
  isPlace,
  isThingName,
  isWord,
} from '../knowledge/knowledge.ts';
import {
  adjectivesAndDays,
  eventWords,
  isAmbiguous,
  labels,
  organizationWords,
  streetWords,
  teamsAndBrands,
} from '../knowledge/nonNames.ts';
import { particles, postNominals } from '../knowledge/personCues.ts';
import { isCountry, isState } from '../knowledge/regions.ts';
import type { NameRun } from '../names/nameRuns.ts';
import { nameRuns } from '../names/nameRuns.ts';
import { cueReader } from '../names/standingCues.ts';
import type { Casing, PreparedText } from '../preparedText.ts';
import type { Recognizer } from '../recognizer.ts';
import type { Token } from '../token.ts';

/** Capitalized in titles of works and headings, never inside a name. */
const FUNCTION_WORD =
  /^(?:to|me|my|the|of|for|in|on|at|is|are|was|it|you|your|we|our|us|with|from|not|this|that|and|or|how|what|why|who|when|where|back|their|his|her)$/;
/** A known family name that is no word and no place stands for a person more often than not. */
const FAMILY_ALONE = 0.6;
/** What is said of a place more than of a person. */
const STANDS_IN = /^\s(?:is|are|was) in\b/;
/** Runs less likely than this are not worth explaining. */
const WEAKEST = 0.3;
/** Evidence at which a run is as likely a name as not. */
const EVEN = 2;

/**
 * Names of people. Runs of words written like names are weighed: what general knowledge says of
 * each word, how the run is built, and what stands before and after. A family name that once stood
 * in a whole name is then believed alone in the same text.
 */
export const personName: Recognizer = {
  name: 'personName',
  types: ['NAME'],
  *find(prepared: PreparedText): Generator<Finding> {
    const { tokens, casing, text } = prepared;
    const cuesAt = cueReader(text);
    const weighed = [...nameRuns(prepared)].map((run) => weigh(run, tokens, casing, text, cuesAt));
    const believed = new Set<string>();
    for (const { run, evidence } of weighed) {
      if (evidence < EVEN + 0.8) continue;
      for (let i = run.first; i < run.end; i++) {
        const word = tokens[i]!.folded;
        if (word.length > 2 && !particles.has(word) && (!isWord(word) || i > run.first))
          believed.add(word);
      }
    }
    const rows = rowsOf(weighed, tokens);
    const inverted = invertedNames(weighed, tokens);
    const conversation = weighed.some((one) => one.evidence >= EVEN && speaks(one));
    for (const [i, { run, evidence: own, grounds }] of weighed.entries()) {
      let evidence = own;
      const also: string[] = [];
      if (inverted.has(i)) {
        evidence += 1.8;
        also.push('family name first');
      }
      if (own < EVEN + 0.8 && namesAny(run, tokens, believed)) {
        evidence += 1.6;
        also.push('part of a name in the same text');
      }
      if (conversation && own < EVEN && speaks(weighed[i]!)) {
        evidence += 0.8;
        also.push('speaks in a conversation');
      }
      const row = rows[i]!;
      if (row.size > 1 && row.best >= EVEN) {
        evidence += row.sure > 2 ? 2.8 : row.size > 2 ? 1.8 : 1.2;
        also.push('in a row of names');
      }
      const score = 1 / (1 + Math.exp(EVEN - evidence));
      if (score < WEAKEST) continue;
      const last = tokens[run.end - 1]!;
      yield {
        type: 'NAME',
        begin: tokens[run.first]!.begin,
        end: last.begin + last.text.replace(/['’][sS]$/, '').length,
        score: Math.round(score * 1000) / 1000,
        explanation: {
          recognizer: 'personName',
          // Written when asked: long texts hold thousands of names, and few are ever explained.
          get reasons() {
            return [
              ...grounds.map(({ weight, reason }) => `${reason} ${weight > 0 ? '+' : ''}${weight}`),
              ...also,
            ];
          },
        },
      };
    }
  },
};

interface Ground {
  readonly weight: number;
  readonly reason: string;
}

/** A run with the evidence for and against it. */
interface Weighed {
  readonly run: NameRun;
  readonly evidence: number;
  readonly grounds: readonly Ground[];
}

/** Stands where the lines of a conversation name their speaker. */
function speaks({ grounds }: Weighed): boolean {
  return grounds.some(({ reason }) => reason.startsWith('speaker '));
}

function namesAny(run: NameRun, tokens: readonly Token[], believed: ReadonlySet<string>): boolean {
  for (let i = run.first; i < run.end; i++) {
    if (believed.has(withoutPossessive(tokens[i]!.folded))) return true;
  }
  return false;
}

function withoutPossessive(folded: string): string {
  return folded.endsWith("'s") ? folded.slice(0, -2) : folded;
}

interface Row {
  size: number;
  /** Members that are believed for themselves. */
  sure: number;
  /** Evidence of its surest member. */
  best: number;
}

/** For each run the row of names it stands in: "Anna, Derek and Hannah". */
function rowsOf(weighed: readonly Weighed[], tokens: readonly Token[]): Row[] {
  const rows: Row[] = [];
  weighed.forEach(({ run, evidence }, i) => {
    const before = weighed[i - 1];
    const label = tokens[run.end]?.text === ':' && before !== undefined;
    if (before && !label && isListLink(tokens, before.run.end, run.first)) {
      const row = rows[i - 1]!;
      row.size++;
      if (evidence >= EVEN) row.sure++;
      row.best = Math.max(row.best, evidence);
      rows.push(row);
    } else rows.push({ size: 1, sure: Number(evidence >= EVEN), best: evidence });
  });
  return rows;
}

/**
 * "Dupont, Marie": the runs of a family name, a comma and a given name that fill a line, a quote, a
 * cell or what a colon announces.
 */
function invertedNames(weighed: readonly Weighed[], tokens: readonly Token[]): ReadonlySet<number> {
  const found = new Set<number>();
  weighed.forEach(({ run }, i) => {
    const next = weighed[i + 1];
    if (!next || next.run.first !== run.end + 1 || tokens[run.end]!.text !== ',') return;
    if (!isGivenName(tokens[next.run.first]!.folded) && next.evidence < 0) return;
    const head = tokens[run.first]!;
    const before = tokens[run.first - 1];
    const opens =
      before === undefined || head.gap === 'line' || /^[:"“'|;,>=(\t]$/.test(before.text);
    const behind = tokens[next.run.end];
    const closes =
      behind === undefined ||
      behind.gap === 'line' ||
      /^[;"”'|,<(&-]$/.test(behind.text) ||
      labels.has(behind.folded);
    const known = isGivenName(tokens[next.run.first]!.folded) || isFamilyName(head.folded);
    if (!opens || !closes || !known || (isPlace(head.folded) && !isFamilyName(head.folded))) return;
    if (next.run.end - next.run.first > 3 || isState(tokens[next.run.first]!.folded)) return;
    found.add(i).add(i + 1);
  });
  return found;
}

/** "Anna, Derek and Hannah": only a comma or "and" between two runs. */
function isListLink(tokens: readonly Token[], from: number, to: number): boolean {
  if (to <= from || to - from > 3) return false;
  // Cells: "Anna","Novak" and Anna;Novak.
  const cells = tokens[to]!.gap === 'none' && tokens[from]!.gap === 'none';
  for (let i = from; i < to; i++) {
    const { text, gap } = tokens[i]!;
    if (gap === 'line') return false;
    if (cells ? !/^[",;|]$/.test(text) : to - from > 2 || !/^(?:,|and|&|or|;|\/)$/i.test(text))
      return false;
  }
  return true;
}

function weigh(
  run: NameRun,
  tokens: readonly Token[],
  casing: Casing,
  text: string,
  cuesAt: ReturnType<typeof cueReader>,
): Weighed {
  let evidence = 0;
  const grounds: Ground[] = [];
  const add = (weight: number, reason: string): void => {
    evidence += weight;
    grounds.push({ weight, reason });
  };
  const words = tokens
    .slice(run.first, run.end)
    .filter(({ shape, folded }) => shape !== 'mark' && !particles.has(folded));
  const folded = words.map((word) => withoutPossessive(word.folded));
  const size = folded.length;
  if (size === 0) return { run, evidence: -9, grounds };

  if (size > 1 && folded.some((word) => FUNCTION_WORD.test(word))) add(-3, 'small word inside');
  const alone = size === 1 && isGivenName(folded[0]!);
  if (folded.some((word) => organizationWords.has(word)) && !run.titled && !alone)
    add(-3, 'word of organizations');
  if (size > 1 && streetWords.has(folded[size - 1]!)) add(-2, 'ends like a street');
  if (!run.titled && folded.some((word) => teamsAndBrands.has(word)))
    add(size === 1 ? -2.5 : -2, 'team or brand');
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
    if (cue.weight > 0 ? raised >= cue.weight : isGivenName(folded[0]!) && !isWord(folded[0]!))
      continue;
    // Only the strongest of the helping cues before counts.
    add(cue.weight > 0 ? Math.round((cue.weight - raised) * 10) / 10 : cue.weight, cue.name);
    if (cue.weight > 0) raised = cue.weight;
  }
  for (const cue of cues.after) {
    add(cue.weight, cue.name);
    raised = Math.max(raised, cue.weight);
  }
  if (run.opening && size === 1 && isWord(folded[0]!) && raised < 2) add(-1, 'opens the sentence');
  const onlyFamily =
    size === 1 && isFamilyName(folded[0]!) && !isWord(folded[0]!) && !isPlace(whole);
  if (onlyFamily && !run.opening && casing === 'mixed' && words[0]!.shape === 'capital')
    add(FAMILY_ALONE, 'a family name inside the sentence');
  // Most names are also the name of some town; only where nothing speaks of a person does it count.
  const given = isGivenName(folded[0]!) && !isAmbiguous(folded[0]!);
  if (isPlace(whole) && !(known > 0 && size > 1) && !given)
    add((known > 0 ? -0.5 : -1.2) * (raised >= 1.5 ? 0.3 : 1), 'place');
  if (size === 1 && isPlace(whole) && STANDS_IN.test(text.slice(end, end + 12)))
    add(-0.6, 'lies somewhere');
  const wellKnown = isCity(whole) || isState(whole) || isCountry(whole);
  if (wellKnown && !run.titled) add(raised >= 1.5 ? -0.5 : -1.5, 'city, state or country');
  if (aloneOnLine(text, begin, end)) add(0.7, 'alone on its line');
  return { run, evidence, grounds };
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
