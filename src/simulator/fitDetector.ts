import { PERIOD_SECONDS } from '../hockey/clock.ts';
import { handSetRules } from '../pipeline/faceoff/handSetRules.ts';
import type { DetectorRules, RuleTree } from '../pipeline/faceoff/lineUpRules.ts';
import { looksLikeLineUp } from '../pipeline/faceoff/lineUpRules.ts';
import { collectDotViews } from './collectDotViews.ts';
import {
  type DetectionMetrics,
  detectionMetrics,
  type JudgedDetection,
} from './detectionMetrics.ts';
import { drawRuleTree } from './drawRuleTree.ts';
import { fitRuleTree, type LabeledView, type TreeOptions } from './fitRuleTree.ts';
import { detectionTrials, runDetectionTrials, trialScript } from './simulateDetection.ts';
import { simulateGame } from './simulateGame.ts';
import { HARD_FAULTS } from './trackingNoise.ts';

/** Rules as data, with where they come from and what they look like. */
export interface FittedDetector {
  readonly rules: DetectorRules;
  /** The tree in words. */
  readonly picture: string;
  readonly fittedOn: {
    readonly games: number;
    readonly firstGame: number;
    readonly looks: number;
    readonly lineUpShare: number;
    readonly options: TreeOptions;
  };
  /** Of single looks at games the tree has not seen. */
  readonly looks: { readonly recall: number; readonly falseAlarmShare: number };
  /** Of whole draws of the same games, and of the rules it replaces. */
  readonly held: DetectionMetrics;
  readonly heldBefore: DetectionMetrics;
}

export interface FitRequest {
  readonly games: number;
  /** Number of the first trial game; others than those of the standing count by default. */
  readonly firstGame?: number | undefined;
  /** Length of the one period that a game has; a whole period when absent. */
  readonly periodSeconds?: number | undefined;
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
}

/**
 * What a false look costs beside a missed one. Below 1: the clock and the settling time guard
 * against false looks, while nothing brings back a line-up that the tree cannot see.
 */
const FALSE_ALARM_WEIGHTS = [1, 0.3, 0.1];
const TREE_OPTIONS = { maximumDepth: 4, leastViews: 60 };
/** How long a line-up must stand. */
const SETTLE_MILLIS = [200, 300, 400];
/** Far from the numbers of the standing count, so that it judges on games nobody was fitted to. */
const FIRST_GAME = 5000;

/**
 * Fits the detector's tree to simulated tracking with known draws, of several seeds and all noise
 * levels and faults, and chooses how long a line-up must stand. Judged on other games.
 */
export function fitDetector(request: FitRequest): FittedDetector {
  const { games, firstGame = FIRST_GAME } = request;
  const held = Math.max(3, Math.ceil(games / 2));
  const steps = games + 2 * held;
  let done = 0;
  const step = <T>(value: T): T => {
    request.onProgress?.(++done, steps);
    return value;
  };
  const trials = detectionTrials(games + held).map((trial) => ({
    ...trial,
    game: firstGame + trial.game,
  }));
  // More draws and wave-outs an hour than in a real game: the play between them teaches little.
  const scriptOf = (game: number) =>
    trialScript(game, {
      periods: 1,
      periodSeconds: request.periodSeconds ?? PERIOD_SECONDS,
      medianGapSeconds: 18,
      wavedOutShare: 0.1,
    });
  const viewsOf = ({ seed, noise, game }: (typeof trials)[number]): LabeledView[] => {
    const script = scriptOf(game);
    return step(
      collectDotViews(script.gameId, simulateGame(script, { seed, noise, faults: HARD_FAULTS })),
    );
  };
  const fitted = trials.slice(0, games).flatMap(viewsOf);
  const others = trials.slice(games);
  const candidates = FALSE_ALARM_WEIGHTS.flatMap((falseAlarmWeight) => {
    const options: TreeOptions = { ...TREE_OPTIONS, falseAlarmWeight };
    const tree = fitRuleTree(fitted, options);
    return SETTLE_MILLIS.map((settleMillis) => ({
      options,
      rules: { ...handSetRules, tree, settleMillis },
    }));
  });
  const contenders = [handSetRules, ...candidates.map(({ rules }) => rules)];
  const judged = others.map((trial) =>
    step(runDetectionTrials(trial, contenders, scriptOf(trial.game))),
  );
  const metricsOf = (contender: number) =>
    detectionMetrics(merge(judged.map((ofTrial) => ofTrial[contender]!)));
  const measured = candidates.map((candidate, i) => ({ ...candidate, metrics: metricsOf(i + 1) }));
  const best = measured.reduce((one, other) =>
    faultsOf(other.metrics) < faultsOf(one.metrics) ? other : one,
  );
  return {
    rules: best.rules,
    picture: drawRuleTree(best.rules.tree),
    fittedOn: {
      games,
      firstGame,
      looks: fitted.length,
      lineUpShare: fitted.filter((view) => view.isLineUp).length / Math.max(1, fitted.length),
      options: best.options,
    },
    looks: looksOf(best.rules.tree, others.flatMap(viewsOf)),
    held: best.metrics,
    heldBefore: metricsOf(0),
  };
}

/** What a viewer would see wrong, per draw; corrected words and late changes count a little. */
function faultsOf(metrics: DetectionMetrics): number {
  const { draws, takersRight, dotsRight, revisionsPerDraw, wavedOut } = metrics;
  const wrong = (share: number | null) => (1 - (share ?? 0)) * draws.predicted;
  const faults = draws.missed + draws.false + wrong(takersRight) + wrong(dotsRight);
  const lateSeconds = (wavedOut.latencyMillis?.p99 ?? 0) / 1000;
  return faults / Math.max(1, draws.true) + 0.02 * (revisionsPerDraw ?? 0) + 0.02 * lateSeconds;
}

function looksOf(tree: RuleTree, views: readonly LabeledView[]): FittedDetector['looks'] {
  const lineUps = views.filter((view) => view.isLineUp);
  const none = views.filter((view) => !view.isLineUp);
  const seen = (of: readonly LabeledView[]) =>
    of.filter(({ view }) => looksLikeLineUp(tree, view)).length / Math.max(1, of.length);
  return { recall: seen(lineUps), falseAlarmShare: seen(none) };
}

function merge(judged: readonly JudgedDetection[]): JudgedDetection {
  return {
    games: judged.length,
    draws: judged.flatMap((one) => one.draws),
    falseDraws: judged.flatMap((one) => one.falseDraws),
  };
}
