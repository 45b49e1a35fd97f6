import {
  type DrawsOfGame,
  type FaceoffForecast,
  FORECAST_SPANS,
  type ForecastQuantiles,
  type ForecastSpan,
  type ForecastSubject,
  forecastId,
} from '../ports.ts';
import { basisOf, type PlayerBasis, type PlayerMoment, walkMoments } from './examples.ts';
import { explainPlayer, explainTeam } from './explainForecast.ts';
import type { FaceoffExamples, FaceoffModel, FaceoffOutlook, Outlook } from './faceoffModel.ts';
import type { PlayedGame, ScheduledGame } from './playedGames.ts';
import { opponentOf, type PlayerSeason, wonBy } from './playerLog.ts';
import { type TeamSoFar, teamsSoFar } from './teamsSoFar.ts';

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
  const basis = basisOf(moment);
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
    return {
      ...foreseePlayer(model, basis, games, gamesAsked(span, games.length)),
      id: forecastId(subject, span),
      subject,
      span,
      history,
      knownThrough,
      issuedAt,
    };
  });
}

/** What a forecast says of given games, whatever they are called. */
export type Foreseen = Pick<
  FaceoffForecast,
  'games' | 'opponents' | 'drawsTaken' | 'drawsWon' | 'shareWon' | 'explanation'
>;

/** @param asked - games that the span would hold if the schedule were long enough */
export function foreseePlayer(
  model: FaceoffModel,
  basis: PlayerBasis,
  games: readonly ScheduledGame[],
  asked = games.length,
): Foreseen {
  const outlook = model.player(basis, games);
  return {
    ...outlookOf(outlook),
    games: games.length,
    opponents: games.map((g) => opponentOf(g, basis.team)),
    explanation: explainPlayer(model, basis, games, asked, outlook),
  };
}

/** @param soFar - the team's games this season; `undefined` before the first */
export function foreseeTeam(
  model: FaceoffModel,
  team: string,
  soFar: TeamSoFar | undefined,
  games: readonly ScheduledGame[],
  asked = games.length,
): Foreseen {
  const level = soFar?.drawsPerGame ?? model.strengths.longMeanDraws;
  const outlook = model.team(team, games, soFar?.games ?? 0);
  return {
    ...outlookOf(outlook),
    games: games.length,
    opponents: games.map((g) => opponentOf(g, team)),
    explanation: explainTeam(model, team, level, games, asked, outlook),
  };
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
  const soFar = teamsSoFar(played, season)[team];
  return FORECAST_SPANS.map((span) => {
    const next = coming.slice(0, SPAN_GAMES[span]);
    return {
      ...foreseeTeam(model, team, soFar, next, gamesAsked(span, next.length)),
      id: forecastId(subject, span),
      subject,
      span,
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

/** Games a span would hold if the schedule were long enough. */
function gamesAsked(span: ForecastSpan, games: number): number {
  return span === 'REST_OF_SEASON' ? games : SPAN_GAMES[span];
}
