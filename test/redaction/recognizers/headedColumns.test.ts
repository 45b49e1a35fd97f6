import { describe, expect, it } from 'vitest';
import { PreparedText } from '../../../src/redaction/preparedText.ts';
import { headedColumns } from '../../../src/redaction/recognizers/headedColumns.ts';

const found = (text: string) =>
  [...headedColumns.find(new PreparedText(text))].map(({ type, begin, end }) => [
    type,
    text.slice(begin, end),
  ]);

describe('headedColumns', () => {
  it('reads cells by the name of their column, quotes and blanks left alone', () => {
    expect(found('first_name;city;goals\n"Ada" ; Dayton ;3\n')).toEqual([
      ['NAME', 'Ada'],
      ['ADDRESS', 'Dayton'],
    ]);
    expect(found('| Player | Age |\n| Ada Roe | 34 |')).toEqual([
      ['NAME', 'Ada Roe'],
      ['AGE', '34'],
    ]);
  });

  it('reads plates, logins and passwords by their columns', () => {
    expect(found('driver,plate,fine\nAda Roe,WL20 VNA,40\n')).toEqual([
      ['NAME', 'Ada Roe'],
      ['LICENSE_PLATE', 'WL20 VNA'],
    ]);
    expect(found('user_id;password\nada.roe;Zamb0ni!9\n')).toEqual([
      ['USERNAME', 'ada.roe'],
      ['PASSWORD', 'Zamb0ni!9'],
    ]);
  });

  it('reads a table to its end, however many rows it has', () => {
    const rows = Array.from({ length: 12_000 }, () => 'Ada,34\n').join('');
    expect(found(`surname,age\n${rows}`)).toHaveLength(24_000);
  });

  it('takes "name" for a person only beside another column of persons', () => {
    expect(found('name,price\nHammer,12\n')).toEqual([]);
    expect(found('name,age\nHammer,12\n')).toEqual([
      ['NAME', 'Hammer'],
      ['AGE', '12'],
    ]);
  });

  it('finds nothing without a heading, in one line, or in cells that are no such value', () => {
    expect(found('Ada,34\nBea,35\n')).toEqual([]);
    expect(found('surname,age')).toEqual([]);
    expect(found('surname,age\n#12,unknown\n')).toEqual([]);
  });
});
