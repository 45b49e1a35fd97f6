import type { Operator } from './operator.ts';

/** As many signs as the value has characters (code points), blanks included. */
export function mask(sign = '*'): Operator {
  return (value) => sign.repeat(Array.from(value).length);
}
