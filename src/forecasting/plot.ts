import type { SeriesForecast } from './forecastSeries.ts';
import type { Series } from './series.ts';

const WIDTH = 900;
const HEIGHT = 320;
const MARGIN = { left: 64, right: 16, top: 36, bottom: 28 };

/** Steps of history shown before the forecast, in horizons. */
const HISTORY_HORIZONS = 6;

/**
 * An SVG picture of a series: its latest history, the forecast's mean, and a band between each pair
 * of quantiles that mirror each other, the outer ones lighter.
 *
 * @returns the text of a whole SVG file; titles are escaped
 */
export function plotForecast(series: Series, forecast: SeriesForecast): string {
  const shown = series.x.slice(-Math.max(24, HISTORY_HORIZONS * series.h));
  const { mean } = forecast;
  const quantiles = Object.entries(forecast.q)
    .map(([tau, values]) => ({ tau: Number(tau), values }))
    .sort((a, b) => a.tau - b.tau);
  const all = [...shown, ...mean, ...quantiles.flatMap((q) => q.values)];
  const low = all.reduce((a, b) => Math.min(a, b));
  const high = all.reduce((a, b) => Math.max(a, b));
  const range = high - low || Math.abs(high) || 1;
  const steps = shown.length + mean.length - 1;
  const x = (t: number): number =>
    MARGIN.left + (t / Math.max(1, steps)) * (WIDTH - MARGIN.left - MARGIN.right);
  const y = (v: number): number =>
    HEIGHT - MARGIN.bottom - ((v - low) / range) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const point = (t: number, v: number): string => `${x(t).toFixed(1)},${y(v).toFixed(1)}`;
  const first = shown.length;
  const line = (values: ArrayLike<number>, from: number): string =>
    Array.from(values, (v, i) => point(from + i, v)).join(' ');
  const bands = quantiles
    .filter((q) => q.tau < 0.5)
    .flatMap((lower) => {
      const upper = quantiles.find((q) => Math.abs(q.tau + lower.tau - 1) < 1e-9);
      if (!upper) return [];
      const down = upper.values.map((v, i) => point(first + i, v)).reverse();
      const level = Math.round((upper.tau - lower.tau) * 100);
      return [
        `<polygon class="band" points="${line(lower.values, first)} ${down.join(' ')}">` +
          `<title>${level} % interval</title></polygon>`,
      ];
    });
  const ticks = Array.from({ length: 5 }, (_, i) => low + (i / 4) * range).map((v) => {
    const at = y(v).toFixed(1);
    return (
      `<line class="grid" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${at}" y2="${at}"/>` +
      `<text x="${MARGIN.left - 8}" y="${at}" dy="4" text-anchor="end">${shortNumber(v)}</text>`
    );
  });
  const title = `${series.id}: ${forecast.method}, ${mean.length} steps ahead`;
  const split = x(first - 1).toFixed(1);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">`,
    `<title>${escaped(title)}</title>`,
    '<style>text{font:12px sans-serif;fill:#333}.grid{stroke:#ddd}.split{stroke:#999;stroke-dasharray:4 3}',
    '.history{fill:none;stroke:#333;stroke-width:1.5}.mean{fill:none;stroke:#0b63c5;stroke-width:2}',
    '.band{fill:#0b63c5;fill-opacity:.16}</style>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${MARGIN.left}" y="20" font-weight="bold">${escaped(title)}</text>`,
    ...ticks,
    `<line class="split" x1="${split}" x2="${split}" y1="${MARGIN.top}" y2="${HEIGHT - MARGIN.bottom}"/>`,
    ...bands,
    `<polyline class="history" points="${line(shown, 0)}"/>`,
    `<polyline class="mean" points="${point(first - 1, shown.at(-1)!)} ${line(mean, first)}"/>`,
    `<text x="${split}" y="${HEIGHT - 8}" text-anchor="middle">now</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function shortNumber(v: number): string {
  const size = Math.abs(v);
  if (size >= 1e6 || (size > 0 && size < 1e-3)) return v.toExponential(1);
  return size >= 100 ? v.toFixed(0) : String(Number(v.toPrecision(3)));
}
