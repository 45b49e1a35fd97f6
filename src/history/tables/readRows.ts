import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { HistoryTableError } from './historyTableError.ts';

/**
 * A row by column name; absent, empty and NaN cells are `undefined`, whole numbers are numbers, true
 * and false are 1 and 0.
 */
export type Row = Readonly<Record<string, string | number | undefined>>;

/**
 * Rows of a table in the order of the file: `.parquet`, `.csv`, `.csv.gz`.
 *
 * @param wanted - columns to read; those a file does not have are absent from its rows
 * @throws {@link HistoryTableError} when the file cannot be read as what its name says
 */
export async function* readRows(
  file: string,
  wanted: readonly string[],
): AsyncGenerator<Row, void> {
  try {
    if (file.endsWith('.parquet')) yield* readParquet(file, wanted);
    else yield* readCsv(file);
  } catch (cause) {
    if (cause instanceof HistoryTableError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new HistoryTableError(`expected ${file} to be a readable table: ${why}`, { cause });
  }
}

async function* readParquet(file: string, wanted: readonly string[]): AsyncGenerator<Row, void> {
  const { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } = await import(
    'hyparquet'
  );
  const { compressors } = await import('hyparquet-compressors');
  const buffer = await asyncBufferFromFile(file);
  const metadata = await parquetMetadataAsync(buffer);
  const present = new Set(metadata.schema.slice(1).map(({ name }) => name));
  const columns = wanted.filter((name) => present.has(name));
  // Group by group: a window inside a group would decode the whole group again.
  let from = 0;
  for (const group of metadata.row_groups) {
    const to = from + Number(group.num_rows);
    const objects = await parquetReadObjects({
      file: buffer,
      metadata,
      compressors,
      columns,
      rowStart: from,
      rowEnd: to,
    });
    from = to;
    for (const object of objects) yield plain(object);
  }
}

let lastDay = Number.NaN;
let lastDate = '';

/** `YYYY-MM-DD`; rows of one game ask for the same day. */
function dateOf(date: Date): string {
  const day = date.getTime();
  if (day !== lastDay) {
    lastDay = day;
    lastDate = date.toISOString().slice(0, 10);
  }
  return lastDate;
}

/** Whole numbers as numbers, days as text, absent as absent; the row itself is made anew. */
function plain(object: Readonly<Record<string, unknown>>): Row {
  const row: Record<string, string | number | undefined> = {};
  for (const name in object) {
    const value = object[name];
    if (value === null || value === undefined) continue;
    if (Number.isNaN(value)) continue;
    if (typeof value === 'bigint' || typeof value === 'boolean') row[name] = Number(value);
    else if (typeof value === 'number' || typeof value === 'string') row[name] = value;
    else row[name] = value instanceof Date ? dateOf(value) : String(value);
  }
  return row;
}

/** What programs write for no value. */
const ABSENT = /^(|nan|null|none|<na>)$/i;
const TRUTH: Readonly<Record<string, number>> = {
  true: 1,
  True: 1,
  TRUE: 1,
  false: 0,
  False: 0,
  FALSE: 0,
};

const toValue = (cell: string): string | number =>
  /^-?\d{1,15}(\.\d+)?$/.test(cell) ? Number(cell) : (TRUTH[cell] ?? cell);

async function* readCsv(file: string): AsyncGenerator<Row, void> {
  const bytes = createReadStream(file);
  const text = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  // An error of the file would otherwise never reach the reader of the lines.
  bytes.on('error', (error) => text.destroy(error));
  let names: readonly string[] | undefined;
  for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line === '') continue;
    const cells = splitCsv(line);
    if (!names) {
      names = cells;
      continue;
    }
    if (cells.length !== names.length) {
      throw new HistoryTableError(
        `${file}: expected ${names.length} cells in a row, got ${cells.length}`,
      );
    }
    const row: Record<string, string | number | undefined> = {};
    for (const [i, cell] of cells.entries()) {
      if (!ABSENT.test(cell)) row[names[i]!] = toValue(cell);
    }
    yield row;
  }
}

/** Splits one line by RFC 4180; a quoted cell may hold commas, not line breaks. */
export function splitCsv(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  );
}
