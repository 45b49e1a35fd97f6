import { both, bothColumns, column, type FeatureIdea, type KnownTaker } from './featureIdea.ts';

/** Position and size of both takers. */
export const body: FeatureIdea = {
  idea: 'body',
  group: 'player',
  columns: [
    ...bothColumns('IsCenter', '0 or 1', 'whether he is listed as a center'),
    column('heightDifference', 'in', 'height of the home taker less that of the visitor'),
    column('weightDifference', 'lb', 'weight of the home taker less that of the visitor'),
  ],
  compute(context) {
    const difference = (of: (taker: KnownTaker) => number | undefined) =>
      (of(context.home) ?? Number.NaN) - (of(context.away) ?? Number.NaN);
    return [
      ...both(context, ({ profile: { position } }) =>
        position === undefined ? Number.NaN : position === 'C' ? 1 : 0,
      ),
      difference(({ profile }) => profile.heightInches),
      difference(({ profile }) => profile.weightPounds),
    ];
  },
  say: (favored) => `${favored} takes draws by trade`,
};
