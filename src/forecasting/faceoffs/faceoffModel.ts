import {
  expectTeam,
  featuresFor,
  type PlayerBasis,
  type PlayerExample,
  playerExamples,
  type TeamExample,
  teamExamples,
} from './examples.ts';
import type { PlayedGame, ScheduledGame } from './playedGames.ts';
import { type PlayerSeason, playerSeasons } from './playerLog.ts';
import { fitShare, type ShareModel, type ShareParameters, shareModel } from './playerShare.ts';
import {
  fitVolume,
  phaseOf,
  stratumOf,
  type VolumeModel,
  type VolumeParameters,
  volumeModel,
  volumeWidth,
} from './playerVolume.ts';
import { ErrorPool, type ErrorTable, errorsOf, type PooledErrors } from './pooledErrors.ts';
import {
  type StoredStrengths,
  storedStrengths,
  strengthsOf,
  type TeamStrengths,
  teamStrengths,
} from './teamStrengths.ts';

/** Expected value and a quantile function of a coming count or share. */
export interface Outlook {
  readonly mean: number;
  quantile(tau: number): number;
}

/** Draws taken, won and the share, over the same games. */
export interface FaceoffOutlook {
  readonly taken: Outlook;
  readonly won: Outlook;
  readonly share: Outlook;
}

/** Forecasts one subject over games of the schedule, as learnt from moments that were over before. */
export interface FaceoffModel {
  player(basis: PlayerBasis, coming: readonly ScheduledGame[]): FaceoffOutlook;
  /** @param known - games of the team this season so far */
  team(team: string, coming: readonly ScheduledGame[], known: number): FaceoffOutlook;
  readonly strengths: TeamStrengths;
  /** What was learnt for spans of about so many games. */
  span(games: number): SpanModel;
}

/** Spans that are learnt; another is forecast with the nearest. */
export const LEARNT_SPANS = [1, 5, 10, 20, 40] as const;

/** Games between the moments looked at: neighbours say nearly the same. */
const STRIDE = 3;

/** Half of a team's spread beyond chance over a stretch of games. */
const TEAM_DRIFT = 0.03;

const teamDrawsWidth = (expected: number): number =>
  Math.sqrt(expected + (TEAM_DRIFT * expected) ** 2);
const teamShareWidth = (draws: number): number => Math.sqrt(0.25 / Math.max(1, draws) + 0.02 ** 2);

/** Past moments, computed once; a model for a day uses those that were over before it. */
export class FaceoffExamples {
  readonly seasons: readonly PlayerSeason[];
  readonly #games: readonly PlayedGame[];
  readonly #strengths = new Map<string, TeamStrengths>();
  readonly #players = new Map<number, readonly PlayerExample[]>();
  readonly #teams = new Map<number, readonly TeamExample[]>();

  constructor(games: readonly PlayedGame[]) {
    this.#games = games;
    this.seasons = playerSeasons(games);
  }

  /** Strengths of teams from games before `day`. */
  strengthsBefore = (day: string): TeamStrengths => {
    let known = this.#strengths.get(day);
    if (!known) {
      known = teamStrengths(this.#games.filter((g) => g.gameDate < day));
      this.#strengths.set(day, known);
    }
    return known;
  };

  players(games: number, stride = STRIDE): readonly PlayerExample[] {
    const key = 1000 * games + stride;
    let list = this.#players.get(key);
    if (!list) {
      list = playerExamples(this.seasons, games, stride, this.strengthsBefore);
      this.#players.set(key, list);
    }
    return list;
  }

  teams(games: number, stride = STRIDE): readonly TeamExample[] {
    const key = 1000 * games + stride;
    let list = this.#teams.get(key);
    if (!list) {
      const byTeam = new Map<string, PlayedGame[]>();
      for (const g of this.#games) {
        for (const team of [g.homeTeam, g.awayTeam]) {
          const id = `${g.season}/${team}`;
          const games = byTeam.get(id);
          if (games) games.push(g);
          else byTeam.set(id, [g]);
        }
      }
      list = teamExamples(byTeam, games, stride, this.strengthsBefore);
      this.#teams.set(key, list);
    }
    return list;
  }
}

/** What is learnt for one length of span. */
export interface SpanModel {
  readonly volume: VolumeModel;
  readonly share: ShareModel;
  wonQuantile(medianWon: number, rateWon: number, stratum: string, tau: number): number;
  /** @param known - games of the team this season so far: strengths settle as it goes on */
  team(draws: number, share: number, known: number): FaceoffOutlook;
  parameters(): SpanParameters;
}

/** Learns from every moment whose games were over before `day`; nothing of that day or later. */
export function learnFaceoffs(examples: FaceoffExamples, day: string): FaceoffModel {
  return modelBy(examples.strengthsBefore(day), (games) => learnSpan(examples, games, day));
}

/** @param learnt - the model for one of {@link LEARNT_SPANS}, asked for once */
function modelBy(strengths: TeamStrengths, learnt: (games: number) => SpanModel): FaceoffModel {
  const spans = new Map<number, SpanModel>();
  const spanModel = (games: number): SpanModel => {
    const nearest = LEARNT_SPANS.reduce((a, b) =>
      Math.abs(Math.log(b / games)) < Math.abs(Math.log(a / games)) ? b : a,
    );
    const model = spans.get(nearest) ?? learnt(nearest);
    spans.set(nearest, model);
    return model;
  };
  return {
    strengths,
    player: (basis, coming) => {
      const games = coming.length;
      const model = spanModel(Math.max(1, games));
      const { volume, share } = featuresFor(basis, coming, strengths);
      const median = model.volume.median(volume, games);
      const meanTaken = model.volume.mean(volume, games);
      const meanShare = model.share.mean(share);
      const zero: Outlook = { mean: 0, quantile: () => 0 };
      const shareOutlook: Outlook = {
        mean: meanShare,
        quantile: (tau) => model.share.quantile(share, median, tau),
      };
      if (games === 0) return { taken: zero, won: zero, share: shareOutlook };
      return {
        taken: { mean: meanTaken, quantile: (tau) => model.volume.quantile(volume, games, tau) },
        won: {
          mean: meanTaken * meanShare,
          quantile: (tau) =>
            model.wonQuantile(
              median * meanShare,
              volume.rate * games * meanShare,
              stratumOf(volume),
              tau,
            ),
        },
        share: shareOutlook,
      };
    },
    team: (team, coming, known) => {
      const { draws, share } = expectTeam(team, coming, strengths);
      return spanModel(Math.max(1, coming.length)).team(draws, share, known);
    },
    span: spanModel,
  };
}

function learnSpan(examples: FaceoffExamples, games: number, day: string): SpanModel {
  const players = examples.players(games).filter((e) => e.to < day);
  const volume = fitVolume(players.map((e) => ({ features: e.volume, games, taken: e.taken })));
  const share = fitShare(
    players.map((e) => ({
      features: e.share,
      taken: e.taken,
      won: e.won,
      expected: volume.median(e.volume, games),
    })),
  );
  const wonErrors = new ErrorPool();
  for (const e of players) {
    const p = share.mean(e.share);
    wonErrors.add(
      stratumOf(e.volume),
      (e.won - p * volume.median(e.volume, games)) / volumeWidth(e.volume.rate * games * p),
    );
  }
  const teamDraws = new ErrorPool();
  const teamShare = new ErrorPool();
  const teamWon = new ErrorPool();
  for (const e of examples.teams(games)) {
    if (e.to >= day) continue;
    teamDraws.add('', (e.draws - e.expectedDraws) / teamDrawsWidth(e.expectedDraws));
    const shareError = e.won / e.draws - e.expectedShare;
    teamShare.add(phaseOf(e.known), shareError / teamShareWidth(e.expectedDraws));
    const expectedWon = e.expectedDraws * e.expectedShare;
    teamWon.add('', (e.won - expectedWon) / teamDrawsWidth(expectedWon));
  }
  const errors = { won: wonErrors, teamDraws, teamShare, teamWon };
  return spanOf(volume, share, errors, () => ({
    volume: volume.parameters(),
    share: share.parameters(),
    won: wonErrors.table(),
    teamDraws: teamDraws.table(),
    teamShare: teamShare.table(),
    teamWon: teamWon.table(),
  }));
}

type SpanErrors = Readonly<Record<'won' | 'teamDraws' | 'teamShare' | 'teamWon', PooledErrors>>;

function spanOf(
  volume: VolumeModel,
  share: ShareModel,
  errors: SpanErrors,
  parameters: () => SpanParameters,
): SpanModel {
  const count = (expected: number, pool: PooledErrors): Outlook => ({
    mean: expected,
    quantile: (tau) => Math.max(0, expected + teamDrawsWidth(expected) * pool.quantile('', tau)),
  });
  return {
    volume,
    share,
    wonQuantile: (medianWon, rateWon, stratum, tau) =>
      Math.max(0, medianWon + volumeWidth(rateWon) * errors.won.quantile(stratum, tau)),
    team: (draws, p, known) => ({
      taken: count(draws, errors.teamDraws),
      won: count(draws * p, errors.teamWon),
      share: {
        mean: p,
        quantile: (tau) => {
          const error = teamShareWidth(draws) * errors.teamShare.quantile(phaseOf(known), tau);
          return Math.min(1, Math.max(0, p + error));
        },
      },
    }),
    parameters,
  };
}

/** What was learnt for one length of span, as it is stored. */
export interface SpanParameters {
  readonly volume: VolumeParameters;
  readonly share: ShareParameters;
  readonly won: ErrorTable;
  readonly teamDraws: ErrorTable;
  readonly teamShare: ErrorTable;
  readonly teamWon: ErrorTable;
}

/** A learnt model as it is stored: some tens of kilobytes, whatever it was learnt from. */
export interface StoredFaceoffModel {
  readonly strengths: StoredStrengths;
  /** By {@link LEARNT_SPANS}. */
  readonly spans: Readonly<Record<string, SpanParameters>>;
}

/** What {@link faceoffModelOf} makes the same model of, but for quantiles other than the kept ones. */
export function storedModel(model: FaceoffModel): StoredFaceoffModel {
  return {
    strengths: storedStrengths(model.strengths),
    spans: Object.fromEntries(LEARNT_SPANS.map((n) => [n, model.span(n).parameters()])),
  };
}

/** The model of what was stored. */
export function faceoffModelOf({ strengths, spans }: StoredFaceoffModel): FaceoffModel {
  return modelBy(strengthsOf(strengths), (games) => {
    const stored = spans[games]!;
    return spanOf(
      volumeModel(stored.volume),
      shareModel(stored.share),
      {
        won: errorsOf(stored.won),
        teamDraws: errorsOf(stored.teamDraws),
        teamShare: errorsOf(stored.teamShare),
        teamWon: errorsOf(stored.teamWon),
      },
      () => stored,
    );
  });
}
