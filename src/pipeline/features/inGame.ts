import type { DecidedDraw } from '../../hockey/faceoffSituation.ts';
import { both, bothColumns, column, type FeatureIdea, shrunkShare } from './featureIdea.ts';

const PRIOR_DRAWS = 12;

/** The night so far: each taker’s draws, the two against each other, the teams. */
export const inGame: FeatureIdea = {
  idea: 'inGame',
  group: 'situation',
  columns: [
    column('inGameShareDifference', 'share', 'share won tonight, home less visitor, shrunk'),
    ...bothColumns('InGameDraws', 'draws', 'draws tonight'),
    column('inGameHeadToHead', 'share', 'home’s share of the two’s draws tonight, shrunk', 'SHARE'),
    column('inGamePairDraws', 'draws', 'draws of the two against each other tonight'),
  ],
  compute(context) {
    const { drawsSoFar, homeTakerId, awayTakerId } = context.situation;
    const { home, away } = context;
    const between = drawsSoFar.filter(
      (d) => d.homeTakerId === homeTakerId && d.awayTakerId === awayTakerId,
    );
    const wins = (draws: readonly DecidedDraw[]) => draws.filter((d) => d.winner === 'HOME').length;
    return [
      shrunkShare([home.tonight.taken, home.tonight.won], PRIOR_DRAWS) -
        shrunkShare([away.tonight.taken, away.tonight.won], PRIOR_DRAWS),
      ...both(context, ({ tonight }) => tonight.taken),
      shrunkShare([between.length, wins(between)], PRIOR_DRAWS),
      between.length,
    ];
  },
  say: (favored, _, [, homeDraws = 0, awayDraws = 0]) =>
    homeDraws + awayDraws === 0
      ? `${favored} has the edge on a first draw of the night`
      : `${favored} is having the better night at the dot`,
};
