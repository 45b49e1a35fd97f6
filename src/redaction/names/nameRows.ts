import { isFamilyName, isGivenName, isPlace } from '../knowledge/knowledge.ts';
import { labels } from '../knowledge/nonNames.ts';
import { isState } from '../knowledge/regions.ts';
import type { Token } from '../token.ts';
import type { Weighed } from './nameEvidence.ts';
import { EVEN } from './nameEvidence.ts';

/** Names that stand in a row. */
export interface Row {
  size: number;
  /** Members that are believed for themselves. */
  sure: number;
  /** Evidence of its surest member. */
  best: number;
  /** Evidence of its least likely member. */
  worst: number;
}

/** For each run the row of names it stands in: "Anna, Derek and Hannah". */
export function rowsOf(weighed: readonly Weighed[], tokens: readonly Token[]): Row[] {
  const rows: Row[] = [];
  weighed.forEach(({ run, evidence }, i) => {
    const before = weighed[i - 1];
    const label = tokens[run.end]?.text === ':' && before !== undefined;
    if (before && !label && isListLink(tokens, before.run.end, run.first)) {
      const row = rows[i - 1]!;
      row.size++;
      if (evidence >= EVEN) row.sure++;
      row.best = Math.max(row.best, evidence);
      row.worst = Math.min(row.worst, evidence);
      rows.push(row);
    } else rows.push({ size: 1, sure: Number(evidence >= EVEN), best: evidence, worst: evidence });
  });
  return rows;
}

/**
 * "Dupont, Marie": the runs of a family name, a comma and a given name that fill a line, a quote, a
 * cell or what a colon announces.
 */
export function invertedNames(
  weighed: readonly Weighed[],
  tokens: readonly Token[],
): ReadonlySet<number> {
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
    if (
      cells ? !/^[",;|]$/.test(text) : to - from > 2 || !/^(?:,|and|&|or|;|\/|-|–|\+)$/i.test(text)
    )
      return false;
  }
  return true;
}
