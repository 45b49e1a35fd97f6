import type { PlayerProfile } from '../../history/records/playerProfile.ts';
import { column, type FeatureIdea, shrunkShare } from './featureIdea.ts';

const PRIOR_DRAWS = 80;

/** Share won this season before this game, shrunk towards the career. */
export const season: FeatureIdea = {
  idea: 'season',
  group: 'history',
  columns: [
    column('seasonShareDifference', 'share', 'share won this season, home less visitor, shrunk'),
    column('homeSeasonShare', 'share', 'share won this season by the home taker, shrunk'),
    column('awaySeasonShare', 'share', 'share won this season by the visitor, shrunk'),
    column('homeSeasonDraws', 'draws', 'draws of the home taker this season'),
    column('awaySeasonDraws', 'draws', 'draws of the visitor this season'),
  ],
  compute({ situation, home, away }) {
    const tally = (profile: PlayerProfile): readonly [number, number] =>
      profile.season.season === situation.season ? profile.season.tally : [0, 0];
    const share = (profile: PlayerProfile | undefined) =>
      profile
        ? shrunkShare(tally(profile), PRIOR_DRAWS, shrunkShare(profile.career, 60, 0.47))
        : Number.NaN;
    const ours = share(home);
    const theirs = share(away);
    return [
      ours - theirs,
      ours,
      theirs,
      home ? tally(home)[0] : Number.NaN,
      away ? tally(away)[0] : Number.NaN,
    ];
  },
  say: (favored) => `${favored} has won more of the draws this season`,
};
