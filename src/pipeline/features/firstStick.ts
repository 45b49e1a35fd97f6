import { zoneSign } from '../../history/records/expectation.ts';
import { column, type FeatureIdea } from './featureIdea.ts';

/**
 * Who puts his stick down first: the defending player in the end zones, the visitor at center and
 * where nobody defends (NHL Rule 76.4 as played since 2015-16).
 */
export const firstStick: FeatureIdea = {
  idea: 'firstStick',
  group: 'situation',
  columns: [
    column('homeStickFirst', '0 or 1', 'whether the home taker puts his stick down first', 'SHARE'),
  ],
  compute: ({ situation }) => [zoneSign(situation.homeSpot) < 0 ? 1 : 0],
  say: (favored) => `${favored} may put the stick down last`,
};
