import type { Finding } from './finding.ts';
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
  /** Words near the match that make it likelier, and how much. */
  readonly raisedBy?: RegExp;
  readonly raise?: number;
  /** Words near the match that make it less likely. */
  readonly loweredBy?: RegExp;
  readonly lower?: number;
  /** What a match may end with by greed and does not own, such as the stop of the sentence. */
  readonly trimEnd?: RegExp;
  /** Looks at the context before the match only up to the nearest sentence or line end. */
  readonly sameSentence?: boolean;
  /** Texts without one of these characters are skipped at once. */
  readonly needs?: RegExp;
}

/** A recognizer made of a pattern, a rule and words of context. */
export function patternRecognizer(options: PatternOptions): Recognizer {
  const { name, type, pattern, check } = options;
  return {
    name,
    types: [type],
    *find({ text }: PreparedText): Generator<Finding> {
      if (options.needs && !options.needs.test(text)) return;
      for (const match of text.matchAll(pattern)) {
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
          const after = asWords(text.slice(end, end + AFTER));
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

/** Names of fields read as words: `nhs_number`, `nhsNumber`. */
function asWords(context: string): string {
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
