import { zoneSign } from '../../history/records/expectation.ts';
import { column, type FeatureIdea, meanAt } from './featureIdea.ts';

const flag = (is: boolean | undefined) => (is === undefined ? Number.NaN : is ? 1 : 0);

/** Skaters on the ice: an extra one helps to win the loose puck, most of all in the end zones. */
export const strength: FeatureIdea = {
  idea: 'strength',
  group: 'situation',
  columns: [
    column('skaterDifference', 'skaters', 'home skaters less visiting skaters'),
    column('homeSkaters', 'skaters', 'home skaters on the ice'),
    column('awaySkaters', 'skaters', 'visiting skaters on the ice'),
    column('skaterDifferenceInEnds', 'skaters', 'the difference in the end zones, 0 elsewhere'),
    column('homeGoalkeeperIn', '0 or 1', 'whether the home goalkeeper is in'),
    column('awayGoalkeeperIn', '0 or 1', 'whether the visiting goalkeeper is in'),
    column('homeStrengthResidual', 'log-odds', 'what the home taker adds at this strength'),
    column('awayStrengthResidual', 'log-odds', 'what the visitor adds at this strength'),
  ],
  compute({ situation, home, away }) {
    const { homeSkaters = Number.NaN, awaySkaters = Number.NaN } = situation;
    const difference = homeSkaters - awaySkaters;
    const place = Number.isNaN(difference) ? 1 : Math.sign(difference) + 1;
    return [
      difference,
      homeSkaters,
      awaySkaters,
      zoneSign(situation.homeSpot) === 0 ? 0 : difference,
      flag(situation.isHomeGoalkeeperIn),
      flag(situation.isAwayGoalkeeperIn),
      meanAt(home?.byStrength, place),
      meanAt(away?.byStrength, 2 - place),
    ];
  },
  say: (favored, _, [difference = 0], isHome) =>
    (isHome ? difference : -difference) > 0
      ? `${favored} has the extra skater to win the loose puck`
      : `the strength on the ice speaks for ${favored}`,
};
