import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv, parseJsonLines, RowFormatError } from '../../../src/model/serving/parseRows.ts';

const csv = (text: string, columns: number) => parseCsv(Buffer.from(text), columns);

describe('rows of a request', () => {
  it('are read from CSV as the very doubles that were written', () => {
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

  it('are the same by JSON lists, JSON objects and CSV', () => {
    const lists = parseJsonLines('[1,null]\n\n[2,3]\n', ['a', 'b']);
    const objects = parseJsonLines('{"a":1}\n{"b":3,"a":2}', ['a', 'b']);
    expect(lists).toEqual(objects);
    expect(lists).toEqual(csv('1,\n2,3', 2));
  });
});
