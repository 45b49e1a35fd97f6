import { describe, expect, it } from 'vitest';
import {
  abaRouting,
  itinRange,
  luhn,
  mod97,
  nhs,
  ssnRange,
  utr,
  verhoeff,
  vin,
} from '../../src/redaction/checksums.ts';

const sums = { luhn, mod97, abaRouting, nhs, verhoeff, vin };

/** Published test numbers: payment networks, ISO 13616, ABA, NHS, UIDAI, 49 CFR 565. */
const right: readonly [keyof typeof sums, readonly string[]][] = [
  ['luhn', ['4111111111111111', '378282246310005', '130692544', '6011 1111 1111 1117']],
  ['mod97', ['GB82 WEST 1234 5698 7654 32', 'DE89370400440532013000', 'NO9386011117947']],
  ['abaRouting', ['021000021', '011401533', '122105155']],
  ['nhs', ['943 476 5919', '401 023 2137']],
  ['verhoeff', ['2363']],
  ['vin', ['1HGCM82633A004352', '11111111111111111', '1M8GDM9AXKP042788']],
];

describe('checksums', () => {
  it.each(right.flatMap(([name, numbers]) => numbers.map((number) => [name, number] as const)))(
    '%s accepts %s and refuses it with any one digit changed',
    (name, number) => {
      const passes = sums[name];
      expect(passes(number)).toBe(true);
      for (let i = name === 'vin' || name === 'mod97' ? 9 : 0; i < number.length; i++) {
        const digit = number.charCodeAt(i) - 48;
        if (digit < 0 || digit > 9) continue;
        const changed = `${number.slice(0, i)}${(digit + 1) % 10}${number.slice(i + 1)}`;
        expect(passes(changed)).toBe(false);
      }
    },
  );

  it('knows the ranges of social security and taxpayer numbers', () => {
    expect(ssnRange('536-90-4399')).toBe(true);
    for (const never of ['000-12-3456', '666-12-3456', '912-12-3456', '123-00-4567', '123-45-0000'])
      expect(ssnRange(never)).toBe(false);
    expect(itinRange('912-70-1234')).toBe(true);
    expect(itinRange('912-49-1234')).toBe(false);
  });

  it('checks UK taxpayer references by their first digit', () => {
    const passing = Array.from({ length: 10 }, (_, d) => `${d}123456789`).filter(utr);
    expect(passing).toEqual(['1123456789']);
  });
});
