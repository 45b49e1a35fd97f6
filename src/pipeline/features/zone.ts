import { zoneSign } from '../../history/records/expectation.ts';
import { column, type FeatureIdea, meanAt } from './featureIdea.ts';

/** Where on the ice, and how each taker does there. */
export const zone: FeatureIdea = {
  idea: 'zone',
  group: 'situation',
  columns: [
    column('zone', '−1, 0, 1', 'zone from home’s view: own end −1, attacking end +1'),
    column('homeZoneResidual', 'log-odds', 'what the home taker adds in this zone'),
    column('awayZoneResidual', 'log-odds', 'what the visitor adds in this zone'),
  ],
  compute({ situation, home, away }) {
    const sign = zoneSign(situation.homeSpot);
    return [sign, meanAt(home?.byZone, sign + 1), meanAt(away?.byZone, 1 - sign)];
  },
  say: (favored) => `${favored} does better in this part of the ice`,
};
