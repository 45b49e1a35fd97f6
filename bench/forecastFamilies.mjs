/**
 * How well does the ensemble forecast families of series that nothing was chosen on, against simple
 * methods, and do its intervals cover what they say? Series are simulated: levels and trends that
 * wander or fade, breaks anywhere, seasons that add or multiply, autoregressions, outliers, counts.
 * Run after `npm run build`: `node bench/forecastFamilies.mjs [series per family] [seed]`. Prints JSON;
 * OWA is the M4 competition's, over its seasonal naive benchmark.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const count = Number(process.argv[2] ?? 100);
let state = Number(process.argv[3] ?? 11);
const random = () => {
  state = (state * 48271) % 2147483647;
  return state / 2147483647;
};
const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
const between = (low, high) => low + (high - low) * random();
const whole = (low, high) => Math.floor(between(low, high + 1));

/** One history with its future: a structure by chance, then noise, season, break, outliers. */
function simulate(n, m) {
  const kind = whole(0, 4);
  const size = 10 ** between(1, 4);
  const noise = size * between(0.01, 0.15);
  const alpha = between(0.05, 0.95);
  const beta = kind === 1 ? between(0, 0.15) : 0;
  const damping = random() < 0.5 ? 1 : between(0.85, 0.98);
  const memory = between(-0.3, 0.9);
  const strength = m > 1 && random() < 0.8 ? between(0.02, 0.3) : 0;
  const season = Array.from({ length: m }, normal);
  const average = season.reduce((s, v) => s + v, 0) / m;
  const breakAt = random() < 0.15 ? whole(2, n - 1) : -1;
  let level = size;
  let trend = random() < 0.6 ? (size * between(-0.03, 0.1)) / Math.max(1, m / 2) : 0;
  let deviation = 0;
  const x = Array.from({ length: n }, (_, t) => {
    const e = noise * (random() < 0.02 ? 4 : 1) * normal();
    if (t === breakAt) level += size * between(-0.3, 0.3);
    const before = level + damping * trend;
    let y = before + e;
    if (kind <= 1) {
      level = before + alpha * e;
      trend = damping * trend + beta * alpha * e;
    } else if (kind === 2) {
      deviation = memory * deviation + e;
      level += trend;
      y = level + deviation;
    } else if (kind === 3) {
      level += trend + e;
      y = level;
    } else {
      level *= (1 + trend / size) * Math.exp((0.5 * e) / size);
      y = level;
    }
    const turn = strength * (season[t % m] - average);
    return kind % 2 ? y * (1 + turn) : y + size * turn;
  });
  const lowest = Math.min(...x);
  return lowest <= 0 && random() < 0.7 ? x.map((v) => v - lowest + size / 10) : x;
}

function simulateCounts(n) {
  let rate = between(0.5, 6);
  const asked = between(0.05, 0.9);
  return Array.from({ length: n }, () => {
    rate *= Math.exp(0.05 * normal());
    if (random() > asked) return 0;
    let k = 0;
    for (let p = random(); p > Math.exp(-rate); p *= random()) k++;
    return k;
  });
}

const families = [
  { name: 'yearly', m: 1, h: 6, from: 14, to: 41 },
  { name: 'quarterly', m: 4, h: 8, from: 16, to: 64 },
  { name: 'monthly', m: 12, h: 18, from: 48, to: 126 },
  { name: 'daily', m: 7, h: 14, from: 60, to: 400 },
  { name: 'hardly two years of months', m: 12, h: 6, from: 3, to: 26 },
  { name: 'hardly two years of quarters', m: 4, h: 4, from: 3, to: 10 },
  { name: 'counts with many zeros', m: 12, h: 12, from: 24, to: 120, of: simulateCounts },
];
const QUANTILES = [0.025, 0.1, 0.5, 0.9, 0.975];
const SINGLES = ['naive2', 'snaive', 'ses', 'damped', 'theta', 'ets', 'arima'];

const folder = mkdtempSync(join(tmpdir(), 'faceoff-bench-'));
const forecastsOf = (input, ...options) => {
  const output = join(folder, 'out.jsonl');
  const args = ['dist/faceoff.mjs', 'forecast', 'series', '--input', input, '--output', output];
  execFileSync('node', [...args, ...options], { stdio: 'ignore' });
  return readFileSync(output, 'utf8').trim().split('\n').map(JSON.parse);
};
const mean = (values) => values.reduce((s, v) => s + v, 0) / values.length;
/** Mean sMAPE and MASE; a history without change has no scale and is left out of MASE. */
function errorsOf(series, forecasts) {
  const smapes = [];
  const mases = [];
  for (const [i, { x, m, truth }] of series.entries()) {
    const lag = x.length > m ? m : 1;
    const scale = mean(x.slice(lag).map((v, t) => Math.abs(v - x[t])));
    const errors = truth.map((v, t) => Math.abs(v - forecasts[i].mean[t]));
    const sizes = truth.map((v, t) => Math.abs(v) + Math.abs(forecasts[i].mean[t]));
    smapes.push(mean(errors.map((e, t) => (sizes[t] === 0 ? 0 : (200 * e) / sizes[t]))));
    if (scale > 0) mases.push(mean(errors) / scale);
  }
  return { smape: mean(smapes), mase: mean(mases) };
}

const results = families.map(({ name, m, h, from, to, of = simulate }) => {
  const series = Array.from({ length: count }, (_, i) => {
    const x = of(whole(from, to) + h, m);
    return { id: `${i}`, m, h, x: x.slice(0, -h), truth: x.slice(-h) };
  });
  const input = join(folder, 'series.jsonl');
  writeFileSync(
    input,
    series.map((s) => `${JSON.stringify({ ...s, truth: undefined })}\n`).join(''),
  );
  const forecasts = forecastsOf(input, '--quantiles', QUANTILES.join(','));
  const base = errorsOf(series, forecastsOf(input, '--method', 'naive2'));
  const owa = (all) => {
    const { smape, mase } = errorsOf(series, all);
    return (smape / base.smape + mase / base.mase) / 2;
  };
  const singles = SINGLES.map((method) => {
    const all = forecastsOf(input, '--method', method);
    return { method, owa: owa(all), mase: errorsOf(series, all).mase };
  }).sort((a, b) => a.mase - b.mase);
  const inside = (low, high) =>
    mean(
      series.flatMap(({ truth }, i) =>
        truth.map((v, t) => Number(v >= forecasts[i].q[low][t] && v <= forecasts[i].q[high][t])),
      ),
    );
  return {
    family: name,
    series: count,
    owa: owa(forecasts),
    mase: errorsOf(series, forecasts).mase,
    bestSingle: singles[0],
    coverage80: inside('0.1', '0.9'),
    coverage95: inside('0.025', '0.975'),
  };
});
rmSync(folder, { recursive: true });
console.log(JSON.stringify(results, undefined, 2));
