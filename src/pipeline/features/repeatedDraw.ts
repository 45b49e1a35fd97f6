import { column, type FeatureIdea } from './featureIdea.ts';

/** The draw before this one: a repeat at the same dot by the same two is a different affair. */
export const repeatedDraw: FeatureIdea = {
  idea: 'repeatedDraw',
  group: 'situation',
  columns: [
    column('secondsSinceLastDraw', 's', 'seconds of play since the draw before, in this period'),
    column('isSamePair', '0 or 1', 'whether the same two took it'),
    column('isSameDot', '0 or 1', 'whether it was at the same dot'),
    column('homeWonLastDraw', '0 or 1', 'whether home won it', 'SHARE'),
    column('homeStays', '0 or 1', 'whether the home taker took it too'),
    column('awayStays', '0 or 1', 'whether the visitor took it too'),
  ],
  compute({ situation }) {
    const last = situation.drawsSoFar.at(-1);
    if (last === undefined || last.period !== situation.period) {
      return new Array<number>(6).fill(Number.NaN);
    }
    const isHomeSame = last.homeTakerId === situation.homeTakerId;
    const isAwaySame = last.awayTakerId === situation.awayTakerId;
    return [
      situation.periodSecondsElapsed - last.periodSecondsElapsed,
      isHomeSame && isAwaySame ? 1 : 0,
      last.homeSpot === situation.homeSpot ? 1 : 0,
      last.winner === 'HOME' ? 1 : 0,
      isHomeSame ? 1 : 0,
      isAwaySame ? 1 : 0,
    ];
  },
  say: (favored) => `Drawing again so soon suits ${favored}`,
};
