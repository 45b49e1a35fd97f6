import { seasonalNaiveScale } from '../metrics.ts';
import type { ForecastAccuracy, ForecastSpan } from '../ports.ts';
import { type FaceoffExamples, type FaceoffModel, learnFaceoffs } from './faceoffModel.ts';
import { CAREER_STRENGTH, shrunkShare } from './playerShare.ts';
import { stratumOf } from './playerVolume.ts';

/** Spans that are measured, with their length in games. */
const SPANS: readonly (readonly [ForecastSpan, number])[] = [
  ['NEXT_1', 1],
  ['NEXT_5', 5],
  ['NEXT_10', 10],
  ['NEXT_20', 20],
];

/** Games known before the first window of a season. */
const WARM_UP = 30;

/** One forecast against what came, with what simple forecasts would have said. */
interface Measured {
  readonly truth: number;
  readonly point: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly scale: number;
  readonly baselines: Readonly<Record<string, number>>;
}

/** What {@link rollFaceoffs} may be told. */
export interface RollOptions {
  /** Players with fewer draws per game so far are left out; 0 takes all. */
  readonly leastRate?: number;
  readonly spans?: readonly ForecastSpan[];
  readonly onProgress?: (done: number, total: number) => void;
}

/** Day of the latest refresh before a day: models are learnt anew on the 1st and the 16th. */
function refreshBefore(day: string): string {
  return `${day.slice(0, 8)}${day.slice(8) > '16' ? '16' : '01'}`;
}

/**
 * Rolls through a season: at every tenth game of a player and every game of a team after the
 * thirtieth, forecasts
 * the coming games from what was known and compares. Measures are of p50; the baseline is the best,
 * in hindsight, of season mean, mean of the last ten games and simple smoothing (0.05, 0.1, 0.2) for
 * counts, of the shrunk career (players) or season (teams) share for shares.
 */
export function rollFaceoffs(
  examples: FaceoffExamples,
  season: string,
  { leastRate = 0, spans = SPANS.map(([s]) => s), onProgress }: RollOptions = {},
): ForecastAccuracy[] {
  const models = new Map<string, FaceoffModel>();
  const modelFor = (day: string): FaceoffModel => {
    const key = refreshBefore(day);
    let model = models.get(key);
    if (!model) {
      model = learnFaceoffs(examples, key);
      models.set(key, model);
    }
    return model;
  };
  const result: ForecastAccuracy[] = [];
  const chosen = SPANS.filter(([span]) => spans.includes(span));
  for (const [at, [span, games]] of chosen.entries()) {
    const taken: Measured[] = [];
    const won: Measured[] = [];
    const share: Measured[] = [];
    for (const e of examples.players(games, 10)) {
      if (e.season !== season || e.known < WARM_UP) continue;
      const past = e.past.map((g) => g.taken);
      if (mean(past) < leastRate) continue;
      const learnt = modelFor(e.from).span(games);
      const p = learnt.share.mean(e.share);
      const median = learnt.volume.median(e.volume, games);
      const wonOf = (tau: number): number =>
        learnt.wonQuantile(median * p, e.volume.rate * games * p, stratumOf(e.volume), tau);
      const q = (tau: number): number => learnt.volume.quantile(e.volume, games, tau);
      taken.push({
        truth: e.taken,
        point: median,
        p10: q(0.1),
        p50: q(0.5),
        p90: q(0.9),
        scale: games * seasonalNaiveScale(past, 1),
        baselines: simpleRates(past, games),
      });
      const pastWon = e.past.map((g) => g.won);
      won.push({
        truth: e.won,
        point: median * p,
        p10: wonOf(0.1),
        p50: wonOf(0.5),
        p90: wonOf(0.9),
        scale: games * seasonalNaiveScale(pastWon, 1),
        baselines: simpleRates(pastWon, games),
      });
      if (e.taken > 0) {
        const s = (tau: number): number => learnt.share.quantile(e.share, median, tau);
        share.push({
          truth: e.won / e.taken,
          point: p,
          p10: s(0.1),
          p50: s(0.5),
          p90: s(0.9),
          scale: Number.NaN,
          baselines: {
            'shrunk career share': shrunkShare(e.career, CAREER_STRENGTH),
            'shrunk season share': shrunkShare(tally(e.past), CAREER_STRENGTH),
          },
        });
      }
    }
    const rows: [ForecastAccuracy['subjectKind'], ForecastAccuracy['measure'], Measured[]][] = [
      ['PLAYER', 'DRAWS_TAKEN', taken],
      ['PLAYER', 'DRAWS_WON', won],
      ['PLAYER', 'SHARE_WON', share],
      ...teamRows(examples, season, games, modelFor),
    ];
    for (const [kind, measure, list] of rows) {
      if (list.length > 0) result.push(accuracyOf(kind, measure, span, list));
    }
    onProgress?.(at + 1, chosen.length);
  }
  return result;
}

function teamRows(
  examples: FaceoffExamples,
  season: string,
  games: number,
  modelFor: (day: string) => FaceoffModel,
): [ForecastAccuracy['subjectKind'], ForecastAccuracy['measure'], Measured[]][] {
  const taken: Measured[] = [];
  const won: Measured[] = [];
  const share: Measured[] = [];
  for (const e of examples.teams(games, 1)) {
    if (e.season !== season || e.known < WARM_UP) continue;
    const outlook = modelFor(e.from).span(games).team(e.expectedDraws, e.expectedShare, e.known);
    const past = e.past.map((g) => g.draws);
    const pastWon = e.past.map((g) => g.won);
    const measured = (
      truth: number,
      o: { readonly mean: number; quantile(tau: number): number },
      scale: number,
      baselines: Readonly<Record<string, number>>,
    ): Measured => ({
      truth,
      point: o.mean,
      p10: o.quantile(0.1),
      p50: o.quantile(0.5),
      p90: o.quantile(0.9),
      scale,
      baselines,
    });
    const scaleOf = (x: number[]): number => games * seasonalNaiveScale(x, 1);
    taken.push(measured(e.draws, outlook.taken, scaleOf(past), simpleRates(past, games)));
    won.push(measured(e.won, outlook.won, scaleOf(pastWon), simpleRates(pastWon, games)));
    const season300 = shrunkShare(tally(e.past.map((g) => ({ taken: g.draws, won: g.won }))), 300);
    share.push(
      measured(e.won / e.draws, outlook.share, Number.NaN, { 'shrunk season share': season300 }),
    );
  }
  return [
    ['TEAM', 'DRAWS_TAKEN', taken],
    ['TEAM', 'DRAWS_WON', won],
    ['TEAM', 'SHARE_WON', share],
  ];
}

const mean = (x: readonly number[]): number => x.reduce((s, v) => s + v, 0) / x.length;

function tally(games: readonly { readonly taken: number; readonly won: number }[]) {
  return {
    taken: games.reduce((s, g) => s + g.taken, 0),
    won: games.reduce((s, g) => s + g.won, 0),
  };
}

/** Season mean, last ten, and simple smoothing with three weights, over `games` games. */
function simpleRates(past: readonly number[], games: number): Record<string, number> {
  const smoothed = (alpha: number): number => {
    let level = past[0]!;
    for (const v of past) level += alpha * (v - level);
    return games * level;
  };
  return {
    'season mean': games * mean(past),
    'mean of last 10': games * mean(past.slice(-10)),
    'smoothing 0.05': smoothed(0.05),
    'smoothing 0.1': smoothed(0.1),
    'smoothing 0.2': smoothed(0.2),
  };
}

function accuracyOf(
  subjectKind: ForecastAccuracy['subjectKind'],
  measure: ForecastAccuracy['measure'],
  span: ForecastSpan,
  rows: readonly Measured[],
): ForecastAccuracy {
  const size = rows.reduce((s, r) => s + r.truth, 0);
  const wapeOf = (f: (r: Measured) => number): number =>
    rows.reduce((s, r) => s + Math.abs(r.truth - f(r)), 0) / size;
  const loss = (tau: number, f: (r: Measured) => number): number =>
    rows.reduce((s, r) => {
      const d = r.truth - f(r);
      return s + 2 * (d > 0 ? tau * d : (tau - 1) * d);
    }, 0) / size;
  const best = Object.keys(rows[0]!.baselines)
    .map((name) => ({ name, wape: wapeOf((r) => r.baselines[name]!) }))
    .reduce((a, b) => (b.wape < a.wape ? b : a));
  const scaled = rows.filter((r) => r.scale > 0);
  return {
    subjectKind,
    measure,
    span,
    windows: rows.length,
    wape: wapeOf((r) => r.point),
    rmse: Math.sqrt(rows.reduce((s, r) => s + (r.truth - r.point) ** 2, 0) / rows.length),
    ...(scaled.length > 0
      ? {
          mase:
            scaled.reduce((s, r) => s + Math.abs(r.truth - r.point) / r.scale, 0) / scaled.length,
        }
      : {}),
    averageWeightedQuantileLoss:
      (loss(0.1, (r) => r.p10) + loss(0.5, (r) => r.p50) + loss(0.9, (r) => r.p90)) / 3,
    coverage80: rows.filter((r) => r.truth >= r.p10 && r.truth <= r.p90).length / rows.length,
    baseline: best,
  };
}
