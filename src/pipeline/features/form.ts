import { column, type FeatureIdea } from './featureIdea.ts';

/** Share won lately, before this game. */
export const form: FeatureIdea = {
  idea: 'form',
  group: 'history',
  columns: [
    column(
      'fastFormDifference',
      'share',
      'share won lately (half-life 23 draws), home less visitor',
    ),
    column(
      'slowFormDifference',
      'share',
      'share won lately (half-life 70 draws), home less visitor',
    ),
    column('homeFastForm', 'share', 'share won lately by the home taker'),
    column('awayFastForm', 'share', 'share won lately by the visitor'),
  ],
  compute: ({ home, away }) => [
    (home?.form[0] ?? Number.NaN) - (away?.form[0] ?? Number.NaN),
    (home?.form[1] ?? Number.NaN) - (away?.form[1] ?? Number.NaN),
    home?.form[0] ?? Number.NaN,
    away?.form[0] ?? Number.NaN,
  ],
  say: (favored) => `${favored} has been winning more draws lately`,
};
