import { column, type FeatureIdea } from './featureIdea.ts';

/** When in the game, and how it stands. */
export const clockAndScore: FeatureIdea = {
  idea: 'clockAndScore',
  group: 'situation',
  columns: [
    column('period', 'period', '1–3, then overtimes'),
    column('periodSecondsElapsed', 's', 'seconds of the period played'),
    column('scoreDifference', 'goals', 'home goals less visiting goals'),
    column('isPlayoffs', '0 or 1', 'whether it is a playoff game'),
    column('drawNumber', 'draws', 'draws of the game before this one'),
  ],
  compute: ({ situation }) => [
    situation.period,
    situation.periodSecondsElapsed,
    (situation.homeScore ?? Number.NaN) - (situation.awayScore ?? Number.NaN),
    situation.gameType === 'P' ? 1 : 0,
    situation.drawsSoFar.length,
  ],
  say: (favored) => `Clock and score suit ${favored}`,
};
