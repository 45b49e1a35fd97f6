import { defaultRules } from '../pipeline/faceoff/defaultRules.ts';
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
import { detectionTrials, runDetectionTrial, trialScript } from './simulateDetection.ts';
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
  /** One period of this length a game; whole games when absent. */
  readonly periodSeconds?: number | undefined;
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
}

const TREE_OPTIONS: TreeOptions = { maximumDepth: 4, leastViews: 60, falseAlarmWeight: 3 };
const SETTLE_MILLIS = [200, 400, 700] as const;
/** Far from the numbers of the standing count, so that it judges on games nobody was fitted to. */
const FIRST_GAME = 5000;

/**
 * Fits the detector's tree to simulated tracking with known draws, of several seeds and all noise
 * levels and faults, and chooses how long a line-up must stand. Judged on other games.
 */
export function fitDetector(request: FitRequest): FittedDetector {
  const { games, firstGame = FIRST_GAME } = request;
  const held = Math.max(3, Math.ceil(games / 2));
  const steps = games + held * (1 + SETTLE_MILLIS.length) + held;
  let done = 0;
  const step = <T>(value: T): T => {
    request.onProgress?.(++done, steps);
    return value;
  };
  const trials = detectionTrials(games + held).map((trial) => ({
    ...trial,
    game: firstGame + trial.game,
  }));
  const scriptOf = (game: number) =>
    trialScript(
      game,
      request.periodSeconds === undefined
        ? {}
        : { periods: 1, periodSeconds: request.periodSeconds },
    );
  const viewsOf = ({ seed, noise, game }: (typeof trials)[number]): LabeledView[] => {
    const script = scriptOf(game);
    return step(
      collectDotViews(script.gameId, simulateGame(script, { seed, noise, faults: HARD_FAULTS })),
    );
  };
  const fitted = trials.slice(0, games).flatMap(viewsOf);
  const others = trials.slice(games);
  const tree = fitRuleTree(fitted, TREE_OPTIONS);
  const judge = (rules: DetectorRules) =>
    detectionMetrics(
      merge(others.map((trial) => step(runDetectionTrial(trial, rules, scriptOf(trial.game))))),
    );
  const candidates = SETTLE_MILLIS.map((settleMillis) => {
    const rules = { ...defaultRules, tree, settleMillis };
    return { rules, metrics: judge(rules) };
  });
  const best = candidates.reduce((one, other) =>
    faultsOf(other.metrics) < faultsOf(one.metrics) ? other : one,
  );
  return {
    rules: best.rules,
    picture: drawRuleTree(tree),
    fittedOn: {
      games,
      firstGame,
      looks: fitted.length,
      lineUpShare: fitted.filter((view) => view.isLineUp).length / Math.max(1, fitted.length),
      options: TREE_OPTIONS,
    },
    looks: looksOf(tree, others.flatMap(viewsOf)),
    held: best.metrics,
    heldBefore: judge(defaultRules),
  };
}

/** What a viewer would see wrong, per draw; words that were corrected count a little. */
function faultsOf({ draws, takersRight, dotsRight, revisionsPerDraw }: DetectionMetrics): number {
  const wrong = (share: number | null) => (1 - (share ?? 0)) * draws.predicted;
  const faults = draws.missed + draws.false + wrong(takersRight) + wrong(dotsRight);
  return faults / Math.max(1, draws.true) + 0.02 * (revisionsPerDraw ?? 0);
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
