import { compared, comparedColumns, type FeatureIdea } from './featureIdea.ts';

/** Won beyond what was to be expected against those he faced, lately. */
export const surplus: FeatureIdea = {
  idea: 'surplus',
  group: 'history',
  columns: [
    ...comparedColumns('FastSurplus', 'share', 'won less expected per draw (half-life 23 draws)'),
    ...comparedColumns('SlowSurplus', 'share', 'won less expected per draw (half-life 70 draws)'),
  ],
  compute: (context) => [
    ...compared(context, ({ profile }) => profile.surplus[0]),
    ...compared(context, ({ profile }) => profile.surplus[1]),
  ],
  say: (favored) => `${favored} has lately won more than expected`,
};
