import { homeZone } from '../../hockey/rink.ts';
import type { RuleBook } from '../../hockey/ruleBook.ts';
import { column, type FeatureIdea } from './featureIdea.ts';

const COLUMNS = {
  NHL: 'homeStickFirst',
  USA_HOCKEY: 'homeStickFirstUsaHockey',
  HOCKEY_CANADA: 'homeStickFirstHockeyCanada',
} as const;

/**
 * Who puts his stick down first, by a rule book. Each has a column of its own name, so that a model
 * trained under one is refused where another is played by.
 */
export const firstStick = ({ name, isHomeStickFirst }: RuleBook): FeatureIdea => ({
  idea: 'firstStick',
  group: 'situation',
  columns: [
    column(COLUMNS[name], '0 or 1', 'whether the home taker puts his stick down first', 'SHARE'),
  ],
  compute: ({ situation: { homeSpot } }) => [
    homeSpot !== undefined && isHomeStickFirst(homeZone(homeSpot)) ? 1 : 0,
  ],
  say: (favored) => `${favored} may put the stick down last`,
});
