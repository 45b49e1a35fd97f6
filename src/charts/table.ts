import { escapeText } from './svg.ts';

/** The numbers behind a picture: what a reader copies, and what a screen reader reads. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A table as HTML; numbers right of a class `number`, missing values as an en dash. */
export function tableHtml(table: Table, caption: string): string {
  const head = table.columns.map((c) => `<th scope="col">${escapeText(c)}</th>`).join('');
  const rows = table.rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`);
  return [
    `<table><caption>${escapeText(caption)}</caption>`,
    `<thead><tr>${head}</tr></thead><tbody>`,
    ...rows,
    '</tbody></table>',
  ].join('\n');
}

/** A table as CSV by RFC 4180; a missing value is empty. */
export function tableCsv(table: Table): string {
  const lines = [table.columns, ...table.rows].map((row) => row.map(cellCsv).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

/** A table as rows of objects, for JSON. */
export function tableRecords(table: Table): Record<string, string | number | null>[] {
  return table.rows.map((row) =>
    Object.fromEntries(table.columns.map((column, i) => [column, row[i] ?? null])),
  );
}

/** A table as GitHub's Markdown. */
export function tableMarkdown(table: Table): string {
  const line = (cells: readonly (string | number | null)[]): string =>
    `| ${cells.map((cell) => String(cell ?? '–').replaceAll('|', '\\|')).join(' | ')} |`;
  return `${[line(table.columns), line(table.columns.map(() => '---')), ...table.rows.map(line)].join('\n')}\n`;
}

function cellHtml(cell: string | number | null): string {
  return typeof cell === 'number'
    ? `<td class="number">${cell}</td>`
    : `<td>${cell === null ? '–' : escapeText(cell)}</td>`;
}

function cellCsv(cell: string | number | null): string {
  if (cell === null) return '';
  const text = String(cell);
  // A leading =, +, - or @ of a text would be run as a formula by spreadsheets.
  const safe = typeof cell === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
