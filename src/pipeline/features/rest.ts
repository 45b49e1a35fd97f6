import { daysBetween } from '../../history/records/takeGame.ts';
import { both, bothColumns, type FeatureIdea, type KnownTaker } from './featureIdea.ts';

/** A layoff longer than this tells of an injury or a summer, not of rest. */
const MOST_DAYS = 30;
const WEEK_DAYS = 7;

/** Days since each taker’s last game with a draw, back-to-back games, games of the week. */
export const rest: FeatureIdea = {
  idea: 'rest',
  group: 'player',
  columns: [
    ...bothColumns('RestDays', 'days', 'days since his last game with a draw, at most 30'),
    ...bothColumns('BackToBack', '0 or 1', 'whether he took draws the day before'),
    ...bothColumns('WeekGames', 'games', 'games with a draw in the last seven days'),
  ],
  compute(context) {
    const { gameDate } = context.situation;
    const since = (day: string | undefined) =>
      day === undefined || gameDate === '' ? Number.NaN : daysBetween(day, gameDate);
    const days = ({ profile }: KnownTaker) => Math.min(MOST_DAYS, since(profile.lastGameDate));
    return [
      ...both(context, days),
      ...both(context, (taker) => (days(taker) === 1 ? 1 : 0)),
      ...both(
        context,
        ({ profile }) => profile.lastGames.filter(([day]) => since(day) <= WEEK_DAYS).length,
      ),
    ];
  },
  say: (favored) => `${favored} is the fresher one`,
};
