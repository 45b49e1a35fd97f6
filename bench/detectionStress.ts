/**
 * How well does detection do on tracking that its fit has not seen: other rates, errors, gaps,
 * feeds that tell less? One line a degradation (`test/support/degradedTracking.ts`), all simulated.
 *
 *   npm run bench -- detectionStress [GAMES] [NAME]
 */

import { FaceoffDetector } from '../src/simulator/detectFaceoffs.ts';
import {
  detectionMetrics,
  type JudgedDetection,
  judgeDetection,
} from '../src/simulator/detectionMetrics.ts';
import { trialScript } from '../src/simulator/simulateDetection.ts';
import { simulateGame } from '../src/simulator/simulateGame.ts';
import { HARD_FAULTS } from '../src/simulator/trackingNoise.ts';
import { DEGRADATIONS, type Degradation, randomOf } from '../test/support/degradedTracking.ts';

const games = Number(process.argv[2] ?? 4);
const named = process.argv[3];
const FIRST_GAME = 7000;

function* eventsOf(simulated: ReturnType<typeof simulateGame>) {
  for (const { event } of simulated.events) yield event;
}

function run({
  name,
  noise,
  faults,
  noLineupShare,
  change,
  truth,
}: Degradation): JudgedDetection & { faults: unknown[] } {
  const judged: JudgedDetection[] = [];
  const wrong: unknown[] = [];
  for (let n = 0; n < games; n++) {
    const script = trialScript(FIRST_GAME + n, {
      periods: 2,
      periodSeconds: 600,
      wavedOutShare: 0.1,
      noLineupShare: noLineupShare ?? 0.01,
    });
    const simulated = simulateGame(script, {
      seed: n,
      noise,
      faults: { ...HARD_FAULTS, ...faults },
    });
    const events = eventsOf(simulated);
    const detector = new FaceoffDetector();
    const published = [];
    for (const event of change?.(events, randomOf(n, name)) ?? events) {
      published.push(...detector.take(event));
    }
    const one = judgeDetection(truth ? simulated.truth.map(truth) : simulated.truth, published);
    judged.push(one);
    for (const draw of one.draws) {
      if (!draw.truth.hasLineup) continue;
      const fault =
        draw.published.length === 0
          ? 'missed'
          : draw.isDotRight
            ? draw.areTakersRight
              ? undefined
              : 'takers'
            : 'dot';
      if (fault)
        wrong.push({
          n,
          id: draw.truth.faceoffId,
          fault,
          stood: (draw.truth.dropTimestamp - draw.truth.settledTimestamp) / 1000,
          drop: draw.truth.dropTimestamp,
        });
    }
    for (const one_ of one.falseDraws)
      wrong.push({ n, fault: 'false', id: one_.faceoffId, timestamp: one_.timestamp });
  }
  return {
    games,
    draws: judged.flatMap(({ draws }) => draws),
    falseDraws: judged.flatMap(({ falseDraws }) => falseDraws),
    faults: wrong,
  };
}

const percent = (share: number | null) =>
  share === null ? null : Math.round(10_000 * share) / 100;
const rows = [];
for (const degradation of DEGRADATIONS) {
  if (named && !named.split(',').some((part) => degradation.name.includes(part))) continue;
  const judged = run(degradation);
  const metrics = detectionMetrics(judged);
  const { draws, wavedOut } = metrics;
  const row = {
    degradation: degradation.name,
    draws: draws.true,
    recall: percent(metrics.recall),
    takersRight: percent(metrics.takersRight),
    dotsRight: percent(metrics.dotsRight),
    falsePerGame: metrics.falsePerGame,
    medianLead: metrics.leadSecondsOfLongLineups?.median ?? null,
    wavedOut: `${wavedOut.published}/${wavedOut.true}`,
    wavedOutP99: wavedOut.latencyMillis?.p99 ?? null,
    revisions: Math.round(100 * (metrics.revisionsPerDraw ?? 0)) / 100,
  };
  rows.push(row);
  process.stderr.write(`${JSON.stringify(row)}\n`);
  if (process.argv[4])
    for (const fault of judged.faults) process.stderr.write(`   ${JSON.stringify(fault)}\n`);
}
console.log(JSON.stringify({ games, rows }, null, 1));
