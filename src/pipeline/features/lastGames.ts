import type { PlayerProfile } from '../../history/records/playerProfile.ts';
import {
  careerShare,
  compared,
  comparedColumns,
  type FeatureIdea,
  shrunkShare,
} from './featureIdea.ts';

const PRIOR_DRAWS = 40;

/** Draws taken and won in the last games. */
function tallyOf({ lastGames }: PlayerProfile, games: number): [number, number] {
  const tally: [number, number] = [0, 0];
  for (const [, taken, won] of lastGames.slice(-games)) {
    tally[0] += taken;
    tally[1] += won;
  }
  return tally;
}

/** Shares won in the last five and ten games, and the last game’s surplus. */
export const lastGames: FeatureIdea = {
  idea: 'lastGames',
  group: 'history',
  columns: [
    ...comparedColumns('FiveGameShare', 'share', 'share won in his last five games, shrunk'),
    ...comparedColumns('TenGameShare', 'share', 'share won in his last ten games, shrunk'),
    ...comparedColumns(
      'LastGameSurplus',
      'draws',
      'draws won beyond the expected in his last game',
    ),
  ],
  compute: (context) => [
    ...compared(context, (taker) =>
      shrunkShare(tallyOf(taker.profile, 5), PRIOR_DRAWS, careerShare(taker)),
    ),
    ...compared(context, (taker) =>
      shrunkShare(tallyOf(taker.profile, 10), PRIOR_DRAWS, careerShare(taker)),
    ),
    ...compared(context, ({ profile }) => {
      const last = profile.lastGames.at(-1);
      return last ? last[2] - last[3] : 0;
    }),
  ],
  say: (favored) => `${favored} comes off better games at the dot`,
};
