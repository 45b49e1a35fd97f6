import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FREQUENCIES,
  momentOf,
  startOfStep,
  stepOf,
  timestampText,
} from '../../../src/forecasting/workflow/frequency.ts';

describe('frequency', () => {
  it('counts steps without holes over leap days, years and months', () => {
    const feb = stepOf(momentOf('2024-02-29'), 'D');
    expect(stepOf(momentOf('2024-03-01'), 'D')).toBe(feb + 1);
    expect(stepOf(momentOf('2025-01-31'), 'M')).toBe(stepOf(momentOf('2024-12-01'), 'M') + 1);
    expect(stepOf(momentOf('2025-03-31'), 'Q')).toBe(stepOf(momentOf('2024-12-31'), 'Q') + 1);
    expect(stepOf(momentOf('2025-06-01'), 'Y')).toBe(stepOf(momentOf('2024-06-01'), 'Y') + 1);
  });

  it('says the start of a step in the step itself', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FREQUENCIES),
        fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2050, 0) }),
        (frequency, millis) => {
          const step = stepOf(millis, frequency, 0);
          const start = startOfStep(step, frequency, 0);
          expect(start).toBeLessThanOrEqual(millis);
          expect(stepOf(start, frequency, 0)).toBe(step);
        },
      ),
    );
  });

  it('reads dates and times without zone as UTC, and nothing else', () => {
    expect(momentOf('2024-10-08 19:30:00')).toBe(Date.UTC(2024, 9, 8, 19, 30));
    expect(momentOf('2024-10-08T19:30:00-05:00')).toBe(Date.UTC(2024, 9, 9, 0, 30));
    expect(momentOf('08.10.2024')).toBeNaN();
    expect(momentOf(7)).toBeNaN();
  });

  it('writes days as dates and hours with the time', () => {
    expect(timestampText(Date.UTC(2024, 9, 8), 'D')).toBe('2024-10-08');
    expect(timestampText(Date.UTC(2024, 9, 8, 19), 'H')).toBe('2024-10-08 19:00:00');
  });
});
