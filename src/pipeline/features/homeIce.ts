import { column, type FeatureIdea } from './featureIdea.ts';

/** Home’s edge: the league’s, which has been shrinking for years, and this arena’s own. */
export const homeIce: FeatureIdea = {
  idea: 'homeIce',
  group: 'situation',
  columns: [
    column('homeIceWorth', 'log-odds', 'home’s edge in the league and in this arena', 'SIGNED'),
    column('arenaEdge', 'log-odds', 'the home team’s extra edge in this arena', 'SIGNED'),
  ],
  compute: ({ arenaEdge, worthOf }) => [worthOf('home') + arenaEdge, arenaEdge],
  say: (favored, _other, _values, isHome) =>
    isHome ? `${favored} has home ice` : 'Home ice counts for little in this building',
};
