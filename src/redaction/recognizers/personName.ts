import type { Finding } from '../finding.ts';
import { isWord } from '../knowledge/knowledge.ts';
import { particles } from '../knowledge/personCues.ts';
import type { Ground } from '../names/nameEvidence.ts';
import { EVEN, weigh, withoutPossessive } from '../names/nameEvidence.ts';
import { invertedNames, rowsOf } from '../names/nameRows.ts';
import type { NameRun } from '../names/nameRun.ts';
import { nameRuns } from '../names/nameRuns.ts';
import { cueReader } from '../names/standingCues.ts';
import type { PreparedText } from '../preparedText.ts';
import type { Recognizer } from '../recognizer.ts';
import type { Token } from '../token.ts';

/** Runs of one text that are weighed whatever its length, and one more for so many UTF-16 units. */
const WEIGHED = 1_500;
const UNITS_PER_RUN = 100;
/** Score of a run that is taken without being weighed. */
const TAKEN = 0.6;
/** Evidence of what is rather a thing than a person. */
const UNLIKELY = -0.5;
/** Runs less likely than this are not worth explaining. */
const WEAKEST = 0.3;

/**
 * Names of people. Runs of words written like names are weighed: what general knowledge says of
 * each word, how the run is built, and what stands before and after. A family name that once stood
 * in a whole name is then believed alone in the same text.
 */
export const personName: Recognizer = {
  name: 'personName',
  types: ['NAME'],
  *find(prepared: PreparedText): Generator<Finding> {
    const { tokens, text } = prepared;
    const cuesAt = cueReader(text);
    const runs = [...nameRuns(prepared)];
    const most = WEIGHED + Math.floor(text.length / UNITS_PER_RUN);
    const weighed = runs.slice(0, most).map((run) => weigh(run, prepared, cuesAt));
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
    const conversation = weighed.some((one) => one.evidence >= EVEN && one.speaks);
    for (const [i, { run, evidence: own, speaks, unheard }] of weighed.entries()) {
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
      if (conversation && own < EVEN && speaks) {
        evidence += 0.8;
        also.push('speaks in a conversation');
      }
      const row = rows[i]!;
      const only = unheard && row.size > 1 && row.sure === 1 && own === row.best;
      if (row.size > 1 && row.best >= EVEN && !only) {
        evidence += row.sure > 2 ? 2.8 : row.size > 2 ? 1.8 : 1.2;
        also.push('in a row of names');
      } else if (row.size > 1 && row.worst < UNLIKELY && unheard && own < EVEN + 1) {
        evidence -= 0.8;
        also.push('in a row with things');
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
            const grounds: Ground[] = [];
            weigh(run, prepared, cuesAt, grounds);
            return [
              ...grounds.map(({ weight, reason }) => `${reason} ${weight > 0 ? '+' : ''}${weight}`),
              ...also,
            ];
          },
        },
      };
    }
    // Where nearly every word is written like a name, each is taken for one: rather too much.
    for (const run of runs.slice(most)) {
      yield {
        type: 'NAME',
        begin: tokens[run.first]!.begin,
        end: tokens[run.end - 1]!.end,
        score: TAKEN,
        explanation: { recognizer: 'personName', reasons: ['more names than are weighed'] },
      };
    }
  },
};

function namesAny(run: NameRun, tokens: readonly Token[], believed: ReadonlySet<string>): boolean {
  for (let i = run.first; i < run.end; i++) {
    if (believed.has(withoutPossessive(tokens[i]!.folded))) return true;
  }
  return false;
}
