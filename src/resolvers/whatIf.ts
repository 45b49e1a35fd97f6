import { periodSeconds } from '../hockey/clock.ts';
import type { FaceoffSituation } from '../hockey/faceoffSituation.ts';
import { HOME_SPOTS } from '../hockey/rink.ts';
import type { FaceoffPublication } from '../pipeline/publish/publication.ts';
import type { GraphQLContext } from './context.ts';
import { callerError } from './errors.ts';
import type { WhatIfInput } from './generated.ts';
import { keyOf } from './nodeId.ts';
import type { WhatIfSource } from './sources.ts';
import { SPOT_NAMES } from './spotName.ts';

/** The probability of a draw that nobody has taken. */
export async function imagine(
  input: WhatIfInput,
  { probability, player }: Pick<GraphQLContext['loaders'], 'probability' | 'player'>,
): Promise<WhatIfSource> {
  const homeTakerId = keyOf('Player', input.homeTakerId);
  const awayTakerId = keyOf('Player', input.awayTakerId);
  const { homeSkaters, awaySkaters, period, secondsRemaining } = input;
  if (homeTakerId === awayTakerId) {
    throw callerError('BAD_USER_INPUT', 'Expected two takers, got the same player twice.');
  }
  for (const skaters of [homeSkaters, awaySkaters]) {
    if (skaters < 3 || skaters > 6) {
      throw callerError('BAD_USER_INPUT', `Expected 3–6 skaters, got ${skaters}.`);
    }
  }
  const seconds = periodSeconds(period, 'R');
  if (period < 1 || secondsRemaining < 0 || secondsRemaining > seconds) {
    throw callerError(
      'BAD_USER_INPUT',
      `Expected secondsRemaining of 0–${seconds} in that period.`,
    );
  }
  const [home] = await Promise.all([player.load(homeTakerId), player.load(awayTakerId)]);
  const situation: FaceoffSituation = {
    gameId: 'imagined',
    season: home?.season.season ?? '',
    gameType: 'R',
    gameDate: home?.lastGameDate ?? '',
    homeTeam: '',
    awayTeam: '',
    period,
    periodSecondsElapsed: seconds - secondsRemaining,
    homeSpot: HOME_SPOTS.find((spot) => SPOT_NAMES[spot] === input.homeSpot) ?? 'C',
    homeSkaters,
    awaySkaters,
    homeScore: input.homeScore ?? undefined,
    awayScore: input.awayScore ?? undefined,
    homeTakerId,
    awayTakerId,
    drawsSoFar: [],
  };
  return {
    homeTakerId,
    awayTakerId,
    actualHomeProbability: null,
    ...(await probability.load(situation)),
  };
}

/** A predicted draw with other takers, beside the real pair: both in one call to the model. */
export async function reimagine(
  prediction: FaceoffPublication,
  takers: { readonly homeTakerId?: string | null; readonly awayTakerId?: string | null },
  { loaders }: Pick<GraphQLContext, 'loaders'>,
): Promise<WhatIfSource> {
  const homeTakerId = keyOf('Player', takers.homeTakerId ?? prediction.home.playerId);
  const awayTakerId = keyOf('Player', takers.awayTakerId ?? prediction.away.playerId);
  const actual = await situationOfPrediction(prediction, loaders);
  const [imagined, real] = await Promise.all([
    loaders.probability.load({ ...actual, homeTakerId, awayTakerId }),
    loaders.probability.load(actual),
  ]);
  return { homeTakerId, awayTakerId, actualHomeProbability: real.homeProbability, ...imagined };
}

/** A predicted draw as the model is asked about it, the draws before it as they were. */
export async function situationOfPrediction(
  prediction: FaceoffPublication,
  loaders: Pick<GraphQLContext['loaders'], 'game' | 'draws'>,
): Promise<FaceoffSituation> {
  const { gameId, situation, home, away } = prediction;
  const [game, draws] = await Promise.all([loaders.game.load(gameId), loaders.draws.load(gameId)]);
  return {
    gameId,
    season: game?.season ?? '',
    gameType: 'R',
    gameDate: game?.gameDate ?? '',
    homeTeam: game?.homeTeam ?? '',
    awayTeam: game?.awayTeam ?? '',
    period: situation.period,
    periodSecondsElapsed: periodSeconds(situation.period, 'R') - situation.secondsRemaining,
    homeSpot: prediction.homeSpot,
    homeSkaters: situation.strength?.homeSkaters,
    awaySkaters: situation.strength?.awaySkaters,
    homeScore: situation.score?.home,
    awayScore: situation.score?.away,
    homeTakerId: home.playerId,
    awayTakerId: away.playerId,
    drawsSoFar: draws.filter(({ timestamp }) => timestamp < prediction.eventTimestamp),
  };
}
