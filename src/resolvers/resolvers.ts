import type { FaceoffForecast, ForecastSpan } from '../forecasting/ports.ts';
import { ratingOf } from '../history/records/expectation.ts';
import { formatClock } from '../hockey/clock.ts';
import { homeZone } from '../hockey/rink.ts';
import type { TeamSide } from '../hockey/team.ts';
import { PUCK } from '../pipeline/ingest/trackingEvent.ts';
import { formatCursor } from '../pipeline/publish/cursor.ts';
import type { PublishedTaker } from '../pipeline/publish/publication.ts';
import { detectorOfTheLivePath } from './detector.ts';
import { readDrawPage } from './drawPage.ts';
import { callerError } from './errors.ts';
import { faceoffStats } from './faceoffStats.ts';
import type { Resolvers } from './generated.ts';
import { imagineForecast } from './imagineForecast.ts';
import { readLatestPrediction } from './latestPrediction.ts';
import { leaders } from './leaders.ts';
import { nextGoal } from './nextGoal.ts';
import { readNode, readNodes } from './node.ts';
import { keyOf, toNodeId } from './nodeId.ts';
import { checkFirst, connectionResolvers, toPage } from './page.ts';
import { readPredictionPage } from './predictionPage.ts';
import { readRedactedRecords, recordsOf } from './redactedRecords.ts';
import { Cursor } from './scalars/cursor.ts';
import { DateScalar } from './scalars/date.ts';
import { DateTime } from './scalars/dateTime.ts';
import type { PredictedTakerSource } from './sources.ts';
import { SPOT_NAMES } from './spotName.ts';
import { teamOfCode, teamOfLetters } from './teamOfCode.ts';
import { imagine, reimagine, retake, situationOfPrediction } from './whatIf.ts';

/** The schema's fields in its own order; fields that are plain data resolve themselves. */
export const resolvers: Resolvers = {
  Date: DateScalar,
  DateTime,
  Cursor,

  Query: {
    node: (_, { id }, context) => readNode(id, context),
    nodes: (_, { ids }, context) => readNodes(ids, context),
    async game(_, { id }, { loaders }) {
      const gameId = keyOf('Game', id);
      const summary = await loaders.game.load(gameId);
      return summary ? { gameId, summary } : null;
    },
    games: (_, { date }, { ports }) => ports.games.ofDate(date),
    faceoffs: (_, args, { ports }) => readDrawPage({ kind: 'SEASON' }, args, ports.draws),
    team: (_, { id }) => teamOfLetters(keyOf('Team', id)),
    leaders: (_, args, { ports }) => leaders(args, ports.seasonTallies),
    recentGames: (_, { first }, { ports }) => ports.games.recent(checkFirst(first)),
    player: (_, { id }, { loaders }) => loaders.player.load(keyOf('Player', id)),
    whatIf: (_, { input }, context) => imagine(input, context),
    model: async (_, __, { ports }) => {
      const card = await ports.modelCards.load();
      // Cards stored by an older version lack these.
      return card ? { reliability: [], importance: [], ...card } : null;
    },
    detector: () => detectorOfTheLivePath(),
    forecast: async (_, { id }, { ports }) =>
      (await ports.forecasts.byId(keyOf('FaceoffForecast', id))) ?? null,
    forecastAccuracy: (_, __, { ports }) => ports.forecasts.accuracy(),
    redactedRecord: async (_, { id }, context) =>
      (await recordsOf(context).get(keyOf('RedactedRecord', id))) ?? null,
    redactedRecords: (_, args, context) => readRedactedRecords(args, context),
  },

  GameUpdated: {
    change: ({ publication }) => publication.change,
    date: ({ publication }) => publication.gameDate,
    season: ({ publication }) => publication.season,
    status: ({ publication }) => publication.status,
    homeTeam: ({ publication }) => publication.homeTeam,
    awayTeam: ({ publication }) => publication.awayTeam,
    situation: ({ publication }) => publication.situation,
    simulated: ({ publication }) => publication.simulated,
    eventTime: ({ publication }) => publication.eventTimestamp,
    publishedTime: ({ publication }) => publication.publishedTimestamp,
  },

  TrackingUpdated: {
    gameId: ({ snapshot }) => snapshot.gameId,
    eventTime: ({ snapshot }) => snapshot.eventTimestamp,
    players: ({ snapshot }) =>
      snapshot.positions
        .filter(({ entityId }) => entityId !== PUCK)
        .map(({ entityId, x, y, team, number }) => ({
          playerId: entityId,
          x,
          y,
          team: team ?? null,
          number: number ?? null,
        })),
    puck: ({ snapshot }) => snapshot.positions.find(({ entityId }) => entityId === PUCK) ?? null,
  },

  Game: {
    id: ({ gameId }) => toNodeId('Game', gameId),
    date: ({ summary }) => summary.gameDate,
    season: ({ summary }) => summary.season,
    status: ({ summary }) => summary.status,
    homeTeam: ({ summary }) => teamOfCode(summary.homeTeam, summary.season, summary.homeTeamName),
    awayTeam: ({ summary }) => teamOfCode(summary.awayTeam, summary.season, summary.awayTeamName),
    period: ({ summary }) => summary.period,
    score: ({ summary: { homeScore, awayScore } }) =>
      homeScore === null || awayScore === null ? null : { home: homeScore, away: awayScore },
    // The log's own end: the state's number may be of an entry that is still on its way there.
    cursor: async ({ gameId }, _, { loaders }) =>
      formatCursor({ gameId, sequence: await loaders.logEnd.load(gameId) }),
    lastSequence: ({ gameId }, _, { loaders }) => loaders.logEnd.load(gameId),
    trackingEvents: ({ summary }) => summary.trackingEvents ?? null,
    simulated: ({ summary }) => summary.simulated ?? null,
    audience: ({ gameId }, _, { ports }) => ports.presence.ofGame(gameId),
    async faceoffs({ gameId }, { first, after }, { ports, loaders }) {
      const limit = checkFirst(first);
      const draws = await ports.draws.read(gameId, faceoffIdOf(gameId, after), limit + 1);
      // A page that holds the whole game answers what-ifs of it too.
      if (!after && draws.length <= limit) loaders.draws.prime(gameId, draws);
      return toPage(draws, limit, Boolean(after), ({ faceoffId }) =>
        Buffer.from(faceoffId).toString('base64url'),
      );
    },
    latestPrediction: async ({ gameId }, _, { ports, loaders }) =>
      readLatestPrediction(ports.log, gameId, await loaders.logEnd.load(gameId)),
    predictions: ({ gameId }, { first, after }, { ports }) =>
      readPredictionPage(ports.log, gameId, checkFirst(first), after),
  },

  Strength: {
    text: ({ homeSkaters, awaySkaters }) => `${homeSkaters}v${awaySkaters}`,
  },

  Situation: {
    clock: ({ period, secondsRemaining }) => formatClock(period, secondsRemaining),
  },

  FaceoffPrediction: {
    id: ({ gameId, sequence }) => toNodeId('FaceoffPrediction', `${gameId}:${sequence}`),
    homeSpot: ({ homeSpot }) => SPOT_NAMES[homeSpot],
    home: ({ home, homeProbability }) => predictedTaker('HOME', home, homeProbability),
    away: ({ away, homeProbability }) => predictedTaker('AWAY', away, 1 - homeProbability),
    change: ({ change, homeProbability }) => (change ? { change, homeProbability } : null),
    whatIf: (prediction, takers, context) => reimagine(prediction, takers, context),
    explanation: async (prediction, _, { loaders }) =>
      loaders.explanation.load(await situationOfPrediction(prediction, loaders)),
    eventTime: ({ eventTimestamp }) => eventTimestamp,
    publishedTime: ({ publishedTimestamp }) => publishedTimestamp,
  },

  PredictedTaker: {
    player: ({ playerId }, _, { loaders }) => loaders.player.load(playerId),
    wonInGame: ({ inGame }) => inGame.won,
    takenInGame: ({ inGame }) => inGame.taken,
  },

  WhatIf: {
    home: ({ homeTakerId }, _, { loaders }) => loaders.player.load(homeTakerId),
    away: ({ awayTakerId }, _, { loaders }) => loaders.player.load(awayTakerId),
    difference: ({ homeProbability, actualHomeProbability }) =>
      actualHomeProbability === null ? null : homeProbability - actualHomeProbability,
  },

  Leader: {
    player: ({ playerId }, _, { loaders }) => loaders.player.load(playerId),
  },
  Player: {
    id: ({ playerId }) => toNodeId('Player', playerId),
    season: ({ season }) => (season.season === '' ? null : season),
    rating: (profile) => ratingOf(profile).mean,
    ratingUncertainty: (profile) => Math.sqrt(ratingOf(profile).variance),
    form: ({ form: [fast] }) => fast,
    forecasts: async ({ playerId }, { spans }, { loaders }) =>
      ofSpans(await loaders.playerForecasts.load(playerId), spans),
    forecast: ({ playerId }, { opponents }, { loaders }) =>
      imagineForecast({ kind: 'PLAYER', playerId }, opponents, loaders),
    faceoffStats: (profile, args) => faceoffStats(profile, args),
    async faceoffs({ playerId, season: last }, args, { ports }) {
      const season = args.season ?? last.season;
      if (season === '') return toPage([], 1, false, () => '');
      return readDrawPage({ kind: 'PLAYER', playerId }, { ...args, season }, ports.draws);
    },
    headToHead({ versus, counts }, { opponentId: id }) {
      const opponentId = keyOf('Player', id);
      const record = versus[opponentId];
      const newest = counts?.seasons.at(-1);
      const tally = newest?.versus?.[opponentId];
      const season = newest && tally ? { season: newest.season, tally } : null;
      return record ? { opponentId, record, season } : null;
    },
  },

  FaceoffTally: {
    taken: ([taken]) => taken,
    won: ([, won]) => won,
    share: ([taken, won]) => (taken === 0 ? null : won / taken),
  },

  HeadToHead: {
    opponent: ({ opponentId }, _, { loaders }) => loaders.player.load(opponentId),
    tally: ({ record: [taken, won] }) => [taken, won],
    expectedWins: ({ record: [, , expected] }) => expected,
  },

  PredictionChange: {
    replaced: ({ change }) => change.replaced,
    previousHomeProbability: ({ change }) => change.previousHomeProbability,
    homeProbabilityChange: ({ change, homeProbability }) =>
      homeProbability - change.previousHomeProbability,
  },

  Faceoff: {
    id: ({ faceoffId }) => toNodeId('Faceoff', faceoffId),
    homeSpot: ({ homeSpot }) => SPOT_NAMES[homeSpot],
    homeZone: ({ homeSpot }) => homeZone(homeSpot),
    homeTaker: ({ homeTakerId }, _, { loaders }) => loaders.player.load(homeTakerId),
    awayTaker: ({ awayTakerId }, _, { loaders }) => loaders.player.load(awayTakerId),
    date: ({ gameDate }) => gameDate,
    homeTeam: ({ homeTeam, season }) => (homeTeam ? teamOfCode(homeTeam, season) : null),
    awayTeam: ({ awayTeam, season }) => (awayTeam ? teamOfCode(awayTeam, season) : null),
    strength: ({ homeSkaters, awaySkaters }) =>
      homeSkaters === undefined || awaySkaters === undefined ? null : { homeSkaters, awaySkaters },
    score: ({ homeScore, awayScore }) =>
      homeScore === undefined || awayScore === undefined
        ? null
        : { home: homeScore, away: awayScore },
    nextGoal: async (draw, _, { loaders }) =>
      nextGoal(draw, await loaders.scores.load(draw.gameId)),
    homeProbability: ({ homeProbability }) => homeProbability ?? null,
    whatIf: (draw, takers, context) => retake(draw, takers, context),
    eventTime: ({ timestamp }) => timestamp ?? null,
  },

  Team: {
    id: ({ abbreviation }) => toNodeId('Team', abbreviation),
    name: ({ name, abbreviation }) => (name === abbreviation ? null : name),
    faceoffs: ({ abbreviation }, args, { ports }) =>
      readDrawPage({ kind: 'TEAM', team: abbreviation }, args, ports.draws),
    forecasts: async ({ abbreviation }, { spans }, { loaders }) =>
      ofSpans(await loaders.teamForecasts.load(abbreviation), spans),
    forecast: ({ abbreviation }, { opponents }, { loaders }) =>
      imagineForecast({ kind: 'TEAM', team: abbreviation }, opponents, loaders),
  },

  FaceoffForecast: {
    id: ({ id }) => toNodeId('FaceoffForecast', id),
    player: ({ subject }, _, { loaders }) =>
      subject.kind === 'PLAYER' ? loaders.player.load(subject.playerId) : null,
    team: ({ subject }) => (subject.kind === 'TEAM' ? teamOfCode(subject.team) : null),
    issuedTime: ({ issuedAt }) => issuedAt,
  },

  ImaginedForecast: {
    issuedTime: ({ issuedAt }) => issuedAt,
  },

  DrawsOfGame: {
    date: ({ gameDate }) => gameDate,
  },

  ForecastAccuracy: {
    mase: ({ mase }) => mase ?? null,
    baselineName: ({ baseline }) => baseline.name,
    baselineWape: ({ baseline }) => baseline.wape,
  },

  RedactedRecord: {
    id: ({ id }) => toNodeId('RedactedRecord', id),
    receivedTime: ({ receivedAt }) => receivedAt,
    expiresTime: ({ expiresAt }) => (expiresAt === undefined ? null : expiresAt * 1000),
    content: ({ content }) => JSON.stringify(content),
  },

  RedactedRecordConnection: connectionResolvers,
  FaceoffConnection: connectionResolvers,
  FaceoffPredictionConnection: connectionResolvers,
};

/** Flat: a compiled query reads plain data at once, and calls resolvers with much around them. */
function predictedTaker(
  team: TeamSide,
  { playerId, name, number, position, shoots, inGame }: PublishedTaker,
  probability: number,
): PredictedTakerSource {
  return { team, probability, playerId, name, number, position, shoots, inGame };
}

function ofSpans(
  forecasts: readonly FaceoffForecast[],
  spans: readonly ForecastSpan[] | null | undefined,
): readonly FaceoffForecast[] {
  return spans ? forecasts.filter(({ span }) => spans.includes(span)) : forecasts;
}

function faceoffIdOf(gameId: string, cursor: string | null | undefined): string | undefined {
  if (!cursor) return undefined;
  const faceoffId = Buffer.from(cursor, 'base64url').toString('utf8');
  if (faceoffId.startsWith(`${gameId}-`) && /^[\w-]{1,96}$/.test(faceoffId)) return faceoffId;
  throw callerError(
    'BAD_USER_INPUT',
    `Expected a cursor of game ${gameId}'s faceoffs, from an earlier answer, unchanged.`,
  );
}
