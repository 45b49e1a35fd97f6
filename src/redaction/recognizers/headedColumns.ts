import type { Finding } from '../finding.ts';
import type { PiiType } from '../piiType.ts';
import type { PreparedText } from '../preparedText.ts';
import type { Recognizer } from '../recognizer.ts';

const CELLS = 40;
/** Longest cell that is a value of its column and no sentence. */
const LONGEST = 80;

/** What a column is called when it holds personal data, by the type of its values. */
const LABELS: readonly (readonly [PiiType, RegExp])[] = [
  [
    'NAME',
    /^(?:(?:first|last|middle|full|maiden|family|given|sur|player|patient|customer|client|guest|contact|employee|student|member|passenger|parent|holder|owner)[\s_-]?names?|(?:fore|sur)names?|player|patient|guest|passenger|parent|guardian|employee|student|attendee|cardholder|driver|manager|supervisor|teacher|instructor|customer|client|tenant|beneficiary|payee|applicant|contact|doctor|physician|therapist|coach)$/,
  ],
  ['AGE', /^age$/],
  [
    'ADDRESS',
    /^(?:(?:street|home|postal|mailing|billing|shipping)?[\s_-]?address|street|city|town|zip(?:[\s_-]?code)?|post(?:al)?[\s_-]?code|home[\s_-]?town|birth[\s_-]?place)$/,
  ],
  ['PHONE', /^(?:phone|mobile|cell|tel(?:ephone)?|fax)(?:[\s_-]?(?:number|no))?\.?$/],
  ['DATE_TIME', /^(?:dob|date[\s_-]?of[\s_-]?birth|birth[\s_-]?(?:date|day))$/],
  [
    'LICENSE_PLATE',
    /^(?:(?:licen[cs]e|number|vehicle)?[\s_-]?plate|plate[\s_-]?(?:number|no))\.?$/,
  ],
  ['USERNAME', /^(?:user[\s_-]?(?:name|id)|login|handle)$/],
  ['PASSWORD', /^passw(?:or)?d$/],
  ['SSN', /^(?:ssn|social[\s_-]?security(?:[\s_-]?number)?)$/],
];
/** Lines without any word of them name no column. */
const ANY_LABEL =
  /name|player|patient|guest|passenger|parent|guardian|employee|student|attendee|cardholder|driver|manager|supervisor|teacher|instructor|customer|client|tenant|beneficiary|payee|applicant|contact|doctor|physician|therapist|coach|(?<![a-z])age(?![a-z])|address|street|city|town|zip|post|birth|phone|mobile|cell|tel|fax|dob|ssn|social|plate|user|login|handle|passw/i;
/** Names a person only where another column speaks of people. */
const PLAIN_NAME = /^names?$/;

const VALUE: Readonly<Partial<Record<PiiType, RegExp>>> = {
  NAME: /^\p{L}[\p{L}\p{M}'’.\- ]{1,60}$/u,
  AGE: /^\d{1,3}$/,
  ADDRESS: /^(?=.*[\p{L}\d])[\p{L}\p{M}\d'’.,#/\- ]{2,80}$/u,
  PHONE: /^[+(]?\d[\d ().\-/]{5,20}$/,
  DATE_TIME: /\d/,
  LICENSE_PLATE: /^(?=.*\d)[\p{L}\d][\p{L}\d -]{2,9}$/u,
  USERNAME: /^(?=.*\p{L})[\p{L}\d._-]{3,40}$/u,
  PASSWORD: /^\S{4,64}$/,
  SSN: /^[\d*xX-]{4,11}$/,
};

/** Cells of a table whose first line names its columns: `first_name;last_name;zip`. */
export const headedColumns: Recognizer = {
  name: 'headedColumns',
  types: [...new Set(LABELS.map(([type]) => type))],
  *find({ text }: PreparedText): Generator<Finding> {
    let types: readonly (PiiType | undefined)[] = [];
    let mark = '';
    for (let from = text.indexOf('\n') < 0 ? text.length : 0; from < text.length; ) {
      const newLine = text.indexOf('\n', from);
      const to = newLine < 0 ? text.length : newLine;
      const line = to - from > LONGEST * CELLS ? '' : text.slice(from, to);
      const cells = mark === '' ? [] : split(line, mark);
      if (mark !== '' && cells.length === types.length) {
        for (const [i, { begin, value }] of cells.entries()) {
          const type = types[i];
          if (type === undefined || value.length > LONGEST || !VALUE[type]?.test(value)) continue;
          yield {
            type,
            begin: from + begin,
            end: from + begin + value.length,
            score: 0.75,
            explanation: { recognizer: 'headedColumns', reasons: ['name of its column'] },
          };
        }
      } else {
        [mark, types] = header(line);
      }
      from = to + 1;
    }
  },
};

/** The mark between the columns and their types, where a line names any. */
function header(line: string): [mark: string, types: readonly (PiiType | undefined)[]] {
  if (!ANY_LABEL.test(line)) return ['', []];
  for (const mark of ['\t', '|', ';', ',']) {
    if (!line.includes(mark)) continue;
    const labels = split(line, mark).map(({ value }) => value.toLowerCase());
    if (
      labels.length < 2 ||
      labels.length > CELLS ||
      labels.some((label) => /\d|\s.*\s.*\s/.test(label))
    )
      continue;
    const types = labels.map((label) => LABELS.find(([, pattern]) => pattern.test(label))?.[0]);
    if (types.every((type) => type === undefined)) continue;
    return [mark, types.map((type, i) => (PLAIN_NAME.test(labels[i]!) ? 'NAME' : type))];
  }
  return ['', []];
}

/** Cells without the blanks and quotes around them; a mark inside quotes parts nothing. */
function split(line: string, mark: string): { readonly begin: number; readonly value: string }[] {
  const cells: { begin: number; value: string }[] = [];
  let begin = 0;
  let quoted = false;
  for (let i = 0; i <= line.length; i++) {
    if (line[i] === '"') quoted = !quoted;
    if (i < line.length && (line[i] !== mark || quoted)) continue;
    let first = begin;
    let end = i;
    while (first < end && /[\s"]/.test(line[first]!)) first++;
    while (end > first && /[\s"]/.test(line[end - 1]!)) end--;
    cells.push({ begin: first, value: line.slice(first, end) });
    begin = i + 1;
  }
  // `| a | b |`
  if (mark === '|' && cells.length > 2 && cells[0]!.value === '') cells.shift();
  if (mark === '|' && cells.length > 2 && cells.at(-1)!.value === '') cells.pop();
  return cells;
}
