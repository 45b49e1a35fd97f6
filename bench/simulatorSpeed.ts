/** How fast is a whole game simulated? CPU time beside `JSON.stringify` of the same events, as JSON. */
import { bundledGames } from '../src/simulator/bundledLeague.ts';
import { simulateGame } from '../src/simulator/simulateGame.ts';
import type { ArrivedEvent } from '../src/simulator/trackingFeed.ts';
import { NOISE_LEVELS, type NoiseLevel } from '../src/simulator/trackingNoise.ts';

const [script] = bundledGames();
const seconds = (from: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(from);
  return Math.round((user + system) / 1e4) / 100;
};

function measure(noise: NoiseLevel) {
  let start = process.cpuUsage();
  let count = 0;
  const sample: ArrivedEvent[] = [];
  for (const arrived of simulateGame(script, { seed: 1, noise }).events) {
    count++;
    if (count % 10 === 0) sample.push(arrived);
  }
  const cpuSeconds = seconds(start);
  start = process.cpuUsage();
  let bytes = 0;
  for (const { event } of sample) bytes += JSON.stringify(event).length;
  const stringifySeconds = Math.round(1000 * seconds(start)) / 100;
  return {
    events: count,
    cpuSeconds,
    eventsPerSecond: Math.round(count / cpuSeconds),
    stringifySeconds,
    bytesPerEvent: Math.round(bytes / sample.length),
  };
}

const levels = Object.keys(NOISE_LEVELS) as NoiseLevel[];
const results = Object.fromEntries(levels.map((level) => [level, measure(level)]));
const residentMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ ...results, residentMegabytes }, null, 1));
