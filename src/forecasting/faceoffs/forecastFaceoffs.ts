import {
  type DrawsOfGame,
  type FaceoffForecast,
  FORECAST_SPANS,
  type ForecastContribution,
  type ForecastQuantiles,
  type ForecastSpan,
  type ForecastSubject,
  forecastId,
} from '../ports.ts';
import { expectTeam, featuresFor, type PlayerMoment, walkMoments } from './examples.ts';
import type { FaceoffExamples, FaceoffModel, FaceoffOutlook, Outlook } from './faceoffModel.ts';
import type { PlayedGame, ScheduledGame } from './playedGames.ts';
import { opponentOf, type PlayerSeason, wonBy } from './playerLog.ts';

const SPAN_GAMES: Readonly<Record<ForecastSpan, number>> = {
  NEXT_1: 1,
  NEXT_5: 5,
  NEXT_10: 10,
  NEXT_20: 20,
  REST_OF_SEASON: Number.POSITIVE_INFINITY,
};

/** Played games shown beside a forecast. */
const HISTORY_GAMES = 20;

/** When and from what forecasts are made. */
export interface ForecastFaceoffsInput {
  readonly examples: FaceoffExamples;
  readonly games: readonly PlayedGame[];
  /** Games not played yet, in order of date. */
  readonly schedule: readonly ScheduledGame[];
  readonly model: FaceoffModel;
  /** Season of the schedule, like `20242025`. */
  readonly season: string;
  readonly knownThrough: string;
  /** Epoch milliseconds. */
  readonly issuedAt: number;
}

/** Coming games of a team, in order. */
function comingOf(schedule: readonly ScheduledGame[], team: string): ScheduledGame[] {
  return schedule.filter((g) => g.homeTeam === team || g.awayTeam === team);
}

/**
 * What is known now of every player who has taken a draw in `season` or the season before it; who
 * has none in `season` yet starts from his last one.
 */
export function currentMoments(seasons: readonly PlayerSeason[], season: string): PlayerMoment[] {
  const latest = new Map<string, { moment: PlayerMoment; season: string }>();
  walkMoments(seasons, (moment, at) => {
    latest.set(moment.playerId, { moment, season: at });
  });
  const moments: PlayerMoment[] = [];
  for (const { moment, season: at } of latest.values()) {
    if (at === season) {
      moments.push(moment);
    } else if (Number(season) - Number(at) === 10001) {
      const rate = moment.past.reduce((s, g) => s + g.taken, 0) / moment.past.length;
      moments.push({ ...moment, past: [], previousRate: rate });
    }
  }
  return moments;
}

/** Forecasts of every current player and of every team in the schedule or the season, all spans. */
export function forecastFaceoffs(input: ForecastFaceoffsInput): FaceoffForecast[] {
  const { examples, games, schedule, season } = input;
  const result: FaceoffForecast[] = [];
  for (const moment of currentMoments(examples.seasons, season)) {
    result.push(...forecastPlayer(input, moment, comingOf(schedule, moment.team)));
  }
  const teams = new Set(
    [...schedule, ...games.filter((g) => g.season === season)].flatMap((g) => [
      g.homeTeam,
      g.awayTeam,
    ]),
  );
  for (const team of [...teams].sort()) {
    result.push(...forecastTeam(input, team, comingOf(schedule, team)));
  }
  return result;
}

/** All spans of one player over `coming`, which may be a what-if: any other list of games. */
export function forecastPlayer(
  { model, knownThrough, issuedAt }: ForecastFaceoffsInput,
  moment: PlayerMoment,
  coming: readonly ScheduledGame[],
): FaceoffForecast[] {
  const subject: ForecastSubject = { kind: 'PLAYER', playerId: moment.playerId };
  const history = moment.past.slice(-HISTORY_GAMES).map(
    ({ game, team, taken, won }): DrawsOfGame => ({
      gameId: game.gameId,
      gameDate: game.gameDate,
      opponent: opponentOf(game, team),
      drawsTaken: taken,
      drawsWon: won,
    }),
  );
  return FORECAST_SPANS.map((span) => {
    const games = coming.slice(0, SPAN_GAMES[span]);
    const outlook = model.player(moment, games);
    return {
      ...outlookOf(outlook),
      id: forecastId(subject, span),
      subject,
      span,
      games: games.length,
      opponents: games.map((g) => opponentOf(g, moment.team)),
      explanation: explainPlayer(model, moment, games, span, outlook),
      history,
      knownThrough,
      issuedAt,
    };
  });
}

/** All spans of one team over `coming`. */
export function forecastTeam(
  { model, games, season, knownThrough, issuedAt }: ForecastFaceoffsInput,
  team: string,
  coming: readonly ScheduledGame[],
): FaceoffForecast[] {
  const subject: ForecastSubject = { kind: 'TEAM', team };
  const played = games.filter(
    (g) => g.season === season && (g.homeTeam === team || g.awayTeam === team),
  );
  const history = played.slice(-HISTORY_GAMES).map(
    (g): DrawsOfGame => ({
      gameId: g.gameId,
      gameDate: g.gameDate,
      opponent: opponentOf(g, team),
      drawsTaken: g.draws,
      drawsWon: wonBy(g, team),
    }),
  );
  return FORECAST_SPANS.map((span) => {
    const next = coming.slice(0, SPAN_GAMES[span]);
    const outlook = model.team(team, next);
    return {
      ...outlookOf(outlook),
      id: forecastId(subject, span),
      subject,
      span,
      games: next.length,
      opponents: next.map((g) => opponentOf(g, team)),
      explanation: explainTeam(model, team, next, span, played, outlook),
      history,
      knownThrough,
      issuedAt,
    };
  });
}

function quantilesOf(o: Outlook): ForecastQuantiles {
  const [p10, p50, p90] = [o.quantile(0.1), o.quantile(0.5), o.quantile(0.9)] as const;
  return { mean: o.mean, p10, p50: Math.max(p10, p50), p90: Math.max(p10, p50, p90) };
}

function outlookOf({ taken, won, share }: FaceoffOutlook) {
  return {
    drawsTaken: quantilesOf(taken),
    drawsWon: quantilesOf(won),
    shareWon: quantilesOf(share),
  };
}

/** The rest of a sum, so that the parts of an explanation add up to the mean exactly. */
function withTrend(
  parts: Readonly<Record<'LEVEL' | 'SEASON' | 'SCHEDULE' | 'OPPONENT', readonly [number, number]>>,
  taken: number,
  share: number,
): ForecastContribution[] {
  const sum = (i: 0 | 1): number => Object.values(parts).reduce((s, p) => s + p[i], 0);
  const all = { ...parts, TREND: [taken - sum(0), share - sum(1)] as const };
  return (['LEVEL', 'TREND', 'SEASON', 'SCHEDULE', 'OPPONENT'] as const).map((part) => ({
    part,
    drawsTaken: all[part][0],
    shareWon: all[part][1],
  }));
}

/** Games a span would hold if the schedule were long enough. */
function gamesAsked(span: ForecastSpan, games: number): number {
  return span === 'REST_OF_SEASON' ? games : SPAN_GAMES[span];
}

function explainPlayer(
  model: FaceoffModel,
  moment: PlayerMoment,
  coming: readonly ScheduledGame[],
  span: ForecastSpan,
  outlook: FaceoffOutlook,
): ForecastContribution[] {
  const { strengths } = model;
  const games = coming.length;
  const asked = gamesAsked(span, games);
  const { volume, share } = featuresFor(moment, coming, strengths);
  const learnt = model.span(Math.max(1, games));
  const none = featuresFor(moment, [], strengths);
  const rate = volume.values[3]!;
  const plainTaken = games > 0 ? learnt.volume.mean(none.volume, games) : 0;
  const shareParts = learnt.share.contributions(share);
  const venue =
    coming.reduce((s, g) => s + (g.homeTeam === moment.team ? 1 : -1), 0) / Math.max(1, games);
  const bySide = (strengths.homeShare - 0.5) * venue;
  return withTrend(
    {
      LEVEL: [asked * rate, 0.5 + shareParts[0]! + shareParts[2]! + shareParts[4]!],
      SEASON: [games * rate * (strengths.meanDraws / strengths.longMeanDraws - 1), 0],
      SCHEDULE: [(games - asked) * rate, games > 0 ? bySide : 0],
      OPPONENT: [
        games > 0 ? outlook.taken.mean - plainTaken : 0,
        games > 0 ? shareParts[3]! - bySide : 0,
      ],
    },
    outlook.taken.mean,
    outlook.share.mean,
  );
}

function explainTeam(
  model: FaceoffModel,
  team: string,
  coming: readonly ScheduledGame[],
  span: ForecastSpan,
  played: readonly PlayedGame[],
  outlook: FaceoffOutlook,
): ForecastContribution[] {
  const { strengths } = model;
  const games = coming.length;
  const asked = gamesAsked(span, games);
  const level =
    played.length > 0
      ? played.reduce((s, g) => s + g.draws, 0) / played.length
      : strengths.longMeanDraws;
  const opponents = coming.reduce((s, g) => s + strengths.drawsAdded(opponentOf(g, team)), 0);
  const home = coming.filter((g) => g.homeTeam === team).length;
  const venue = games > 0 ? ((2 * home - games) / games) * (strengths.homeShare - 0.5) : 0;
  const own = 0.5 + strengths.shareAdded(team);
  return withTrend(
    {
      LEVEL: [asked * level, own],
      SEASON: [games * level * (strengths.meanDraws / strengths.longMeanDraws - 1), 0],
      SCHEDULE: [(games - asked) * level, venue],
      OPPONENT: [
        opponents,
        games > 0 ? expectTeam(team, coming, strengths).share - own - venue : 0,
      ],
    },
    outlook.taken.mean,
    outlook.share.mean,
  );
}
