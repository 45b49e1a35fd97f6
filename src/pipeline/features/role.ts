import { both, bothColumns, column, type FeatureIdea, type KnownTaker } from './featureIdea.ts';

/** Draws of the team so far at which his own share tonight counts as much as his usual one. */
const PRIOR_DRAWS = 12;

/** His part tonight: a first draw late in the game is often that of a stand-in. */
export const role: FeatureIdea = {
  idea: 'role',
  group: 'situation',
  columns: [
    ...bothColumns('FirstDraw', '0 or 1', 'whether it is his first draw tonight'),
    ...bothColumns(
      'UsageTonight',
      'share',
      'share of his team’s draws tonight, with his usual one',
    ),
    column('usageTonightDifference', 'share', 'that share, home less visitor'),
    column('lateFirstDrawDifference', 'draws', 'draws of the game before a first one of his'),
  ],
  compute(context) {
    const played = context.situation.drawsSoFar.length;
    const share = ({ profile, tonight }: KnownTaker) =>
      (tonight.taken + PRIOR_DRAWS * profile.usage[0]) / (played + PRIOR_DRAWS);
    const late = ({ tonight }: KnownTaker) => (tonight.taken === 0 ? played : 0);
    const { home, away } = context;
    return [
      ...both(context, ({ tonight }) => (tonight.taken === 0 ? 1 : 0)),
      ...both(context, share),
      share(home) - share(away),
      late(home) - late(away),
    ];
  },
  say: (favored, other) => `${favored} takes draws all night, ${other} fills in`,
};
