import { column, type FeatureIdea } from './featureIdea.ts';

const PRIOR_DRAWS = 30;

/** The two against each other before this game, beyond what their ratings had expected. */
export const headToHead: FeatureIdea = {
  idea: 'headToHead',
  group: 'history',
  columns: [
    column(
      'headToHeadSurplus',
      'share',
      'home’s wins less the expected ones, shrunk by 30 draws',
      'SIGNED',
    ),
    column('headToHeadDraws', 'draws', 'draws of the two against each other'),
  ],
  compute({ home, away }) {
    const [taken, won, expected] = home.profile.versus[away.profile.playerId] ?? [0, 0, 0];
    return [(won - expected) / (taken + PRIOR_DRAWS), taken];
  },
  say: (favored, other) => `${favored} has had the better of ${other} before`,
};
