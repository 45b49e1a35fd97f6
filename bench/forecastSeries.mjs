/**
 * How long does the ensemble take per series, and how does that compare with one Theta forecast?
 * Run after `npm run build`: `node bench/forecastSeries.mjs [count]`. Prints JSON.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const count = Number(process.argv[2] ?? 1000);
let state = 7;
const random = () => {
  state = (state * 48271) % 2147483647;
  return state / 2147483647;
};
const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
const lines = Array.from({ length: count }, (_, i) => {
  const length = 70 + Math.floor(random() * 250);
  const season = Array.from({ length: 12 }, () => 1 + (i % 3 > 0 ? 0.15 * normal() : 0));
  let level = 1000 * (1 + 3 * random());
  const x = Array.from({ length }, (_, t) => {
    level = Math.max(50, level * (1 + 0.02 * normal()));
    return Math.round(10 * level * season[t % 12] * (1 + 0.03 * normal())) / 10;
  });
  return JSON.stringify({ id: `S${i}`, m: 12, h: 18, x });
});
const folder = mkdtempSync(join(tmpdir(), 'faceoff-bench-'));
const input = join(folder, 'series.jsonl');
writeFileSync(input, `${lines.join('\n')}\n`);
const secondsOf = (...options) => {
  const startedAt = performance.now();
  const args = ['dist/faceoff.mjs', 'forecast', 'series', '--input', input, '--output'];
  execFileSync('node', [...args, join(folder, 'out.jsonl'), ...options], { stdio: 'ignore' });
  return (performance.now() - startedAt) / 1000;
};
const ensembleSeconds = secondsOf();
const thetaSeconds = secondsOf('--method', 'theta');
rmSync(folder, { recursive: true });
console.log(
  JSON.stringify({
    series: count,
    ensembleSeconds,
    thetaSeconds,
    ratio: ensembleSeconds / thetaSeconds,
  }),
);
