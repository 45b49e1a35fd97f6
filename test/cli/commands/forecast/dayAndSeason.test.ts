import { describe, expect, it } from 'vitest';
import { dayArgument, seasonArgument } from '../../../../src/cli/commands/forecast/dayAndSeason.ts';

describe('arguments of forecasts', () => {
  it('are days of the calendar', () => {
    expect(dayArgument('2024-02-29')).toBe('2024-02-29');
    for (const text of ['2023-02-29', '2019-13-01', '20190101', '2019-1-1', 'today', '']) {
      expect(() => dayArgument(text), text).toThrow('YYYY-MM-DD');
    }
  });

  it('are seasons of two years', () => {
    expect(seasonArgument('20242025')).toBe('20242025');
    for (const text of ['2024', '20242026', '2024-25', '']) {
      expect(() => seasonArgument(text), text).toThrow('20242025');
    }
  });
});
