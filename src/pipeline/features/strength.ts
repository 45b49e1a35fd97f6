import { placesOf, zoneSign } from '../../history/records/expectation.ts';
import { EFFECT } from '../../history/records/skill.ts';
import { column, compared, comparedColumns, type FeatureIdea } from './featureIdea.ts';

const flag = (is: boolean | undefined) => (is === undefined ? Number.NaN : is ? 1 : 0);

/** Skaters on the ice: an extra one helps to win the loose puck, most of all in the end zones. */
export const strength: FeatureIdea = {
  idea: 'strength',
  group: 'situation',
  columns: [
    column('strengthWorth', 'log-odds', 'what the extra skaters are worth here', 'SIGNED'),
    column('skaterDifference', 'skaters', 'home skaters less visiting skaters'),
    column('homeSkaters', 'skaters', 'home skaters on the ice'),
    column('awaySkaters', 'skaters', 'visiting skaters on the ice'),
    column('skatersOnIce', 'skaters', 'skaters of both teams: six are three-on-three'),
    column(
      'skaterDifferenceInEnds',
      'skaters',
      'the difference in the end zones, 0 elsewhere',
      'SIGNED',
    ),
    column('homeGoalkeeperIn', '0 or 1', 'whether the home goalkeeper is in'),
    column('awayGoalkeeperIn', '0 or 1', 'whether the visiting goalkeeper is in'),
    ...comparedColumns('StrengthResidual', 'log-odds', 'what he adds at this strength'),
  ],
  compute(context) {
    const { situation } = context;
    const { homeSkaters = Number.NaN, awaySkaters = Number.NaN } = situation;
    const difference = homeSkaters - awaySkaters;
    return [
      context.worthOf('extraSkaterInEnds', 'extraSkaterInNeutral', 'extraSkaterSomewhere'),
      difference,
      homeSkaters,
      awaySkaters,
      homeSkaters + awaySkaters,
      zoneSign(situation.homeSpot) === 0 ? 0 : difference,
      flag(situation.isHomeGoalkeeperIn),
      flag(situation.isAwayGoalkeeperIn),
      ...compared(context, ({ tonight }, turn) => {
        const place = placesOf(situation, turn).strength;
        return tonight.skill.mean[EFFECT.strength + (place < 0 ? 1 : place)]!;
      }),
    ];
  },
  say: (favored, _, [, difference = 0], isHome) =>
    (isHome ? difference : -difference) > 0
      ? `${favored} has the extra skater to win the loose puck`
      : `The number of skaters suits ${favored}`,
};
