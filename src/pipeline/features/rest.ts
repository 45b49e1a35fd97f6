import type { PlayerProfile } from '../../history/records/playerProfile.ts';
import { daysBetween } from '../../history/records/takeGame.ts';
import { column, type FeatureIdea } from './featureIdea.ts';

/** A layoff longer than this tells of an injury or a summer, not of rest. */
const MOST_DAYS = 30;

/** Days since each taker’s last game with a draw. */
export const rest: FeatureIdea = {
  idea: 'rest',
  group: 'player',
  columns: [
    column('homeRestDays', 'days', 'days since the home taker’s last game, at most 30'),
    column('awayRestDays', 'days', 'days since the visitor’s last game, at most 30'),
  ],
  compute({ situation, home, away }) {
    const days = (profile: PlayerProfile | undefined) =>
      profile?.lastGameDate === undefined || situation.gameDate === ''
        ? Number.NaN
        : Math.min(MOST_DAYS, daysBetween(profile.lastGameDate, situation.gameDate));
    return [days(home), days(away)];
  },
  say: (favored) => `${favored} is the fresher one`,
};
