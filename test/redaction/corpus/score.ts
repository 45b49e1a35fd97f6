import type { Finding } from '../../../src/redaction/finding.ts';
import type { PiiType } from '../../../src/redaction/piiType.ts';
import type { MarkedDocument } from './documents.ts';

/** Figures over characters that are letters or digits; which type was found does not count. */
export interface Score {
  readonly documents: number;
  readonly precision: number;
  readonly recall: number;
  readonly f2: number;
  /** Share of documents with personal data of which at least one character is not found. */
  readonly leaking: number;
  readonly byType: Readonly<Partial<Record<PiiType, TypeScore>>>;
}

export interface TypeScore {
  readonly values: number;
  /** Share of the characters that are covered, under whatever type. */
  readonly recall: number;
  /** Share of the values that are found under this type, at least half of both. */
  readonly named: number;
}

export interface Judged {
  readonly document: MarkedDocument;
  readonly findings: readonly Finding[];
}

export function score(judged: readonly Judged[]): Score {
  let hit = 0;
  let missed = 0;
  let wrong = 0;
  let leaking = 0;
  let personal = 0;
  const types = new Map<PiiType, { values: number; hit: number; all: number; named: number }>();
  for (const { document, findings } of judged) {
    const gold = mask(document.text, document.entities);
    const found = mask(document.text, findings);
    let leaks = false;
    for (let i = 0; i < gold.length; i++) {
      if (!WORD.test(document.text[i]!)) continue;
      if (gold[i] && found[i]) hit++;
      else if (gold[i]) {
        missed++;
        leaks = true;
      } else if (found[i]) wrong++;
    }
    if (document.entities.length > 0) personal++;
    if (leaks) leaking++;
    for (const { begin, end, type } of document.entities) {
      const counts = types.get(type) ?? { values: 0, hit: 0, all: 0, named: 0 };
      types.set(type, counts);
      counts.values++;
      for (let i = begin; i < end; i++) {
        if (!WORD.test(document.text[i]!)) continue;
        counts.all++;
        if (found[i]) counts.hit++;
      }
      if (findings.some((f) => f.type === type && overlap(f, begin, end) >= 0.5)) counts.named++;
    }
  }
  const precision = hit / Math.max(1, hit + wrong);
  const recall = hit / Math.max(1, hit + missed);
  const byType: Partial<Record<PiiType, TypeScore>> = {};
  for (const [type, c] of types)
    byType[type] = { values: c.values, recall: c.hit / c.all, named: c.named / c.values };
  return {
    documents: judged.length,
    precision,
    recall,
    f2: (5 * precision * recall) / (4 * precision + recall),
    leaking: leaking / Math.max(1, personal),
    byType,
  };
}

const WORD = /[\p{L}\p{N}]/u;

function mask(text: string, spans: readonly { begin: number; end: number }[]): Uint8Array {
  const covered = new Uint8Array(text.length);
  for (const { begin, end } of spans) covered.fill(1, begin, end);
  return covered;
}

function overlap(finding: Finding, begin: number, end: number): number {
  const shared = Math.min(finding.end, end) - Math.max(finding.begin, begin);
  return shared / (Math.max(finding.end, end) - Math.min(finding.begin, begin));
}
