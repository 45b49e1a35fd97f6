import { both, bothColumns, compared, comparedColumns, type FeatureIdea } from './featureIdea.ts';

const YEAR_MILLIS = 365.25 * 86_400_000;
const FEW_GAMES = 25;

const yearsBetween = (from: string | undefined, to: string): number =>
  from === undefined || to === '' ? Number.NaN : (Date.parse(to) - Date.parse(from)) / YEAR_MILLIS;

/** Age, games, and years since the first draw. */
export const experience: FeatureIdea = {
  idea: 'experience',
  group: 'player',
  columns: [
    ...comparedColumns('Age', 'years', 'age on the day of the game'),
    ...bothColumns('Games', 'games', 'games with a draw before this one'),
    ...bothColumns('Years', 'years', 'years since his first draw'),
    ...bothColumns('Rookie', '0 or 1', 'whether he has fewer than 25 games with a draw'),
  ],
  compute(context) {
    const { gameDate } = context.situation;
    return [
      ...compared(context, ({ profile }) => yearsBetween(profile.birthDate, gameDate)),
      ...both(context, ({ profile }) => profile.games),
      ...both(context, ({ profile }) => yearsBetween(profile.firstGameDate, gameDate)),
      ...both(context, ({ profile }) => (profile.games < FEW_GAMES ? 1 : 0)),
    ];
  },
  say: (favored) => `Age and experience favor ${favored}`,
};
