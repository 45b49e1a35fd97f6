import { column, type FeatureIdea } from './featureIdea.ts';

const PERIOD_SECONDS = 1200;
const LATE_SECONDS = 120;

/** The moments that matter: first drop of a period, its last minutes, overtime. */
export const stakes: FeatureIdea = {
  idea: 'stakes',
  group: 'situation',
  columns: [
    column('isPeriodStart', '0 or 1', 'whether it opens the period'),
    column('isPeriodEnd', '0 or 1', 'whether two minutes or less are left'),
    column('isOvertime', '0 or 1', 'whether it is overtime'),
    column('goalMargin', 'goals', 'goals between the teams, whoever leads'),
    column('isAfterGoal', '0 or 1', 'whether it is at center ice within the period'),
  ],
  compute({ situation }) {
    const { period, periodSecondsElapsed, homeSpot, homeScore, awayScore } = situation;
    return [
      periodSecondsElapsed === 0 ? 1 : 0,
      PERIOD_SECONDS - periodSecondsElapsed <= LATE_SECONDS ? 1 : 0,
      period > 3 ? 1 : 0,
      Math.abs((homeScore ?? Number.NaN) - (awayScore ?? Number.NaN)),
      homeSpot === 'C' && periodSecondsElapsed > 0 ? 1 : 0,
    ];
  },
  say: (favored) => `This moment of the game suits ${favored}`,
};
