/** The rows of a request cannot be read; the message names row and column. */
export class RowFormatError extends Error {
  override readonly name = 'RowFormatError';
}

/** Rows of a request: values [n, k] row-major, NaN = missing. */
export interface RequestRows {
  readonly values: Float64Array;
  readonly rows: number;
}

const COMMA = 44;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const ZERO = 48;
const NINE = 57;

/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, i) => 10 ** i);
/** Digits that a double holds exactly, whatever they are. */
const EXACT_DIGITS = 15;

/** Numbers as CSV writers write them; no hexadecimal, no `Infinity`. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** A cell that is not plain digits: LightGBM takes NaN for missing, and so an empty cell. */
function readCell(text: string, row: number, column: number): number {
  const trimmed = text.trim();
  if (trimmed === '' || /^nan$/i.test(trimmed)) return Number.NaN;
  const value = NUMBER.test(trimmed) ? Number(trimmed) : Number.NaN;
  if (!Number.isFinite(value)) {
    throw new RowFormatError(`row ${row}, column ${column}: expected a finite number or nothing`);
  }
  return value;
}

/**
 * A cell of plain digits with at most one point, read without making text; NaN for any other. Exact:
 * up to 15 digits and ten to the 22nd are doubles, and one division of doubles rounds once.
 */
function readDigits(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  const isNegative = bytes[at] === 45;
  if (isNegative) at++;
  let digits = 0;
  let value = 0;
  let decimals = -1;
  for (; at < to; at++) {
    const byte = bytes[at]!;
    if (byte >= ZERO && byte <= NINE) {
      value = value * 10 + (byte - ZERO);
      digits++;
      if (decimals >= 0) decimals++;
    } else if (byte === 46 && decimals < 0) decimals = 0;
    else return Number.NaN;
  }
  if (digits === 0 || digits > EXACT_DIGITS) return Number.NaN;
  if (decimals > 0) value /= POWERS[decimals]!;
  return isNegative ? -value : value;
}

/** CSV without a header, read from its bytes. @throws {@link RowFormatError} */
export function parseCsv(bytes: Buffer, columns: number): RequestRows {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === LINE_FEED || bytes[end - 1] === CARRIAGE_RETURN)) end--;
  if (end === 0) return { values: new Float64Array(0), rows: 0 };
  let lines = 1;
  for (let i = 0; i < end; i++) if (bytes[i] === LINE_FEED) lines++;
  const values = new Float64Array(lines * columns);
  let at = 0;
  for (let row = 0; row < lines; row++) {
    let column = 0;
    for (let isLineOver = false; !isLineOver; column++) {
      let to = at;
      while (to < end && bytes[to] !== COMMA && bytes[to] !== LINE_FEED) to++;
      isLineOver = to >= end || bytes[to] === LINE_FEED;
      if (column < columns) {
        let last = to;
        while (last > at && (bytes[last - 1] === CARRIAGE_RETURN || bytes[last - 1] === SPACE)) {
          last--;
        }
        const plain = readDigits(bytes, at, last);
        values[row * columns + column] = Number.isNaN(plain)
          ? readCell(bytes.toString('latin1', at, last), row, column)
          : plain;
      }
      at = to + 1;
    }
    if (column !== columns) {
      throw new RowFormatError(`row ${row}: expected ${columns} values, got ${column}`);
    }
  }
  return { values, rows: lines };
}

/**
 * JSON lines; a line is a list of values in order or an object by feature name. `null` and absent
 * names are missing; unknown names are refused. @throws {@link RowFormatError}
 */
export function parseJsonLines(text: string, featureNames: readonly string[]): RequestRows {
  const columns = featureNames.length;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const values = new Float64Array(lines.length * columns).fill(Number.NaN);
  const index = new Map(featureNames.map((name, i) => [name, i]));
  for (const [row, line] of lines.entries()) {
    let given: unknown;
    try {
      given = JSON.parse(line);
    } catch {
      throw new RowFormatError(`row ${row}: expected a JSON list or object`);
    }
    const put = (value: unknown, column: number) => {
      if (value === null) return;
      // 1e999 is JSON, and reads as infinite.
      if (typeof value !== 'number' || !Number.isFinite(value)) {
        throw new RowFormatError(`row ${row}, column ${column}: expected a finite number or null`);
      }
      values[row * columns + column] = value;
    };
    if (Array.isArray(given)) {
      if (given.length !== columns) {
        throw new RowFormatError(`row ${row}: expected ${columns} values, got ${given.length}`);
      }
      given.forEach(put);
    } else if (typeof given === 'object' && given !== null) {
      for (const [name, value] of Object.entries(given)) {
        const column = index.get(name);
        if (column === undefined) {
          throw new RowFormatError(`row ${row}: unknown feature "${name.slice(0, 60)}"`);
        }
        put(value, column);
      }
    } else throw new RowFormatError(`row ${row}: expected a JSON list or object`);
  }
  return { values, rows: lines.length };
}
