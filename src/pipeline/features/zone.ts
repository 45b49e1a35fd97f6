import { placesOf, zoneSign } from '../../history/records/expectation.ts';
import { EFFECT } from '../../history/records/skill.ts';
import { column, compared, comparedColumns, type FeatureIdea } from './featureIdea.ts';

/** Where on the ice, and how each taker does there. */
export const zone: FeatureIdea = {
  idea: 'zone',
  group: 'situation',
  columns: [
    column('zoneWorth', 'log-odds', 'what zone and positions are worth in the league', 'SIGNED'),
    column('zone', '−1, 0, 1', 'zone from home’s view: own end −1, attacking end +1', 'SIGNED'),
    column('isCenterDot', '0 or 1', 'whether it is center ice'),
    ...comparedColumns('ZoneResidual', 'log-odds', 'what he adds in this zone'),
  ],
  compute(context) {
    const { situation } = context;
    return [
      context.worthOf('centerDot', 'attackingEnd', 'centerInEnds'),
      zoneSign(situation.homeSpot),
      situation.homeSpot === 'C' ? 1 : 0,
      ...compared(
        context,
        ({ tonight }, turn) => tonight.skill.mean[EFFECT.zone + placesOf(situation, turn).zone]!,
      ),
    ];
  },
  say: (favored) => `${favored} does better in this part of the ice`,
};
