import { type Band, type LineChart, lineChart } from '../charts/lineChart.ts';
import type { SeriesForecast } from './forecastSeries.ts';
import type { Series } from './series.ts';

/** Steps of history shown before the forecast, in horizons. */
const HISTORY_HORIZONS = 6;

/**
 * An SVG picture of a series: its latest history, the forecast's mean, and a band between each pair
 * of quantiles that mirror each other. Steps are counted from now: 1 is the first one forecast.
 *
 * @returns the text of a whole SVG file; titles are escaped
 */
export function plotForecast(series: Series, forecast: SeriesForecast): string {
  const shown = series.x.slice(-Math.max(24, HISTORY_HORIZONS * series.h));
  const last = { x: 0, y: shown.at(-1)! };
  const { mean } = forecast;
  const bands = bandsOf(forecast);
  const shades = bands.length > 0 ? `, shaded ${bands.map((b) => b.name).join(', ')}` : '';
  const chart: LineChart = {
    title: `${series.id}: ${forecast.method}, ${mean.length} steps ahead${shades}`,
    description: `The latest ${shown.length} values of ${series.id} and what is expected of the next ${mean.length}.`,
    xTitle: 'steps from now',
    yTitle: 'value',
    lines: [
      { name: 'forecast', points: [last, ...mean.map((y, i) => ({ x: i + 1, y }))] },
      {
        name: 'history',
        points: Array.from(shown, (y, t) => ({ x: t - shown.length + 1, y })),
      },
    ],
    bands,
    marks: [{ x: 0, text: 'now' }],
    width: 900,
  };
  return lineChart(chart);
}

function bandsOf({ q }: SeriesForecast): Band[] {
  const quantiles = Object.entries(q)
    .map(([tau, values]) => ({ tau: Number(tau), values }))
    .sort((a, b) => a.tau - b.tau);
  return quantiles
    .filter(({ tau }) => tau < 0.5)
    .flatMap((lower) => {
      const upper = quantiles.find(({ tau }) => Math.abs(tau + lower.tau - 1) < 1e-9);
      if (!upper) return [];
      return {
        name: `${Math.round((upper.tau - lower.tau) * 1000) / 10} % interval`,
        points: lower.values.map((low, i) => ({ x: i + 1, low, high: upper.values[i]! })),
      };
    });
}
