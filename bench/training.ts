/**
 * Does the real training fit in 20 minutes and 4 GB on two cores? Synthetic rows of its shape, whole
 * trees at the shipped parameters and at 31 leaves; time a tree, peak memory, and the time of the whole
 * training told from them.
 *
 *     npm run bench -- training [ROWS] [FEATURES] [TREES] [THREADS]
 *
 * Two trainings are the real one: the search with early stopping on 85 % of the rows, then the fit of
 * all rows; the whole assumes 1,000 trees in each. CPU seconds are those of all threads: they say what
 * a free machine would need, wall seconds what this one did beside its other work.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LightGbmParameters } from '../src/model/parameters.ts';
import { seededRandom } from '../src/model/seededRandom.ts';
import { trainLightGbm } from '../src/model/trainer.ts';
import { PARAMETERS } from '../src/training/fitModel.ts';

const [rows = 1_000_000, columns = 110, trees = 20, threads = 2] = process.argv
  .slice(2)
  .map(Number);
const workerUrl = pathToFileURL(
  fileURLToPath(new URL('../dist/workers/leafWork.worker.mjs', import.meta.url)),
);
const TREES_OF_REAL_TRAINING = 1000;

const random = seededRandom(7);
const features = new Float32Array(rows * columns);
const label = new Float32Array(rows);
for (let i = 0; i < rows; i++) {
  let score = 0;
  for (let f = 0; f < columns; f++) {
    // A third are rates, a third counts, a third nearly normal, some of them missing.
    const u = random();
    const value = f % 3 === 0 ? u : f % 3 === 1 ? Math.floor(u * u * 60) : (u + random()) * 2 - 2;
    features[i * columns + f] = f % 10 === 9 && random() < 0.05 ? Number.NaN : value;
    if (f < 30) score += (f % 3 === 1 ? value / 60 : value - 0.5) * 0.05;
  }
  label[i] = random() < 1 / (1 + Math.exp(-score)) ? 1 : 0;
}
const featureNames = Array.from({ length: columns }, (_, f) => `f${f}`);

let peak = 0;
const watch = () => {
  peak = Math.max(peak, process.memoryUsage().rss);
};

async function measure(name: string, parameters: Partial<LightGbmParameters>) {
  const at: number[] = [];
  let cpuOfFirst = 0;
  const cpu = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  };
  const started = performance.now();
  const cpuAtStart = cpu();
  await trainLightGbm({
    features,
    rows,
    label,
    featureNames,
    workerUrl,
    parameters: { ...parameters, num_iterations: trees, num_threads: threads, seed: 1 },
    onIteration: () => {
      at.push(performance.now());
      if (at.length === 1) cpuOfFirst = cpu();
      watch();
    },
  });
  const cpuPerTree = (cpu() - cpuOfFirst) / (at.length - 1);
  const perTree = (at.at(-1)! - at[0]!) / (at.length - 1) / 1000;
  const beforeTrees = (at[0]! - started) / 1000 - perTree;
  // Binning and trees of both trainings: the search sees 85 % of the rows.
  const minutes = (toBin: number, tree: number) =>
    Number((((toBin + TREES_OF_REAL_TRAINING * tree) * 1.85) / 60).toFixed(1));
  const cpuToBin = cpuOfFirst - cpuAtStart - cpuPerTree;
  return {
    name,
    secondsToBin: Number(beforeTrees.toFixed(1)),
    secondsPerTree: Number(perTree.toFixed(3)),
    cpuSecondsToBin: Number(cpuToBin.toFixed(1)),
    cpuSecondsPerTree: Number(cpuPerTree.toFixed(3)),
    wholeMinutes: minutes(beforeTrees, perTree),
    wholeCpuMinutes: minutes(cpuToBin, cpuPerTree),
  };
}

const results = [
  await measure('shipped parameters', PARAMETERS),
  await measure('31 leaves, every row and feature', { num_leaves: 31, learning_rate: 0.05 }),
];
console.log(
  JSON.stringify(
    { rows, columns, trees, threads, results, peakMegabytes: Math.round(peak / 1e6) },
    null,
    2,
  ),
);
