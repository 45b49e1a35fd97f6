import { type RequestRows, RowFormatError } from './requestRows.ts';

const COMMA = 44;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, i) => 10 ** i);
/** Digits that a double holds exactly, whatever they are. */
const EXACT_DIGITS = 15;
/** Below it a number with one more digit is a 32-bit integer still: those add up twice as fast. */
const MOST_BEFORE_DIGIT = 200_000_000;
/** Values that are kept room for between requests: 8 MB. */
const MOST_KEPT = 1_000_000;

/** Numbers as CSV writers write them; no hexadecimal, no `Infinity`. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** A cell that is not plain digits: LightGBM takes NaN for missing, and so an empty cell. */
function readCell(text: string, isFloat32: boolean, row: number, column: number): number {
  const trimmed = text.trim();
  if (trimmed === '' || /^nan$/i.test(trimmed)) return Number.NaN;
  const value = NUMBER.test(trimmed) ? Number(trimmed) : Number.NaN;
  if (!Number.isFinite(value)) {
    throw new RowFormatError(`row ${row}, column ${column}: expected a finite number or nothing`);
  }
  return isFloat32 ? Math.fround(value) : value;
}

/**
 * Reads a row into `into` from its place on. Cells that are empty or of plain digits with at most one
 * point are read without making text. That is exact: up to 15 digits and ten to the 15th are doubles,
 * and one division of doubles rounds once.
 *
 * @returns where the row's line ends
 */
function readRow(
  bytes: Buffer,
  from: number,
  row: number,
  into: Float64Array,
  columns: number,
  isFloat32: boolean,
): number {
  // Constants of its own: bundled, those of the module are variables, looked up for each byte.
  const zero = 48;
  const nine = 9;
  const comma = COMMA - zero;
  const lineFeed = LINE_FEED - zero;
  const point = 46 - zero;
  const minus = 45 - zero;
  const mostBeforeDigit = MOST_BEFORE_DIGIT;
  const last = (row + 1) * columns - 1;
  let at = from;
  for (let place = row * columns; ; place++) {
    const cellAt = at;
    let digit = bytes[at]! - zero;
    const isNegative = digit === minus;
    if (isNegative) digit = bytes[++at]! - zero;
    const first = at;
    let whole = 0;
    while (digit >= 0 && digit <= nine && whole < mostBeforeDigit) {
      whole = (Math.imul(whole, 10) + digit) | 0;
      digit = bytes[++at]! - zero;
    }
    let value = whole;
    let digits = at - first;
    if (digit === point) {
      const behind = at + 1;
      digit = bytes[++at]! - zero;
      while (digit >= 0 && digit <= nine && whole < mostBeforeDigit) {
        whole = (Math.imul(whole, 10) + digit) | 0;
        digit = bytes[++at]! - zero;
      }
      value = whole;
      while (digit >= 0 && digit <= nine && at - first <= EXACT_DIGITS) {
        value = value * 10 + digit;
        digit = bytes[++at]! - zero;
      }
      digits = at - first - 1;
      value /= POWERS[at - behind]!;
    }
    const isOver = digit === comma || digit === lineFeed;
    if (isOver && digits > 0 && digits <= EXACT_DIGITS) {
      if (isNegative) value = -value;
      into[place] = isFloat32 ? Math.fround(value) : value;
    } else if (isOver && at === cellAt) into[place] = Number.NaN;
    else {
      at = endOfCell(bytes, cellAt);
      const text = bytes.toString('latin1', cellAt, at);
      // Not by way of `value`, which would then be an object for every cell.
      into[place] = readCell(text, isFloat32, row, place - row * columns);
    }
    const isLineOver = bytes[at] === LINE_FEED;
    if (place === last || isLineOver) {
      if (place === last && isLineOver) return at;
      throw countError(bytes, from, row, columns);
    }
    at++;
  }
}

function endOfCell(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] !== COMMA && bytes[at] !== LINE_FEED) at++;
  return at;
}

function countError(bytes: Buffer, from: number, row: number, columns: number): RowFormatError {
  const line = bytes.toString('latin1', from, bytes.indexOf(LINE_FEED, from));
  return new RowFormatError(
    `row ${row}: expected ${columns} values, got ${line.split(',').length}`,
  );
}

/**
 * Reads CSV without a header. With `isFloat32` each value is rounded to the nearest 32-bit one.
 * The values hold until the reader is called again. @throws {@link RowFormatError}
 */
export type CsvReader = (bytes: Buffer, isFloat32?: boolean) => RequestRows;

/** A reader of rows of so many columns, which reads into the same room again and again. */
export function createCsvReader(columns: number): CsvReader {
  let kept = new Float64Array(64 * columns);
  return (given, isFloat32 = false) => {
    // Each line ends with a line feed, so that reading one need not look for the end.
    const isEnded = given.length > 0 && given[given.length - 1] === LINE_FEED;
    const bytes = isEnded ? given : Buffer.concat([given, Buffer.of(LINE_FEED)]);
    let end = bytes.length;
    while (end > 0 && (bytes[end - 1] === LINE_FEED || bytes[end - 1] === CARRIAGE_RETURN)) end--;
    let values = kept;
    let rows = 0;
    for (let at = 0; at < end; rows++) {
      const first = rows * columns;
      if (first + columns > values.length) {
        const larger = new Float64Array(2 * values.length);
        larger.set(values);
        values = larger;
      }
      at = readRow(bytes, at, rows, values, columns, isFloat32) + 1;
    }
    if (values.length <= MOST_KEPT) kept = values;
    return { values: values.subarray(0, rows * columns), rows };
  };
}
