import type { DecidedDraw } from '../../hockey/faceoffSituation.ts';
import { column, type FeatureIdea, shrunkShare } from './featureIdea.ts';

const PRIOR_DRAWS = 12;

function tallyOf(draws: readonly DecidedDraw[], playerId: string): [number, number] {
  let taken = 0;
  let won = 0;
  for (const draw of draws) {
    const isHome = draw.homeTakerId === playerId;
    if (!isHome && draw.awayTakerId !== playerId) continue;
    taken++;
    if ((draw.winner === 'HOME') === isHome) won++;
  }
  return [taken, won];
}

/** The night so far: each taker’s draws, the two against each other, the teams. */
export const inGame: FeatureIdea = {
  idea: 'inGame',
  group: 'situation',
  columns: [
    column('inGameShareDifference', 'share', 'share won tonight, home less visitor, shrunk'),
    column('homeInGameDraws', 'draws', 'draws of the home taker tonight'),
    column('awayInGameDraws', 'draws', 'draws of the visitor tonight'),
    column('inGameHeadToHead', 'share', 'home’s share of the two’s draws tonight, shrunk'),
    column('homeTeamShare', 'share', 'home team’s share of all draws tonight, shrunk'),
  ],
  compute({ situation }) {
    const { drawsSoFar, homeTakerId, awayTakerId } = situation;
    const ours = tallyOf(drawsSoFar, homeTakerId);
    const theirs = tallyOf(drawsSoFar, awayTakerId);
    const between = drawsSoFar.filter(
      (d) => d.homeTakerId === homeTakerId && d.awayTakerId === awayTakerId,
    );
    const wins = (draws: readonly DecidedDraw[]) => draws.filter((d) => d.winner === 'HOME').length;
    return [
      shrunkShare(ours, PRIOR_DRAWS) - shrunkShare(theirs, PRIOR_DRAWS),
      ours[0],
      theirs[0],
      shrunkShare([between.length, wins(between)], PRIOR_DRAWS),
      shrunkShare([drawsSoFar.length, wins(drawsSoFar)], 20),
    ];
  },
  say: (favored, _, [, homeDraws = 0, awayDraws = 0]) =>
    homeDraws + awayDraws === 0
      ? `before a first draw tonight ${favored} has the edge`
      : `${favored} is having the better night at the dot`,
};
