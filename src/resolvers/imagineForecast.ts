import type { FaceoffWhatIf, ForecastSubject } from '../forecasting/ports.ts';
import type { GraphQLContext } from './context.ts';
import { callerError } from './errors.ts';
import type { OpponentInput } from './generated.ts';

/** Games of a regular season. */
const MOST_GAMES = 82;

/**
 * The forecast of a player or team if the games coming were these.
 *
 * @returns `null` where nothing is known of whom it is about
 * @throws an error for the caller when there are no games, too many, or an opponent is no team
 */
export async function imagineForecast(
  subject: ForecastSubject,
  opponents: readonly OpponentInput[],
  loaders: GraphQLContext['loaders'],
): Promise<FaceoffWhatIf | null> {
  if (opponents.length < 1 || opponents.length > MOST_GAMES) {
    throw callerError(
      'BAD_USER_INPUT',
      `Expected 1 to ${MOST_GAMES} opponents, got ${opponents.length}.`,
    );
  }
  const games = opponents.map(({ team, isHome }) => ({
    opponent: team.trim().toUpperCase(),
    isHome,
  }));
  return (await loaders.imaginedForecast.load({ subject, games })) ?? null;
}
