import type { Dot } from '../hockey/rink.ts';
import type { TeamSide } from '../hockey/team.ts';
import type { TrueDraw, WavedOut } from './truth.ts';

/** An upcoming face-off as it was published. Times are epoch milliseconds of the event. */
export interface PublishedFaceoff {
  /** May be absent where there is one game. */
  readonly gameId?: string | undefined;
  readonly faceoffId?: string | undefined;
  readonly timestamp: number;
  readonly dot: Dot;
  readonly homeTakerId: string;
  readonly awayTakerId: string;
  /** 1 for the first word about a draw. */
  readonly revision: number;
}

/** One true draw with what was published of it before its drop. */
export interface JudgedDraw {
  readonly truth: TrueDraw;
  /** In order of time; of the stoppage that ends with this drop. */
  readonly published: readonly PublishedFaceoff[];
  readonly areTakersRight: boolean;
  readonly isDotRight: boolean;
  /** From the first publication to the drop. */
  readonly leadSeconds: number;
  /** From the publication since which both takers were right to the drop. */
  readonly rightLeadSeconds: number;
  /** For each wave-out, from the substitute's third sample to his publication; NaN = never. */
  readonly waveOutMillis: readonly number[];
}

export interface JudgedDetection {
  readonly games: number;
  readonly draws: readonly JudgedDraw[];
  /** First publications of face-offs that were none. */
  readonly falseDraws: readonly PublishedFaceoff[];
}

/** How detection went. Shares lie in [0, 1]; a value over nothing is null. */
export interface DetectionMetrics {
  /** `true` = predicted + missed + impossible; `false` counts face-offs that were none. */
  readonly draws: {
    readonly true: number;
    readonly predicted: number;
    readonly missed: number;
    readonly false: number;
    /** The script left no line-up. */
    readonly impossible: number;
  };
  /** Of the draws whose last takers stood for over a second, the share predicted before the drop. */
  readonly recall: number | null;
  readonly falsePerGame: number | null;
  /** Of the predicted draws, by the last publication before the drop. */
  readonly takersRight: number | null;
  readonly dotsRight: number | null;
  readonly revisionsPerDraw: number | null;
  /** From the first publication to the drop, by event time. */
  readonly leadSeconds: Spread | null;
  /** The same from the publication since which both takers were right. */
  readonly rightLeadSeconds: Spread | null;
  /** `leadSeconds` over the draws whose line-up lasted at least 5 s. */
  readonly leadSecondsOfLongLineups: Spread | null;
  readonly wavedOut: {
    readonly true: number;
    readonly published: number;
    /** From the sample that settles the change to its publication, by event time. */
    readonly latencyMillis: { readonly median: number; readonly p99: number } | null;
  };
}

export interface Spread {
  readonly median: number;
  readonly p10: number;
}

/** A pause after which a publication without id and revision 1 tells of another face-off. */
const NEW_EPISODE_MILLIS = 10_000;

/** What is published so soon after a drop was late, not false. */
const LATE_MILLIS = 1000;

/**
 * Lays publications beside the truth of one or more games.
 *
 * @remarks A publication belongs to the true draw of the stoppage in which it was made, and its
 *   `faceoffId`, where it has one, must be the draw's. What belongs to none, made while play went
 *   on or under another id, tells of a false draw.
 */
export function judgeDetection(
  truth: readonly TrueDraw[],
  published: readonly PublishedFaceoff[],
): JudgedDetection {
  const games = groupBy(truth, (draw) => draw.gameId);
  const onlyGame = games.size === 1 ? truth[0]?.gameId : undefined;
  const byGame = groupBy(published, (one) => one.gameId ?? onlyGame);
  const falseDraws: PublishedFaceoff[] = [];
  const draws: JudgedDraw[] = [];
  for (const [gameId, own] of byGame) {
    if (gameId === undefined || !games.has(gameId)) falseDraws.push(...episodes(own));
  }
  for (const [gameId, trueDraws] of games) {
    const left = new Set(byGame.get(gameId));
    for (const draw of trueDraws) {
      const ofDraw = [...left].filter(
        (one) =>
          one.timestamp >= draw.stoppageTimestamp &&
          one.timestamp <= draw.dropTimestamp + LATE_MILLIS &&
          (one.faceoffId === undefined || one.faceoffId === draw.faceoffId),
      );
      for (const one of ofDraw) left.delete(one);
      const mine = ofDraw
        .filter((one) => one.timestamp <= draw.dropTimestamp)
        .sort((a, b) => a.timestamp - b.timestamp || a.revision - b.revision);
      draws.push(judgeDraw(draw, mine));
    }
    falseDraws.push(...episodes([...left]));
  }
  return { games: games.size, draws, falseDraws };
}

function judgeDraw(truth: TrueDraw, published: readonly PublishedFaceoff[]): JudgedDraw {
  const { dropTimestamp } = truth;
  const namesTakers = (one: PublishedFaceoff) =>
    one.homeTakerId === truth.homeTakerId && one.awayTakerId === truth.awayTakerId;
  const last = published.at(-1);
  const lastWrong = published.findLastIndex((one) => !namesTakers(one));
  const rightSince = published[lastWrong + 1];
  const secondsBeforeDrop = (one: PublishedFaceoff | undefined) =>
    one === undefined ? Number.NaN : (dropTimestamp - one.timestamp) / 1000;
  return {
    truth,
    published,
    areTakersRight: last !== undefined && namesTakers(last),
    isDotRight: last !== undefined && last.dot.x === truth.dot.x && last.dot.y === truth.dot.y,
    leadSeconds: secondsBeforeDrop(published[0]),
    rightLeadSeconds: secondsBeforeDrop(rightSince),
    waveOutMillis: truth.wavedOut.map((wave) => waveOutMillis(wave, published)),
  };
}

function waveOutMillis(wave: WavedOut, published: readonly PublishedFaceoff[]): number {
  const takerOf = (one: PublishedFaceoff, team: TeamSide) =>
    team === 'HOME' ? one.homeTakerId : one.awayTakerId;
  const told = published.find(
    (one) => one.timestamp >= wave.timestamp && takerOf(one, wave.team) === wave.substituteId,
  );
  return told === undefined
    ? Number.NaN
    : Math.max(0, told.timestamp - wave.substituteThirdSampleTimestamp);
}

/** The first publication of each face-off that the list tells of. */
function episodes(published: readonly PublishedFaceoff[]): PublishedFaceoff[] {
  const seen = new Set<string>();
  let previous = Number.NEGATIVE_INFINITY;
  return published
    .toSorted((a, b) => a.timestamp - b.timestamp)
    .filter((one) => {
      const pause = one.timestamp - previous;
      previous = one.timestamp;
      if (one.faceoffId === undefined) return one.revision === 1 || pause > NEW_EPISODE_MILLIS;
      return !seen.has(one.faceoffId) && seen.add(one.faceoffId);
    });
}

/** Numbers over all judged draws; several games are pooled. */
export function detectionMetrics({ games, draws, falseDraws }: JudgedDetection): DetectionMetrics {
  const possible = draws.filter(({ truth }) => truth.hasLineup);
  const predicted = possible.filter(({ published }) => published.length > 0);
  const stood = possible.filter((d) => d.truth.dropTimestamp - d.truth.settledTimestamp > 1000);
  const long = predicted.filter((d) => d.truth.dropTimestamp - d.truth.lineupTimestamp >= 5000);
  const waves = possible.flatMap((d) => d.waveOutMillis);
  const told = waves.filter((millis) => !Number.isNaN(millis));
  return {
    draws: {
      true: draws.length,
      predicted: predicted.length,
      missed: possible.length - predicted.length,
      false: falseDraws.length,
      impossible: draws.length - possible.length,
    },
    recall: share(stood, (d) => d.published.length > 0),
    falsePerGame: games === 0 ? null : falseDraws.length / games,
    takersRight: share(predicted, (d) => d.areTakersRight),
    dotsRight: share(predicted, (d) => d.isDotRight),
    revisionsPerDraw:
      predicted.length === 0
        ? null
        : predicted.reduce((sum, d) => sum + d.published.length, 0) / predicted.length,
    leadSeconds: spread(predicted.map((d) => d.leadSeconds)),
    rightLeadSeconds: spread(
      predicted.filter((d) => d.areTakersRight).map((d) => d.rightLeadSeconds),
    ),
    leadSecondsOfLongLineups: spread(long.map((d) => d.leadSeconds)),
    wavedOut: {
      true: waves.length,
      published: told.length,
      latencyMillis:
        told.length === 0 ? null : { median: quantile(told, 0.5), p99: quantile(told, 0.99) },
    },
  };
}

/** {@link judgeDetection} and {@link detectionMetrics} in one step. */
export function measureDetection(
  truth: readonly TrueDraw[],
  published: readonly PublishedFaceoff[],
): DetectionMetrics {
  return detectionMetrics(judgeDetection(truth, published));
}

function share<T>(items: readonly T[], is: (item: T) => boolean): number | null {
  return items.length === 0 ? null : items.filter(is).length / items.length;
}

function spread(values: readonly number[]): Spread | null {
  return values.length === 0 ? null : { median: quantile(values, 0.5), p10: quantile(values, 0.1) };
}

/** Nearest rank: the value that `share` of the values do not exceed. */
function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(at * sorted.length) - 1)] ?? Number.NaN;
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
