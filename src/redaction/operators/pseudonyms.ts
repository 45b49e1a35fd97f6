import { normal } from './keyedHash.ts';
import type { Operator } from './operator.ts';

/**
 * `NAME_1`, `NAME_2` …: the same value gets the same word as long as this operator lives, which is
 * one record. Numbers begin anew in the next, so nothing can be joined across records.
 */
export function pseudonyms(): Operator {
  const numbers = new Map<string, number>();
  const last = new Map<string, number>();
  return (value, type) => {
    const key = `${type}\0${normal(value)}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = (last.get(type) ?? 0) + 1;
      last.set(type, number);
      numbers.set(key, number);
    }
    return `${type}_${number}`;
  };
}
