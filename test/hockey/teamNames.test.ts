import { describe, expect, it } from 'vitest';
import { teamName } from '../../src/hockey/teamNames.ts';

describe('teamName', () => {
  it('tells the full name of a team', () => {
    expect(teamName('TOR')).toBe('Toronto Maple Leafs');
  });

  it('goes by the season where a team was renamed', () => {
    expect(teamName('UTA', '20242025')).toBe('Utah Hockey Club');
    expect(teamName('UTA', '20252026')).toBe('Utah Mammoth');
  });

  it('knows nothing of letters that are no team of the league', () => {
    expect(teamName('HLT')).toBeUndefined();
  });
});
