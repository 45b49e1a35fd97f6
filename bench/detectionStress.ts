/**
 * How well does detection do on tracking that its fit has not seen: other rates, errors, gaps,
 * feeds that tell less? One line a degradation (`test/support/degradedTracking.ts`), all simulated.
 *
 *   npm run bench -- detectionStress [GAMES] [NAME]
 */

import { detectionMetrics, type JudgedDetection } from '../src/simulator/detectionMetrics.ts';
import { DEGRADATIONS, judgeDegraded } from '../test/support/degradedTracking.ts';

const games = Number(process.argv[2] ?? 4);
const named = process.argv[3];

/** The first words of what is wrong, for a name on the command line. */
function faultsOf({ draws, falseDraws }: JudgedDetection): unknown[] {
  const wrong = draws.flatMap(({ truth, published, isDotRight, areTakersRight }) => {
    if (!truth.hasLineup || (published.length > 0 && isDotRight && areTakersRight)) return [];
    const fault = published.length === 0 ? 'missed' : isDotRight ? 'takers' : 'dot';
    const stood = (truth.dropTimestamp - truth.settledTimestamp) / 1000;
    return [{ faceoffId: truth.faceoffId, fault, stood, dropTimestamp: truth.dropTimestamp }];
  });
  return [...wrong, ...falseDraws.map((one) => ({ fault: 'false', ...one }))];
}

const percent = (share: number | null) =>
  share === null ? null : Math.round(10_000 * share) / 100;
const rows = [];
for (const degradation of DEGRADATIONS) {
  if (named && !named.split(',').some((part) => degradation.name.includes(part))) continue;
  const judged = judgeDegraded(degradation, games, 600);
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
    for (const fault of faultsOf(judged)) process.stderr.write(`   ${JSON.stringify(fault)}\n`);
}
console.log(JSON.stringify({ games, rows }, null, 1));
