import { compileAtOnce } from './compileAtOnce.ts';
import type { Finding } from './finding.ts';
import type { Begins } from './landmarks.ts';
import type { PiiType } from './piiType.ts';
import type { PreparedText } from './preparedText.ts';
import type { Recognizer } from './recognizer.ts';

/** Characters before a match in which words of context count. */
const BEFORE = 60;
/** Characters after a match in which words of context count. */
const AFTER = 24;

export interface PatternOptions {
  readonly name: string;
  readonly type: PiiType;
  /**
   * Global pattern of bounded length. A group named `value` is the personal part when the pattern
   * also holds its label.
   */
  readonly pattern: RegExp;
  /** Score of a bare match, before context. */
  readonly score: number;
  /** The checksum or rule that a match must pass, with its name. A match that fails is dropped. */
  readonly check?: { readonly name: string; readonly passes: (value: string) => boolean };
  /** Words near the match that make it likelier, and how much; `$` is the begin of the match. */
  readonly raisedBy?: RegExp;
  readonly raise?: number;
  /** Words near the match that make it less likely. */
  readonly loweredBy?: RegExp;
  readonly lower?: number;
  /** What a match may end with by greed and does not own, such as the stop of the sentence. */
  readonly trimEnd?: RegExp;
  /** Looks at the context before the match only up to the nearest sentence or line end. */
  readonly sameSentence?: boolean;
  /** Texts without this are skipped: a short pattern that spares asking a long one. */
  readonly needs?: RegExp;
  /**
   * Where alone a match can begin: the pattern is asked there and nowhere else. Some places too many
   * cost time, one too few a finding; a test compares with asking everywhere.
   */
  readonly begins?: Begins;
}

/** A recognizer that tells what it is made of. */
export interface PatternRecognizer extends Recognizer {
  readonly options: PatternOptions;
}

/** A recognizer made of a pattern, a rule and words of context. */
export function patternRecognizer(options: PatternOptions): PatternRecognizer {
  const { name, type, pattern, check } = options;
  let sticky: RegExp | undefined;
  return {
    name,
    types: [type],
    options,
    *find(prepared: PreparedText): Generator<Finding> {
      const { text } = prepared;
      const places = options.begins?.(prepared.landmarks);
      if (places?.length === 0 || options.needs?.test(text) === false) return;
      // Made when first needed: most texts hold no label of most kinds.
      if (places)
        sticky ??= compileAtOnce(new RegExp(pattern.source, pattern.flags.replace('g', 'y')));
      const matches = places && sticky ? matchesAt(text, sticky, places) : text.matchAll(pattern);
      for (const match of matches) {
        const value = match.groups?.value ?? match[0];
        if (value.length === 0) continue;
        const begin = match.index + match[0].lastIndexOf(value);
        const end = begin + value.length - (options.trimEnd?.exec(value)?.[0].length ?? 0);
        const reasons: string[] = [`pattern ${name}`];
        if (check) {
          if (!check.passes(value)) continue;
          reasons.push(`rule ${check.name}`);
        }
        let score = options.score;
        if (options.raisedBy || options.loweredBy) {
          const before = asWords(text.slice(Math.max(0, match.index - BEFORE), begin));
          // What a context cuts off is no end: `$` stands for the begin of the match alone.
          const after = `${asWords(text.slice(end, end + AFTER))}\0`;
          const near = options.sameSentence ? lastSentence(before) : before;
          if (options.raisedBy?.test(near) || options.raisedBy?.test(after)) {
            score += options.raise ?? 0.4;
            reasons.push('word of context near');
          }
          if (options.loweredBy?.test(before) || options.loweredBy?.test(after)) {
            score -= options.lower ?? 0.4;
            reasons.push('contrary word near');
          }
        }
        if (score > 0) {
          yield {
            type,
            begin,
            end,
            score: Math.min(1, score),
            explanation: { recognizer: name, reasons },
          };
        }
      }
    },
  };
}

/** What `matchAll` gives when matches begin only at the places, which ascend. */
export function* matchesAt(
  text: string,
  sticky: RegExp,
  places: ArrayLike<number>,
): Generator<RegExpExecArray> {
  let last = 0;
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    if (place < last) continue;
    sticky.lastIndex = place;
    const match = sticky.exec(text);
    if (match === null) continue;
    last = place + match[0].length;
    yield match;
  }
}

/** Names of fields read as words: `nhs_number`, `nhsNumber`. */
function asWords(context: string): string {
  if (!/_|\p{Ll}\p{Lu}/u.test(context)) return context;
  return context.replaceAll('_', ' ').replace(/(\p{Ll})(?=\p{Lu}\p{Ll})/gu, '$1 ');
}

/** What follows the last sentence or line end of `before`. */
function lastSentence(before: string): string {
  const at = Math.max(
    before.lastIndexOf('\n'),
    before.lastIndexOf('. '),
    before.lastIndexOf('? '),
    before.lastIndexOf('! '),
    before.lastIndexOf('; '),
  );
  return at < 0 ? before : before.slice(at + 1);
}
