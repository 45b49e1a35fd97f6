/** The rows of a request cannot be read; the message names row and column. */
export class RowFormatError extends Error {
  override readonly name = 'RowFormatError';
}

function cell(text: string, row: number, column: number): number {
  const trimmed = text.trim();
  // LightGBM takes NaN for missing; a CSV writes it so or leaves the cell empty.
  if (trimmed === '' || trimmed === 'NaN' || trimmed === 'nan') return Number.NaN;
  const value = Number(trimmed);
  if (!Number.isFinite(value)) {
    throw new RowFormatError(`row ${row}, column ${column}: expected a finite number or nothing`);
  }
  return value;
}

/** CSV without a header → [n, k]. @throws {@link RowFormatError} */
export function parseCsv(text: string, columns: number): readonly Float64Array[] {
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line, row) => {
      const cells = line.split(',');
      if (cells.length !== columns) {
        throw new RowFormatError(`row ${row}: expected ${columns} values, got ${cells.length}`);
      }
      return Float64Array.from(cells, (one, column) => cell(one, row, column));
    });
}

/**
 * JSON lines → [n, k]; a line is a list of values in order or an object by feature name. `null` and
 * absent names are missing; unknown names are refused. @throws {@link RowFormatError}
 */
export function parseJsonLines(
  text: string,
  featureNames: readonly string[],
): readonly Float64Array[] {
  const index = new Map(featureNames.map((name, i) => [name, i]));
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, row) => {
      let given: unknown;
      try {
        given = JSON.parse(line);
      } catch {
        throw new RowFormatError(`row ${row}: expected a JSON list or object`);
      }
      const values = new Float64Array(featureNames.length).fill(Number.NaN);
      const put = (value: unknown, column: number) => {
        if (value === null) return;
        if (typeof value !== 'number') {
          throw new RowFormatError(`row ${row}, column ${column}: expected a number or null`);
        }
        values[column] = value;
      };
      if (Array.isArray(given)) {
        if (given.length !== featureNames.length) {
          throw new RowFormatError(
            `row ${row}: expected ${featureNames.length} values, got ${given.length}`,
          );
        }
        given.forEach(put);
        return values;
      }
      if (typeof given !== 'object' || given === null) {
        throw new RowFormatError(`row ${row}: expected a JSON list or object`);
      }
      for (const [name, value] of Object.entries(given)) {
        const column = index.get(name);
        if (column === undefined)
          throw new RowFormatError(`row ${row}: unknown feature "${name.slice(0, 60)}"`);
        put(value, column);
      }
      return values;
    });
}
