/**
 * How well is the live path's detection on simulated games with every fault? Prints the metrics
 * over all games and by noise level, and what went wrong, as JSON.
 *
 * Simulated games only: they rest on a few measured draws (docs/decisions/040).
 * Arguments: number of games (200), first game (0).
 */
import { detectionMetrics, type JudgedDetection } from '../src/simulator/detectionMetrics.ts';
import { detectionTrials, runDetectionTrial } from '../src/simulator/simulateDetection.ts';

const count = Number(process.argv[2] ?? 200);
const first = Number(process.argv[3] ?? 0);

const merge = (all: readonly JudgedDetection[]): JudgedDetection => ({
  games: all.reduce((sum, one) => sum + one.games, 0),
  draws: all.flatMap((one) => one.draws),
  falseDraws: all.flatMap((one) => one.falseDraws),
});

const cpu = process.cpuUsage();
const byLevel = new Map<string, JudgedDetection[]>();
const faults: unknown[] = [];
let events = 0;
for (const trial of detectionTrials(first + count).slice(first)) {
  const judged = runDetectionTrial(trial);
  events += judged.events;
  byLevel.set(trial.noise, [...(byLevel.get(trial.noise) ?? []), judged]);
  for (const draw of judged.draws) {
    const { truth } = draw;
    const stood = (truth.dropTimestamp - truth.settledTimestamp) / 1000;
    if (!truth.hasLineup || (draw.published.length > 0 && draw.areTakersRight && draw.isDotRight)) {
      continue;
    }
    faults.push({
      ...trial,
      faceoffId: truth.faceoffId,
      fault: draw.published.length === 0 ? 'missed' : draw.isDotRight ? 'takers' : 'dot',
      stood,
      waved: truth.wavedOut.length,
    });
  }
  for (const one of judged.falseDraws)
    faults.push({ ...trial, fault: 'false', faceoffId: one.faceoffId });
  process.stderr.write(`${trial.game + 1 - first}/${count}\r`);
}
const used = process.cpuUsage(cpu);
console.log(
  JSON.stringify(
    {
      games: count,
      eventsPerGame: Math.round(events / count),
      cpuSecondsPerGame: Math.round((used.user + used.system) / 1e4 / count) / 100,
      all: detectionMetrics(merge([...byLevel.values()].flat())),
      byNoise: Object.fromEntries(
        [...byLevel].map(([level, judged]) => [level, detectionMetrics(merge(judged))]),
      ),
      faults,
    },
    null,
    1,
  ),
);
