import { type RequestRows, RowFormatError } from './requestRows.ts';

/**
 * JSON lines; a line is a list of values in order or an object by feature name. `null` and absent
 * names are missing; unknown names are refused. With `isFloat32` each value is rounded to the nearest
 * 32-bit one. @throws {@link RowFormatError}
 */
export function parseJsonLines(
  text: string,
  featureNames: readonly string[],
  isFloat32 = false,
): RequestRows {
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
      values[row * columns + column] = isFloat32 ? Math.fround(value) : value;
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
