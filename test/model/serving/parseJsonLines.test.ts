import { expect, it } from 'vitest';
import { createCsvReader } from '../../../src/model/serving/csvReader.ts';
import { parseJsonLines } from '../../../src/model/serving/parseJsonLines.ts';

it('reads the same rows from JSON lists, JSON objects and CSV', () => {
  const lists = parseJsonLines('[1,null]\n\n[2,3]\n', ['a', 'b']);
  const objects = parseJsonLines('{"a":1}\n{"b":3,"a":2}', ['a', 'b']);
  expect(lists).toEqual(objects);
  expect(lists).toEqual(createCsvReader(2)(Buffer.from('1,\n2,3')));
});

it('rounds to the nearest 32-bit values when asked', () => {
  const { values } = parseJsonLines('[0.1,null]', ['a', 'b'], true);
  expect([...values]).toEqual([Math.fround(0.1), Number.NaN]);
});
