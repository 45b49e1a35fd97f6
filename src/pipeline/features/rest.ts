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
    const { gameDate, season } = context.situation;
    const since = (day: string) => daysBetween(day, gameDate);
    /** Whether nobody tells the day of this game, or that of his last one in this season. */
    const isUntold = ({ profile }: KnownTaker) =>
      gameDate === '' || (profile.lastGames.at(-1)?.[0] === '' && profile.season.season === season);
    const days = (taker: KnownTaker) => {
      const { lastGames, lastGameDate } = taker.profile;
      if (lastGameDate === undefined || isUntold(taker)) return Number.NaN;
      return lastGames.at(-1)?.[0] === '' ? MOST_DAYS : Math.min(MOST_DAYS, since(lastGameDate));
    };
    return [
      ...both(context, days),
      ...both(context, (taker) => (isUntold(taker) ? Number.NaN : days(taker) === 1 ? 1 : 0)),
      ...both(context, (taker) =>
        isUntold(taker)
          ? Number.NaN
          : taker.profile.lastGames.filter(([day]) => since(day) <= WEEK_DAYS).length,
      ),
    ];
  },
  say: (favored) => `${favored} is the fresher one`,
};
