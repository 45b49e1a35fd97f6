import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { modelRows } from '../../src/aws/modelRows.ts';
import { createCsvReader } from '../../src/model/serving/csvReader.ts';

const readBack = (csv: Buffer, columns: number) => createCsvReader(columns)(csv).values;
/** Less zero is zero to a tree. */
const noSign = (value: number) => value + 0;

it('writes 32-bit values that read back as the same 32-bit values', () => {
  const cell = fc.oneof(fc.float({ noDefaultInfinity: true }), fc.integer({ min: 0, max: 99 }));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (rows) => {
      const { csv, isFloat32 } = modelRows(rows);
      expect(isFloat32).toBe(true);
      expect(readBack(csv, 3).map((value) => noSign(Math.fround(value)))).toEqual(
        Float64Array.from(rows.flat(), noSign),
      );
    }),
  );
  expect(modelRows([[Math.fround(1 / 3), Number.NaN, 7]]).csv.toString()).toBe('0.333333343,,7');
});

it('writes 32-bit values of ordinary size in as few of nine digits as JavaScript does', () => {
  const size = fc.tuple(
    fc.integer({ min: -5, max: 9 }),
    fc.double({ min: 1, max: 10, noNaN: true }),
  );
  fc.assert(
    fc.property(size, fc.boolean(), ([exponent, size], isNegative) => {
      const value = Math.fround((isNegative ? -size : size) * 10 ** exponent);
      const wanted = Number.isInteger(value) ? value : Number(value.toPrecision(9));
      expect(modelRows([[value]]).csv.toString()).toBe(String(wanted));
    }),
    { numRuns: 5_000 },
  );
});

it('ends lines between rows alone', () => {
  expect(
    modelRows([
      [1, -0.5],
      [Number.NaN, 0],
      [Number.NaN, Number.NaN],
    ]).csv.toString(),
  ).toBe('1,-0.5\n,0\n,');
});

it('writes doubles in full', () => {
  fc.assert(
    fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (value) => {
      const { csv } = modelRows([[value, 1 / 3]]);
      expect([...readBack(csv, 2)].map(noSign)).toEqual([noSign(value), 1 / 3]);
    }),
  );
  expect(modelRows([[0.1 + 0.2]])).toEqual({
    csv: Buffer.from('0.30000000000000004'),
    isFloat32: false,
  });
});
