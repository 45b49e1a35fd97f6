import { readFileSync } from 'node:fs';
import type { PiiType } from '../../../src/redaction/piiType.ts';
import { seeded } from '../../../src/redaction/sampleRecords.ts';
import { Values } from './values.ts';

/** A text whose personal data is known: UTF-16 units, end exclusive. */
export interface MarkedDocument {
  readonly id: string;
  readonly domain: string;
  readonly template: string;
  readonly text: string;
  readonly entities: readonly { begin: number; end: number; type: PiiType }[];
}

/**
 * `development` and `registers`: domains whose errors were looked at while rules were written, the
 * latter in other registers of writing and with names and addresses of more countries. `papers`:
 * forms, tables, logs and letters of offices, looked at as well. `held`, `heldRegisters` and
 * `heldPapers`: domains that only the figures were read of.
 */
export type Part = 'development' | 'held' | 'registers' | 'heldRegisters' | 'papers' | 'heldPapers';

interface Template {
  readonly domain: string;
  readonly text: string;
}

/** Slots whose values stay what they are when a writer uses no capitals, or nothing else. */
const ANY_CASE =
  /^(?:name|first|last|world|worldFirst|worldLast|worldAddress|worldLines|lastFirst|address|street|town|townState|zip|phone|email|date|time|weekday|age|years|yearOld|year|monthYear|card|cardLast|cvv|expiry|ssn|place|company|product|drug|team|arena|money|code|n\d?)$/;

/** Texts made of every template, `copies` of each; some all in lower case, some in capitals. */
export function markedDocuments(part: Part, seed: number, copies: number): MarkedDocument[] {
  const random = seeded(seed);
  const values = new Values(random, seed);
  const documents: MarkedDocument[] = [];
  for (const [i, template] of templatesOf(part).entries()) {
    for (let copy = 0; copy < copies; copy++) {
      const { text, entities, slots } = fill(template.text, values);
      const dice = random();
      const free = slots.every((slot) => ANY_CASE.test(slot)) && !text.includes('{"');
      const cased =
        free && dice < 0.08 ? text.toLowerCase() : free && dice > 0.95 ? text.toUpperCase() : text;
      documents.push({
        id: `${part}-${i}-${copy}`,
        domain: template.domain,
        template: template.text,
        // Offsets hold only where changing case changes no length.
        text: cased.length === text.length ? cased : text,
        entities,
      });
    }
  }
  return documents;
}

function templatesOf(part: Part): Template[] {
  const lines = readFileSync(new URL(`${part}.txt`, import.meta.url), 'utf8').split('\n');
  const templates: Template[] = [];
  let domain = '';
  for (const line of lines) {
    if (line.startsWith('# ')) domain = line.slice(2);
    else if (line !== '')
      templates.push({ domain, text: line.replaceAll('\\n', '\n').replaceAll('\\t', '\t') });
  }
  return templates;
}

function fill(template: string, values: Values) {
  let text = '';
  let last = 0;
  const slots: string[] = [];
  const entities: { begin: number; end: number; type: PiiType }[] = [];
  for (const match of template.matchAll(/\{([a-z]\w*)\}/gi)) {
    const slot = match[1]!;
    const value = values.of(slot);
    text += template.slice(last, match.index);
    if (value.type)
      entities.push({ begin: text.length, end: text.length + value.text.length, type: value.type });
    text += value.text;
    slots.push(slot);
    last = match.index + match[0].length;
  }
  return { text: text + template.slice(last), entities, slots };
}
