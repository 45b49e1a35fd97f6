/** Nine significant digits name every 32-bit value. Source: IEEE 754-2019, 5.12.2. */
const DIGITS = 9;
/** Between these, nine digits are written without making text: their powers of ten are exact. */
const LEAST_PLAIN = 1e-4;
const MOST_PLAIN = 1e9;
const POWERS = Float64Array.from({ length: 14 }, (_, i) => 10 ** i);
/** The longest text of a double, and what parts it from the next. */
const CELL_BYTES = 25;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const LINE_FEED = 10;

/** Rows of a request as CSV without a header; an empty cell is unknown. */
export interface ModelRows {
  readonly csv: Buffer;
  /** Whether every value is a 32-bit one: rounded to 32 bits, the text reads back as the same. */
  readonly isFloat32: boolean;
}

/**
 * 32-bit values, as features are, take half the bytes of doubles, and so few digits that neither
 * writer nor reader need make text of them; doubles are written in full.
 */
export function modelRows(rows: readonly ArrayLike<number>[]): ModelRows {
  const isFloat32 = rows.every(hasOnlyFloat32);
  const cells = rows.reduce((sum, row) => sum + row.length, 0);
  const bytes = Buffer.allocUnsafe(cells * CELL_BYTES);
  let at = 0;
  for (const row of rows) {
    for (let column = 0; column < row.length; column++) {
      if (column > 0) bytes[at++] = COMMA;
      at = writeCell(bytes, at, row[column]!, isFloat32);
    }
    bytes[at++] = LINE_FEED;
  }
  // Lines are parted by a line feed; the last has none.
  return { csv: bytes.subarray(0, Math.max(0, at - 1)), isFloat32 };
}

function hasOnlyFloat32(row: ArrayLike<number>): boolean {
  for (let column = 0; column < row.length; column++) {
    const value = row[column]!;
    if (Math.fround(value) !== value && !Number.isNaN(value)) return false;
  }
  return true;
}

/** @returns where the cell ends */
function writeCell(bytes: Buffer, at: number, value: number, isFloat32: boolean): number {
  if (Number.isNaN(value)) return at;
  const size = Math.abs(value);
  if (isFloat32 && size < MOST_PLAIN && (size >= LEAST_PLAIN || size === 0)) {
    if (value < 0) bytes[at] = MINUS;
    return writeNineDigits(bytes, value < 0 ? at + 1 : at, size);
  }
  const isShort = isFloat32 && !Number.isInteger(value);
  const text = String(isShort ? Number(value.toPrecision(DIGITS)) : value);
  return at + bytes.write(text, at, 'latin1');
}

/**
 * A size of nine significant digits without zeros at its end. One product of doubles is off by far
 * less than the ninth digit, which is itself three times finer than 32-bit values are apart.
 */
function writeNineDigits(bytes: Buffer, from: number, size: number): number {
  if (Number.isInteger(size)) return writeInteger(bytes, from, size, 1);
  let decimals = DIGITS - 1;
  while (size >= POWERS[DIGITS - decimals]!) decimals--;
  while (size * POWERS[decimals]! < POWERS[DIGITS - 1]!) decimals++;
  let digits = Math.round(size * POWERS[decimals]!);
  while (digits % 10 === 0) {
    digits /= 10;
    decimals--;
  }
  const whole = Math.trunc(digits / POWERS[decimals]!);
  const point = writeInteger(bytes, from, whole, 1);
  bytes[point] = POINT;
  return writeInteger(bytes, point + 1, digits - whole * POWERS[decimals]!, decimals);
}

/** At least so many digits, with zeros before them. @returns where they end */
function writeInteger(bytes: Buffer, from: number, value: number, least: number): number {
  let end = from + least;
  while (value >= POWERS[end - from]!) end++;
  let rest = value;
  for (let at = end - 1; at >= from; at--) {
    const tens = Math.trunc(rest / 10);
    bytes[at] = ZERO + rest - tens * 10;
    rest = tens;
  }
  return end;
}
