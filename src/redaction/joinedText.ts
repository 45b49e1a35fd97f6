import type { Field } from './fields.ts';
import type { Finding } from './finding.ts';

/**
 * Several fields as one text, `label: value` on lines of their own: one request instead of many, and
 * the label is context ("ssn: 536904399"). Remembers where each value went.
 */
export interface JoinedText {
  readonly text: string;
  readonly pieces: readonly { readonly field: Field; readonly begin: number }[];
}

const BETWEEN = '\n\n';

export function joinFields(fields: readonly Field[]): JoinedText {
  let text = '';
  const pieces: { field: Field; begin: number }[] = [];
  for (const field of fields) {
    if (text !== '') text += BETWEEN;
    if (field.label !== '') text += `${field.label}: `;
    pieces.push({ field, begin: text.length });
    text += field.text;
  }
  return { text, pieces };
}

export interface FieldFindings {
  readonly field: Field;
  /** Offsets within the field's own text. */
  readonly findings: readonly Finding[];
}

/** Brings findings in a joined text back to their fields; what lies over an edge is cut there. */
export function splitFindings(joined: JoinedText, findings: readonly Finding[]): FieldFindings[] {
  let next = 0;
  return joined.pieces.map(({ field, begin }) => {
    const end = begin + field.text.length;
    while (next < findings.length && findings[next]!.end <= begin) next++;
    const own: Finding[] = [];
    for (let i = next; i < findings.length && findings[i]!.begin < end; i++) {
      const finding = findings[i]!;
      const from = Math.max(finding.begin, begin) - begin;
      const to = Math.min(finding.end, end) - begin;
      if (from < to) own.push({ ...finding, begin: from, end: to });
    }
    return { field, findings: own };
  });
}
