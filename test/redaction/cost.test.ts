import { describe, expect, it } from 'vitest';
import { estimateCost, priceTables, units } from '../../src/redaction/cost.ts';

describe('estimateCost', () => {
  it('comes to $0.125 for 10,000 records of 500 characters of which 50 hold personal data', () => {
    const estimate = estimateCost(
      { records: 10_000, characters: 500, share: 0.005 },
      priceTables.find(({ asOf }) => asOf === '2021-06-01'),
    );
    expect(estimate.containsThenDetect).toBe(0.125);
    expect(estimate.detectOnly).toBe(5);
    expect(estimate.cheaper).toBe('contains then detect');
  });

  it('charges 300 characters at least, and each begun hundred', () => {
    expect([0, 1, 300, 301, 500].map(units)).toEqual([3, 3, 3, 4, 5]);
  });

  it('shows what joining small fields saves', () => {
    const joined = estimateCost({ records: 1000, characters: 240, share: 1 });
    const apart = estimateCost({ records: 1000, characters: 240, share: 1, requestsPerRecord: 8 });
    expect(apart.detectOnly / joined.detectOnly).toBe(8);
  });

  it('finds asking twice dearer where nearly every record holds personal data', () => {
    expect(estimateCost({ records: 1000, characters: 500, share: 0.99 }).cheaper).toBe(
      'detect only',
    );
    expect(estimateCost({ records: 1000, characters: 500, share: 0.97 }).cheaper).toBe(
      'contains then detect',
    );
  });

  it.each([
    [{ records: -1, characters: 1, share: 0 }, 'records'],
    [{ records: 1, characters: Number.NaN, share: 0 }, 'characters'],
    [{ records: 1, characters: 1, share: 1.5 }, 'share'],
  ])('refuses %j', (question, name) => {
    expect(() => estimateCost(question)).toThrow(name);
  });
});
