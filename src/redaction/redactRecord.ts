import { selectFields } from './fields.ts';
import type { Finding } from './finding.ts';
import { joinFields, splitFindings } from './joinedText.ts';
import type { KeyPath } from './keyPath.ts';
import type { PiiType } from './piiType.ts';
import type { ApplyPolicy } from './policy.ts';
import type { Language, PiiDetector, Redaction } from './ports.ts';

export interface RedactOptions {
  /** Keys whose texts are checked; every text when left out. */
  readonly keys?: readonly KeyPath[];
  readonly detector: PiiDetector;
  readonly language: Language;
  /** Makes the operators of one record. */
  readonly operators: () => ApplyPolicy;
  /** Ask `contains` first, and `detect` only when it says yes. */
  readonly containsFirst: boolean;
}

export interface RedactedJson {
  /** The record with its texts changed; the given value itself, changed in place. */
  readonly content: unknown;
  readonly redactions: readonly Redaction[];
  readonly missingKeys: readonly string[];
  /** Requests to the detector. */
  readonly requests: { readonly contains: number; readonly detect: number };
}

/** Finds and changes the personal data of one parsed record. Rejects as the detector does. */
export async function redactRecord(record: unknown, options: RedactOptions): Promise<RedactedJson> {
  const { detector, language } = options;
  const root = { record };
  const { fields, missing } = selectFields(root, options.keys);
  const filled = fields.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const apply = options.operators();
  const redactions: Redaction[] = [];
  const requests = { contains: 0, detect: 0 };
  const batches = detector.joinsFields
    ? filled.length > 0
      ? [filled]
      : []
    : filled.map((f) => [f]);
  for (const batch of batches) {
    const joined = joinFields(batch);
    if (options.containsFirst) {
      requests.contains++;
      const labels = await detector.contains(joined.text, language);
      if (labels.length === 0) continue;
    }
    requests.detect++;
    const findings = await detector.detect(joined.text, language);
    for (const { field, findings: own } of splitFindings(joined, findings)) {
      const changed = change(field.text, own, (value, type) => apply(value, type, field.key));
      if (changed.counts.size === 0) continue;
      field.replace(changed.text);
      for (const [type, count] of changed.counts)
        redactions.push({ type, count, path: field.path });
    }
  }
  return { content: root.record, redactions, missingKeys: missing, requests };
}

/** Puts changed pieces into a text; pieces that are kept do not count. */
function change(
  text: string,
  findings: readonly Finding[],
  apply: (value: string, type: PiiType) => string | undefined,
): { text: string; counts: Map<PiiType, number> } {
  const counts = new Map<PiiType, number>();
  let out = '';
  let at = 0;
  for (const { type, begin, end } of findings) {
    const put = apply(text.slice(begin, end), type);
    if (put === undefined) continue;
    out += text.slice(at, begin) + put;
    at = end;
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return { text: out + text.slice(at), counts };
}
