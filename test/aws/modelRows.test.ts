import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { modelRows } from '../../src/aws/modelRows.ts';
import { createCsvReader } from '../../src/model/serving/csvReader.ts';

const readBack = (csv: string, columns: number) =>
  createCsvReader(columns)(Buffer.from(csv)).values;
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
  expect(modelRows([[Math.fround(1 / 3), Number.NaN, 7]]).csv).toBe('0.333333343,,7');
});

it('writes doubles in full', () => {
  fc.assert(
    fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (value) => {
      const { csv } = modelRows([[value, 1 / 3]]);
      expect([...readBack(csv, 2)].map(noSign)).toEqual([noSign(value), 1 / 3]);
    }),
  );
  expect(modelRows([[0.1 + 0.2]])).toEqual({ csv: '0.30000000000000004', isFloat32: false });
});
