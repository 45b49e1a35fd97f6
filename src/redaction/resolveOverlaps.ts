import type { Finding } from './finding.ts';

/** How much surer an inner finding must be to break a longer one around it. */
const MARGIN = 0.25;

/**
 * Makes findings disjoint, ordered by place. The surer wins, among equals the longer, then the
 * earlier in the list of recognizers; a longer finding that is nearly as sure swallows what lies
 * inside it (a name in an address is part of the address). What the winner does not cover of a
 * loser that sticks out is kept, so that resolving never uncovers personal data.
 *
 * @param findings - of one text, in the order of the recognizers
 */
export function resolveOverlaps(findings: readonly Finding[], text: string): Finding[] {
  const ranked = swallow(findings).sort(
    (a, b) => b.score - a.score || length(b) - length(a) || a.begin - b.begin,
  );
  const taken = new Taken(text.length);
  for (const finding of ranked) {
    for (const [begin, end] of taken.free(finding.begin, finding.end)) {
      const whole = begin === finding.begin && end === finding.end;
      const trimmed = whole ? ([begin, end] as const) : trim(text, begin, end);
      if (trimmed) taken.add({ ...finding, begin: trimmed[0], end: trimmed[1] });
    }
  }
  return taken.inOrder();
}

function length(finding: Finding): number {
  return finding.end - finding.begin;
}

/** Drops findings that lie strictly inside a longer one of about the same score. */
function swallow(findings: readonly Finding[]): Finding[] {
  const byPlace = [...findings].sort((a, b) => a.begin - b.begin || length(b) - length(a));
  const kept: Finding[] = [];
  let open: Finding[] = [];
  for (const finding of byPlace) {
    open = open.filter((o) => o.end > finding.begin);
    const swallowed = open.some(
      (o) =>
        o.end >= finding.end && length(o) > length(finding) && o.score >= finding.score - MARGIN,
    );
    if (swallowed) continue;
    kept.push(finding);
    // Only the few strongest can swallow; the bound keeps hostile texts linear.
    if (open.length < 16) open.push(finding);
  }
  return kept;
}

/** A remainder without its outer white space and punctuation; nothing when that is all it is. */
function trim(text: string, begin: number, end: number): readonly [number, number] | undefined {
  let from = begin;
  let to = end;
  const word = /[\p{L}\p{N}]/u;
  while (from < to && !word.test(text[from]!)) from++;
  while (to > from && !word.test(text[to - 1]!)) to--;
  return from < to ? [from, to] : undefined;
}

/** The places of a text that are taken, and the findings that took them. */
class Taken {
  /** For each UTF-16 unit whether a finding covers it. */
  readonly #covered: Uint8Array;
  readonly #findings: Finding[] = [];

  constructor(length: number) {
    this.#covered = new Uint8Array(length);
  }

  /** The parts of a range that no finding covers. */
  free(begin: number, end: number): [number, number][] {
    const parts: [number, number][] = [];
    for (let at = begin; at < end; ) {
      while (at < end && this.#covered[at] === 1) at++;
      const from = at;
      while (at < end && this.#covered[at] === 0) at++;
      if (from < at) parts.push([from, at]);
    }
    return parts;
  }

  add(finding: Finding): void {
    this.#covered.fill(1, finding.begin, finding.end);
    this.#findings.push(finding);
  }

  inOrder(): Finding[] {
    return this.#findings.sort((a, b) => a.begin - b.begin);
  }
}
