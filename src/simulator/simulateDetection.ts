import { defaultRules } from '../pipeline/faceoff/defaultRules.ts';
import type { DetectorRules } from '../pipeline/faceoff/lineUpRules.ts';
import { bundledLeague } from './bundledLeague.ts';
import { FaceoffDetector } from './detectFaceoffs.ts';
import { type JudgedDetection, judgeDetection, type PublishedFaceoff } from './detectionMetrics.ts';
import type { GameScript } from './gameScript.ts';
import { rosterOf } from './generateLeague.ts';
import { generateScript, type ScriptRequest } from './generateScript.ts';
import { simulateGame } from './simulateGame.ts';
import { HARD_FAULTS, type NoiseLevel } from './trackingNoise.ts';

/** One simulated game to judge detection on. */
export interface DetectionTrial {
  /** Seed of the skating and the noise. */
  readonly seed: number;
  readonly noise: NoiseLevel;
  /** Seed of the script: which game is played. */
  readonly game: number;
}

/** The trials of the standing count: `count` different games over 20 seeds and all noise levels. */
export function detectionTrials(count: number): readonly DetectionTrial[] {
  const levels: readonly NoiseLevel[] = ['clean', 'broadcast', 'poor'];
  return Array.from({ length: count }, (_, i) => ({
    seed: i % 20,
    noise: levels[i % levels.length]!,
    game: i,
  }));
}

/** A game of the bundled teams that no file holds; the same number gives the same game. */
export function trialScript(game: number, more: Partial<ScriptRequest> = {}): GameScript {
  const { teams, players, season } = bundledLeague;
  const home = teams[game % 4]!;
  const away = teams[(game + 1 + (game % 3)) % 4]!;
  return generateScript({
    gameId: `202598${String(game).padStart(4, '0')}`,
    season,
    gameDate: '2026-01-15',
    homeTeam: home,
    awayTeam: away,
    players: rosterOf(players, { homeTeam: home.abbreviation, awayTeam: away.abbreviation }),
    skill: () => 0,
    seed: 50_000 + game,
    noLineupShare: 0.01,
    ...more,
  });
}

/** Plays a trial with every fault through the live path's detection, and judges it. */
export function runDetectionTrial(
  trial: DetectionTrial,
  rules: DetectorRules = defaultRules,
  script: GameScript = trialScript(trial.game),
): JudgedDetection & { readonly events: number } {
  return runDetectionTrials(trial, [rules], script)[0]!;
}

/** Several detectors on the same game, which is simulated once. */
export function runDetectionTrials(
  trial: DetectionTrial,
  contenders: readonly DetectorRules[],
  script: GameScript = trialScript(trial.game),
): readonly (JudgedDetection & { readonly events: number })[] {
  const { events, truth } = simulateGame(script, {
    seed: trial.seed,
    noise: trial.noise,
    faults: HARD_FAULTS,
  });
  const detectors = contenders.map((rules) => new FaceoffDetector(rules));
  const published: PublishedFaceoff[][] = contenders.map(() => []);
  let count = 0;
  for (const { event } of events) {
    count++;
    for (const [i, detector] of detectors.entries()) published[i]!.push(...detector.take(event));
  }
  return published.map((of) => ({ ...judgeDetection(truth, of), events: count }));
}
