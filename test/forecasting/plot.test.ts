import { describe, expect, it } from 'vitest';
import { plotForecast } from '../../src/forecasting/plot.ts';

const series = { id: 'a<b&c', m: 1, h: 2, x: Float64Array.of(1, 2, 3) };

describe('plotForecast', () => {
  it('draws history, mean and a band per pair of quantiles', () => {
    const q = { '0.1': [2, 2], '0.5': [3, 3], '0.9': [4, 5] };
    const svg = plotForecast(series, { id: 'a', method: 'ensemble', mean: [3, 3], q });
    expect(svg.match(/<polygon/g)).toHaveLength(1);
    expect(svg.match(/<polyline/g)).toHaveLength(2);
    expect(svg).toContain('80 % interval');
    expect(svg).toContain('a&lt;b&amp;c');
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  it('draws a constant without dividing by nothing', () => {
    const flat = { ...series, x: Float64Array.of(5, 5) };
    const svg = plotForecast(flat, { id: 'a', method: 'naive', mean: [5, 5], q: {} });
    expect(svg).not.toMatch(/NaN|Infinity/);
  });
});
