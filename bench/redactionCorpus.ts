/**
 * What is found in texts of many domains that the development sets do not have?
 *
 *   npx tsx bench/redactionCorpus.ts [--errors PATTERN]
 *
 * Texts are made of the templates in test/redaction/corpus; the domains of the parts `held`,
 * `heldRegisters` and `heldPapers` were not looked at while rules were written. `--errors` prints what was missed and what was taken wrongly in the
 * other domains whose name matches.
 */
import { parseArgs } from 'node:util';
import { detectPii } from '../src/redaction/detectPii.ts';
import type { Part } from '../test/redaction/corpus/documents.ts';
import { markedDocuments } from '../test/redaction/corpus/documents.ts';
import type { Judged } from '../test/redaction/corpus/score.ts';
import { score } from '../test/redaction/corpus/score.ts';

const { values } = parseArgs({
  options: {
    errors: { type: 'string' },
    seed: { type: 'string', default: '1' },
    copies: { type: 'string', default: '20' },
  },
});

const PARTS = [
  'development',
  'held',
  'registers',
  'heldRegisters',
  'papers',
  'heldPapers',
] as const;

function judged(part: Part): Judged[] {
  return markedDocuments(part, Number(values.seed), Number(values.copies)).map((document) => ({
    document,
    findings: detectPii(document.text),
  }));
}

const rounded = (_: string, value: unknown) =>
  typeof value === 'number' ? Math.round(value * 1_000) / 1_000 : value;

if (values.errors === undefined) {
  for (const part of PARTS) {
    const all = judged(part);
    const { byType, ...whole } = score(all);
    process.stdout.write(`${JSON.stringify({ part, ...whole }, rounded)}\n`);
    for (const [type, figures] of Object.entries(byType).sort())
      process.stdout.write(`  ${type.padEnd(40)} ${JSON.stringify(figures, rounded)}\n`);
    for (const domain of new Set(all.map(({ document }) => document.domain))) {
      const { precision, recall, f2, leaking } = score(
        all.filter(({ document }) => document.domain === domain),
      );
      process.stdout.write(
        `  ${domain.padEnd(30)} ${JSON.stringify({ precision, recall, f2, leaking }, rounded)}\n`,
      );
    }
  }
} else {
  const wanted = new RegExp(values.errors);
  for (const { document, findings } of [
    ...judged('development'),
    ...judged('registers'),
    ...judged('papers'),
  ]) {
    if (!wanted.test(document.domain)) continue;
    const { text, entities } = document;
    const of = (spans: readonly { begin: number; end: number }[], i: number) =>
      spans.some(({ begin, end }) => i >= begin && i < end);
    const bad =
      [...text].length > 0 &&
      [...Array(text.length).keys()].some(
        (i) => /[\p{L}\p{N}]/u.test(text[i]!) && of(entities, i) !== of(findings, i),
      );
    if (!bad) continue;
    let shown = '';
    let open = '';
    for (let i = 0; i <= text.length; i++) {
      const gold = of(entities, i);
      const found = of(findings, i);
      const now = i === text.length || gold === found ? '' : gold ? '-' : '+';
      if (now !== open && (i === text.length || /[\p{L}\p{N}]/u.test(text[i]!))) {
        if (open) shown += open === '-' ? '⟧' : '⟫';
        if (now) shown += now === '-' ? '⟦' : '⟪';
        open = now;
      }
      shown += text[i] ?? '';
    }
    process.stdout.write(`${shown.replaceAll('\n', '\\n')}\n`);
  }
}
