import { compared, comparedColumns, type FeatureIdea } from './featureIdea.ts';

/** Draws won (+) or lost (−) in a row tonight. */
export const streak: FeatureIdea = {
  idea: 'streak',
  group: 'situation',
  columns: [...comparedColumns('Streak', 'draws', 'won (+) or lost (−) in a row tonight')],
  compute: (context) =>
    compared(context, ({ profile: { playerId } }) => {
      let run = 0;
      for (const draw of context.drawsOf(playerId).toReversed()) {
        const sign = (draw.winner === 'HOME') === (draw.homeTakerId === playerId) ? 1 : -1;
        if (run * sign < 0) break;
        run += sign;
      }
      return run;
    }),
  say: (favored) => `${favored} is on a run at the dot`,
};
