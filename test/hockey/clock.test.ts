import { describe, expect, it } from 'vitest';
import { formatClock, periodSeconds } from '../../src/hockey/clock.ts';

describe('clock', () => {
  it('shows the time left as the scoreboard does', () => {
    expect(formatClock(2, 247)).toBe('2nd 04:07');
    expect(formatClock(4, 0.4)).toBe('OT 00:01');
    expect(formatClock(5, 1200)).toBe('2OT 20:00');
  });

  it('gives regular-season overtime five minutes and playoff overtime twenty', () => {
    expect(periodSeconds(4, 'R')).toBe(300);
    expect(periodSeconds(4, 'P')).toBe(1200);
    expect(periodSeconds(1, 'R')).toBe(1200);
  });
});
