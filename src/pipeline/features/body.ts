import { column, type FeatureIdea } from './featureIdea.ts';

const CENTER = (position: string | undefined) =>
  position === undefined ? Number.NaN : position === 'C' ? 1 : 0;

/** Position and size of both takers. */
export const body: FeatureIdea = {
  idea: 'body',
  group: 'player',
  columns: [
    column('homeIsCenter', '0 or 1', 'whether the home taker is listed as a center'),
    column('awayIsCenter', '0 or 1', 'whether the visitor is listed as a center'),
    column('heightDifference', 'in', 'height of the home taker less that of the visitor'),
    column('weightDifference', 'lb', 'weight of the home taker less that of the visitor'),
  ],
  compute: ({ home, away }) => [
    CENTER(home?.position),
    CENTER(away?.position),
    (home?.heightInches ?? Number.NaN) - (away?.heightInches ?? Number.NaN),
    (home?.weightPounds ?? Number.NaN) - (away?.weightPounds ?? Number.NaN),
  ],
  say: (favored) => `${favored} takes draws by trade`,
};
