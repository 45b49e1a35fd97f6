import { describe, expect, it } from 'vitest';
import { fillGaps, SeriesError, toSeries } from '../../src/forecasting/series.ts';

describe('toSeries', () => {
  it('fills gaps along a straight line and drops open ends', () => {
    const { x } = toSeries({ id: 'a', m: 1, h: 2, x: [null, 1, null, null, 4, null] }, 'line 1');
    expect([...x]).toEqual([1, 2, 3, 4]);
    expect([...fillGaps([null, null])]).toEqual([]);
  });

  it('takes a number as id and no season where none is given', () => {
    expect(toSeries({ id: 7, h: 1, x: [3] }, 'line 1')).toMatchObject({ id: '7', m: 1 });
  });

  it.each([
    [[1, 2], 'expected an object'],
    [{ id: '', h: 1, x: [1] }, 'id must be a text'],
    [{ id: 'a', h: 0, x: [1] }, 'h must be a whole number from 1'],
    [{ id: 'a', h: 1.5, x: [1] }, 'h must be a whole number from 1'],
    [{ id: 'a', h: 1, m: 0, x: [1] }, 'm must be a whole number from 1'],
    [{ id: 'a', h: 1, x: '1,2' }, 'x must be a list'],
    [{ id: 'a', h: 1, x: [1, 'two'] }, 'x[1] must be a finite number or null, got "two"'],
    [{ id: 'a', h: 1, x: [] }, 'no value to forecast from'],
  ])('says what is wrong with %j', (value, message) => {
    expect(() => toSeries(value, 'line 3')).toThrow(SeriesError);
    expect(() => toSeries(value, 'line 3')).toThrow(message);
    expect(() => toSeries(value, 'line 3')).toThrow('line 3');
  });
});
