/**
 * How well does the ensemble forecast families of series that nothing was chosen on, against simple
 * methods, and do its intervals cover what they say? Series are simulated: levels and trends that
 * wander or fade, breaks anywhere, seasons that add or multiply, autoregressions, growth rates that
 * wander, outliers, counts, spare parts, sales by day.
 * Run after `npm run build`: `node bench/forecastFamilies.mjs [series per family] [seed]`, or over a
 * family of your own, `{id, m, h, x, xx: [what came]}` a line: `… --series FILE.jsonl`. Prints JSON.
 * OWA is the M4 competition's, over its seasonal naive benchmark; among zeros it means little, since
 * zero is never far wrong: there MASE, RMSSE and wQL (mean over the five quantiles) judge. Ends of an
 * interval are inside; of counts many lie on an end, so the share strictly inside is told too.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const isGiven = process.argv[2] === '--series';
const count = isGiven ? 0 : Number(process.argv[2] ?? 100);
let state = isGiven ? 1 : Number(process.argv[3] ?? 11);
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

/** Growth rates that wander and come back, on logarithms, as in many series of an economy. */
function simulateGrowth(n, m) {
  const unit = Math.max(1, m / 2);
  const spread = between(0.01, 0.12) / Math.sqrt(Math.max(1, m / 3));
  const memory = between(0, 0.8);
  const strength = m > 1 && random() < 0.7 ? between(0.02, 0.3) : 0;
  const noise = random() < 0.5 ? between(0, 0.05) : 0;
  const season = Array.from({ length: m }, normal);
  let growth = between(-0.02, 0.08) / unit;
  let level = Math.log(10 ** between(2, 4));
  let deviation = 0;
  return Array.from({ length: n }, (_, t) => {
    deviation = memory * deviation + spread * normal() * (random() < 0.03 ? 3 : 1);
    growth += 0.05 * spread * normal();
    level += growth + deviation * (1 - memory / 2);
    season[t % m] += 0.05 * normal();
    return Math.exp(level + strength * season[t % m] + noise * normal());
  });
}

function poisson(rate) {
  let k = 0;
  for (let p = random(); p > Math.exp(-rate); p *= random()) k++;
  return k;
}

function simulateCounts(n) {
  let rate = between(0.5, 6);
  const asked = between(0.05, 0.9);
  return Array.from({ length: n }, () => {
    rate *= Math.exp(0.05 * normal());
    return random() > asked ? 0 : poisson(rate);
  });
}

/** Demand in clumps, most of them small; some parts come late or are given up. */
function simulateParts(n) {
  const asked = between(0.05, 0.5);
  const clump = between(0, 0.5);
  const small = between(0.2, 0.9);
  const last = random() < 0.15 ? whole(5, n) : n;
  const first = random() < 0.15 ? whole(0, n / 2) : 0;
  let wasAsked = false;
  return Array.from({ length: n }, (_, t) => {
    wasAsked = random() < (wasAsked ? asked + clump * (1 - asked) : asked);
    if (!wasAsked || t < first || t > last) return 0;
    let k = 1;
    while (random() > small && k < 40) k++;
    return k;
  });
}

/** Sales of one thing a day: a week, a level that comes back, days when it is out of stock. */
function simulateSales(n) {
  const usual = Math.log(10 ** between(-1, 0.8));
  const week = Array.from({ length: 7 }, () => Math.exp(0.3 * normal()));
  let level = usual;
  let missing = 0;
  return Array.from({ length: n }, (_, t) => {
    level += 0.03 * normal() - 0.005 * (level - usual);
    if (random() < 0.005) missing = whole(2, 20);
    if (missing-- > 0) return 0;
    return poisson(Math.exp(level + 0.4 * normal()) * week[t % 7]);
  });
}

const families = [
  { name: 'yearly', m: 1, h: 6, from: 14, to: 41 },
  { name: 'quarterly', m: 4, h: 8, from: 16, to: 64 },
  { name: 'monthly', m: 12, h: 18, from: 48, to: 126 },
  { name: 'daily', m: 7, h: 14, from: 60, to: 400 },
  { name: 'hardly two years of months', m: 12, h: 6, from: 3, to: 26 },
  { name: 'hardly two years of quarters', m: 4, h: 4, from: 3, to: 10 },
  { name: 'yearly growth', m: 1, h: 6, from: 13, to: 40, of: simulateGrowth },
  { name: 'quarterly growth', m: 4, h: 8, from: 16, to: 64, of: simulateGrowth },
  { name: 'counts with many zeros', m: 12, h: 12, from: 24, to: 120, of: simulateCounts },
  { name: 'spare parts', m: 12, h: 12, from: 39, to: 39, of: simulateParts },
  { name: 'sales by day', m: 7, h: 28, from: 200, to: 500, of: simulateSales },
];
const QUANTILES = [0.025, 0.1, 0.5, 0.9, 0.975];
const SINGLES = ['naive2', 'snaive', 'ses', 'damped', 'theta', 'ets', 'arima', 'croston', 'tsb'];

const folder = mkdtempSync(join(tmpdir(), 'faceoff-bench-'));
const forecastsOf = (input, ...options) => {
  const output = join(folder, 'out.jsonl');
  const args = ['dist/faceoff.mjs', 'forecast', 'series', '--input', input, '--output', output];
  execFileSync('node', [...args, ...options], { stdio: 'ignore' });
  return readFileSync(output, 'utf8').trim().split('\n').map(JSON.parse);
};
const mean = (values) => values.reduce((s, v) => s + v, 0) / values.length;
/** Mean sMAPE, MASE and the root of squared errors alike; a history without change has no scale and is left out of those two. */
function errorsOf(series, forecasts) {
  const smapes = [];
  const mases = [];
  const squares = [];
  for (const [i, { x, m, truth }] of series.entries()) {
    const lag = x.length > m ? m : 1;
    const scale = mean(x.slice(lag).map((v, t) => Math.abs(v - x[t])));
    const errors = truth.map((v, t) => Math.abs(v - forecasts[i].mean[t]));
    const sizes = truth.map((v, t) => Math.abs(v) + Math.abs(forecasts[i].mean[t]));
    smapes.push(mean(errors.map((e, t) => (sizes[t] === 0 ? 0 : (200 * e) / sizes[t]))));
    if (scale === 0) continue;
    mases.push(mean(errors) / scale);
    squares.push(mean(errors.map((e) => e * e)) / scale ** 2);
  }
  return { smape: mean(smapes), mase: mean(mases), rmsse: Math.sqrt(mean(squares)) };
}

const familiesOf = () =>
  families.map(({ name, m, h, from, to, of = simulate }) => ({
    name,
    series: Array.from({ length: count }, (_, i) => {
      const x = of(whole(from, to) + h, m);
      return { id: `${i}`, m, h, x: x.slice(0, -h), truth: x.slice(-h) };
    }),
  }));
const givenFamily = (file) => {
  const lines = readFileSync(file, 'utf8').trim().split('\n').map(JSON.parse);
  return [{ name: file, series: lines.map(({ id, m, h, x, xx }) => ({ id, m, h, x, truth: xx })) }];
};

const results = (isGiven ? givenFamily(process.argv[3]) : familiesOf()).map(({ name, series }) => {
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
    const { mase, rmsse } = errorsOf(series, all);
    return { method, owa: owa(all), mase, rmsse };
  }).sort((a, b) => a.mase - b.mase);
  const over = (of) => mean(series.flatMap(({ truth }, i) => truth.map((v, t) => of(v, i, t))));
  const inside = (low, high) =>
    over((v, i, t) => Number(v >= forecasts[i].q[low][t] && v <= forecasts[i].q[high][t]));
  const strictlyInside = (low, high) =>
    over((v, i, t) => Number(v > forecasts[i].q[low][t] && v < forecasts[i].q[high][t]));
  const loss = (tau) =>
    over((v, i, t) => {
      const above = v - forecasts[i].q[tau][t];
      return 2 * Math.max(tau * above, (tau - 1) * above);
    });
  const { mase, rmsse } = errorsOf(series, forecasts);
  return {
    family: name,
    series: series.length,
    owa: owa(forecasts),
    mase,
    rmsse,
    bestSingle: singles[0],
    wQL: mean(QUANTILES.map(loss)) / over(Math.abs),
    coverage80: inside('0.1', '0.9'),
    strictlyInside80: strictlyInside('0.1', '0.9'),
    coverage95: inside('0.025', '0.975'),
    strictlyInside95: strictlyInside('0.025', '0.975'),
  };
});
rmSync(folder, { recursive: true });
console.log(JSON.stringify(results, undefined, 2));
