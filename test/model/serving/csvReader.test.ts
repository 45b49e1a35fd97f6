import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCsvReader } from '../../../src/model/serving/csvReader.ts';
import { RowFormatError } from '../../../src/model/serving/requestRows.ts';

const csv = (text: string, columns: number) => createCsvReader(columns)(Buffer.from(text));

describe('rows of CSV', () => {
  it('are read as the very doubles that were written', () => {
    const finite = fc.double({ noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(finite, finite, finite), { minLength: 1 }), (rows) => {
        const { values } = csv(rows.map((row) => row.map(String).join(',')).join('\n'), 3);
        expect([...values]).toEqual(rows.flat().map((value) => Number(String(value))));
      }),
    );
  });

  it('are read from decimals of any length as Number reads them', () => {
    const digits = fc.stringMatching(/^-?[0-9]{1,20}([.][0-9]{0,20})?$/);
    fc.assert(
      fc.property(digits, (text) => {
        expect(csv(text, 1).values[0]).toBe(Number(text));
      }),
    );
  });

  it('may end lines as Windows does, hold spaces and end with an empty line', () => {
    expect([...csv('1, 2.5\r\n-3e2,.5 \r\n', 2).values]).toEqual([1, 2.5, -300, 0.5]);
  });

  it('have NaN where a cell is empty', () => {
    expect([...csv('1,,NaN,nan', 4).values]).toEqual([1, Number.NaN, Number.NaN, Number.NaN]);
  });

  it.each(['Infinity', '-inf', '1e999', '0x10', '1_000', '--1', '1.2.3', '.', '1e', 'é'])(
    'are refused with %s in a cell',
    (cell) => {
      expect(() => csv(`0,${cell}`, 2)).toThrow(RowFormatError);
      expect(() => csv(`0,${cell}`, 2)).toThrow('row 0, column 1');
    },
  );

  it.each([
    ['1,2\n1', 'row 1: expected 2 values, got 1'],
    ['1,2,3\n1,2', 'row 0: expected 2 values, got 3'],
    ['1,2\n\n1,2', 'row 1: expected 2 values, got 1'],
  ])('are refused when a line of %j has too few or too many', (text, words) => {
    expect(() => csv(text, 2)).toThrow(words);
  });

  it('are rounded to the nearest 32-bit values when asked', () => {
    const digits = fc.stringMatching(/^-?[0-9]{0,12}([.][0-9]{1,15})?(e-?[0-9])?$/);
    const read = createCsvReader(1);
    fc.assert(
      fc.property(
        digits.filter((text) => /^-?[0-9.]/.test(text)),
        (text) => {
          expect(read(Buffer.from(text), true).values[0]).toBe(Math.fround(Number(text)));
        },
      ),
    );
  });

  it('are those of this request alone, however many were read before', () => {
    const read = createCsvReader(2);
    const many = Array.from({ length: 500 }, (_, row) => `${row},${-row}`).join('\n');
    const { values, rows } = read(Buffer.from(many));
    expect(rows).toBe(500);
    expect([...values.slice(-2)]).toEqual([499, -499]);
    expect(values).toHaveLength(1000);
    expect(read(Buffer.from('7,\n,8\n'))).toEqual({
      values: Float64Array.of(7, Number.NaN, Number.NaN, 8),
      rows: 2,
    });
  });

  it('take no more room than their bytes need when lines are empty', () => {
    const read = createCsvReader(100_000);
    expect(() => read(Buffer.from(`1${'\n'.repeat(1_000_000)}1`))).toThrow(
      'row 0: expected 100000',
    );
  });
});
