import { gameTypeOf, periodSeconds } from '../hockey/clock.ts';
import type { FaceoffSituation } from '../hockey/faceoffSituation.ts';
import { HOME_SPOTS } from '../hockey/rink.ts';
import type { StoredDraw } from '../pipeline/ports.ts';
import type { FaceoffPublication } from '../pipeline/publish/publication.ts';
import type { GraphQLContext } from './context.ts';
import { callerError } from './errors.ts';
import type { WhatIfInput } from './generated.ts';
import { readLatestPrediction } from './latestPrediction.ts';
import { keyOf } from './nodeId.ts';
import type { WhatIfSource } from './sources.ts';
import { SPOT_NAMES } from './spotName.ts';

type Loaders = GraphQLContext['loaders'];
interface Takers {
  readonly homeTakerId?: string | null | undefined;
  readonly awayTakerId?: string | null | undefined;
}

/**
 * The probability of a draw that nobody has taken: one of a game with other takers, or in another
 * situation, or one of no game.
 *
 * @throws a caller's error for what no draw can be
 */
export async function imagine(input: WhatIfInput, context: GraphQLContext): Promise<WhatIfSource> {
  const { loaders } = context;
  if (input.gameId) {
    const actual = await latestSituation(keyOf('Game', input.gameId), context);
    return compare(inputOver(actual, input), input, loaders);
  }
  const { homeTakerId, awayTakerId } = input;
  if (!homeTakerId || !awayTakerId) {
    throw callerError('BAD_USER_INPUT', 'Expected both takers, or a gameId.');
  }
  const home = await loaders.player.load(keyOf('Player', homeTakerId));
  const situation = inputOver(
    {
      ...NOWHERE,
      season: home?.season.season ?? '',
      gameDate: home?.lastGameDate ?? '',
      homeTakerId: keyOf('Player', homeTakerId),
      awayTakerId: keyOf('Player', awayTakerId),
    },
    input,
  );
  checkTakers(situation);
  return {
    homeTakerId: situation.homeTakerId,
    awayTakerId: situation.awayTakerId,
    actualHomeProbability: null,
    ...(await loaders.probability.load(situation)),
  };
}

/** A predicted draw with other takers, beside the real pair. */
export async function reimagine(
  prediction: FaceoffPublication,
  takers: Takers,
  { loaders }: Pick<GraphQLContext, 'loaders'>,
): Promise<WhatIfSource> {
  return compare(await situationOfPrediction(prediction, loaders), takers, loaders);
}

/** A draw that was taken, with other takers, beside the pair who took it. */
export async function retake(
  draw: StoredDraw,
  takers: Takers,
  { loaders }: Pick<GraphQLContext, 'loaders'>,
): Promise<WhatIfSource> {
  return compare(await situationOfDraw(draw, loaders), takers, loaders);
}

/** Both pairs in one situation, asked in one call to the model. */
async function compare(
  actual: FaceoffSituation,
  takers: Takers,
  { probability }: Pick<Loaders, 'probability'>,
): Promise<WhatIfSource> {
  const homeTakerId = keyOf('Player', takers.homeTakerId ?? actual.homeTakerId);
  const awayTakerId = keyOf('Player', takers.awayTakerId ?? actual.awayTakerId);
  const imagined = { ...actual, homeTakerId, awayTakerId };
  checkTakers(imagined);
  const [answer, real] = await Promise.all([probability.load(imagined), probability.load(actual)]);
  return { homeTakerId, awayTakerId, actualHomeProbability: real.homeProbability, ...answer };
}

/** A game's latest draw as its last prediction saw it. */
async function latestSituation(
  gameId: string,
  { ports, loaders }: GraphQLContext,
): Promise<FaceoffSituation> {
  const last = await loaders.logEnd.load(gameId);
  const prediction = await readLatestPrediction(ports.log, gameId, last);
  if (prediction) return situationOfPrediction(prediction, loaders);
  throw callerError(
    'BAD_USER_INPUT',
    `Expected a game with a prediction, got ${gameId}: without gameId any situation can be asked.`,
  );
}

/** A predicted draw as the model is asked about it, the draws before it as they were. */
export async function situationOfPrediction(
  prediction: FaceoffPublication,
  loaders: Pick<Loaders, 'game' | 'draws'>,
): Promise<FaceoffSituation> {
  const { gameId, situation, home, away } = prediction;
  const gameType = gameTypeOf(gameId);
  const [game, draws] = await Promise.all([loaders.game.load(gameId), loaders.draws.load(gameId)]);
  return {
    gameId,
    season: game?.season ?? '',
    gameType,
    gameDate: game?.gameDate ?? '',
    homeTeam: game?.homeTeam ?? '',
    awayTeam: game?.awayTeam ?? '',
    period: situation.period,
    periodSecondsElapsed: periodSeconds(situation.period, gameType) - situation.secondsRemaining,
    homeSpot: prediction.homeSpot,
    homeSkaters: situation.strength?.homeSkaters,
    awaySkaters: situation.strength?.awaySkaters,
    homeScore: situation.score?.home,
    awayScore: situation.score?.away,
    homeTakerId: home.playerId,
    awayTakerId: away.playerId,
    drawsSoFar: draws.filter(({ timestamp = 0 }) => timestamp < prediction.eventTimestamp),
  };
}

/** A draw that was taken as the model would have been asked about it. */
async function situationOfDraw(
  draw: StoredDraw,
  loaders: Pick<Loaders, 'draws'>,
): Promise<FaceoffSituation> {
  const draws = await loaders.draws.load(draw.gameId);
  const place = draws.findIndex(({ faceoffId }) => faceoffId === draw.faceoffId);
  return {
    ...draw,
    gameType: gameTypeOf(draw.gameId),
    homeTeam: draw.homeTeam ?? '',
    awayTeam: draw.awayTeam ?? '',
    drawsSoFar: draws.slice(0, Math.max(0, place)),
  };
}

/** A draw of no game. */
const NOWHERE = {
  gameId: 'imagined',
  gameType: 'R',
  homeTeam: '',
  awayTeam: '',
  period: 1,
  periodSecondsElapsed: 0,
  homeSpot: 'C',
  homeSkaters: 5,
  awaySkaters: 5,
  drawsSoFar: [],
} as const;

/** The situation with what the caller gave put in its place; the takers stay. */
function inputOver(situation: FaceoffSituation, input: WhatIfInput): FaceoffSituation {
  const period = input.period ?? situation.period;
  if (period < 1) throw callerError('BAD_USER_INPUT', `Expected a period from 1, got ${period}.`);
  for (const skaters of [input.homeSkaters, input.awaySkaters]) {
    if (typeof skaters === 'number' && (skaters < 3 || skaters > 6)) {
      throw callerError('BAD_USER_INPUT', `Expected 3–6 skaters, got ${skaters}.`);
    }
  }
  return {
    ...situation,
    period,
    periodSecondsElapsed: elapsedOf(situation, input, period),
    homeSpot: HOME_SPOTS.find((spot) => SPOT_NAMES[spot] === input.homeSpot) ?? situation.homeSpot,
    homeSkaters: input.homeSkaters ?? situation.homeSkaters,
    awaySkaters: input.awaySkaters ?? situation.awaySkaters,
    homeScore: input.homeScore ?? situation.homeScore,
    awayScore: input.awayScore ?? situation.awayScore,
  };
}

function elapsedOf(
  situation: FaceoffSituation,
  { secondsRemaining }: WhatIfInput,
  period: number,
): number {
  const seconds = periodSeconds(period, situation.gameType);
  if (typeof secondsRemaining !== 'number') {
    return period === situation.period ? situation.periodSecondsElapsed : 0;
  }
  if (secondsRemaining >= 0 && secondsRemaining <= seconds) return seconds - secondsRemaining;
  throw callerError('BAD_USER_INPUT', `Expected secondsRemaining of 0–${seconds} in that period.`);
}

function checkTakers({ homeTakerId, awayTakerId }: FaceoffSituation): void {
  if (homeTakerId !== awayTakerId) return;
  throw callerError('BAD_USER_INPUT', 'Expected two takers, got the same player twice.');
}
