/** Nine significant digits name every 32-bit value. Source: IEEE 754-2019, 5.12.2. */
const DIGITS = 9;

/** Rows of a request as CSV without a header; an empty cell is unknown. */
export interface ModelRows {
  readonly csv: string;
  /** Whether every value is a 32-bit one: rounded to 32 bits, the text reads back as the same. */
  readonly isFloat32: boolean;
}

/**
 * 32-bit values, as features are, take half the bytes of doubles, and so few digits that a reader
 * need not make text of them; doubles are written in full.
 */
export function modelRows(rows: readonly ArrayLike<number>[]): ModelRows {
  const isFloat32 = rows.every((row) =>
    Array.from(row).every((value) => Number.isNaN(value) || Math.fround(value) === value),
  );
  const cell = (value: number) => {
    if (Number.isNaN(value)) return '';
    const isShort = isFloat32 && !Number.isInteger(value);
    return String(isShort ? Number(value.toPrecision(DIGITS)) : value);
  };
  return { csv: rows.map((row) => Array.from(row, cell).join(',')).join('\n'), isFloat32 };
}
