import { axes, type Frame } from './axes.ts';
import { legend } from './lineChart.ts';
import { linearScale } from './scale.ts';
import { escapeText, HUES, MUTED, short, svgOf } from './svg.ts';

export interface ReliabilityBin {
  /** Mean of the probabilities in the bin. */
  readonly predicted: number;
  /** Share of the bin in which it happened. */
  readonly observed: number;
  readonly rows: number;
}

export interface ReliabilityDiagram {
  readonly title: string;
  readonly description: string;
  readonly bins: readonly ReliabilityBin[];
  /** Width and height. */
  readonly size?: number;
}

/**
 * Observed share over predicted probability with the diagonal of perfect calibration; each bin with
 * its 95 % binomial interval (normal approximation), its disc's area in proportion to its rows.
 */
export function reliabilityDiagram(chart: ReliabilityDiagram): string {
  const bins = chart.bins.filter((bin) => bin.rows > 0);
  const size = chart.size ?? 480;
  const frame: Frame = { left: 64, right: size - 24, top: 72, bottom: size - 48 };
  const values = bins.flatMap((bin) => [bin.predicted, bin.observed]);
  const x = linearScale(values, [frame.left, frame.right], [0.3, 0.7]);
  const y = linearScale(values, [frame.bottom, frame.top], [0.3, 0.7]);
  const most = bins.reduce((rows, bin) => Math.max(rows, bin.rows), 1);
  const clamp = (value: number): number => Math.min(y.high, Math.max(y.low, value));
  return svgOf({
    title: chart.title,
    description: chart.description,
    width: size,
    height: size,
    body: [
      ...axes(x, y, frame, { xTitle: 'predicted probability', yTitle: 'observed share' }),
      `<line x1="${short(x.at(x.low))}" y1="${short(y.at(x.low))}" x2="${short(x.at(x.high))}" y2="${short(y.at(x.high))}" stroke="${MUTED}" stroke-dasharray="4 3"/>`,
      ...bins.flatMap((bin) => {
        const error = 1.96 * Math.sqrt((bin.predicted * (1 - bin.predicted)) / bin.rows);
        const at = short(x.at(bin.predicted));
        const words = `predicted ${bin.predicted.toFixed(3)}, observed ${bin.observed.toFixed(3)}, ${bin.rows} rows`;
        return [
          `<line x1="${at}" x2="${at}" y1="${short(y.at(clamp(bin.observed - error)))}" y2="${short(y.at(clamp(bin.observed + error)))}" stroke="${HUES[0]}"/>`,
          `<circle cx="${at}" cy="${short(y.at(bin.observed))}" r="${short(2.5 + 9 * Math.sqrt(bin.rows / most))}" fill="${HUES[0]}" fill-opacity="0.75"><title>${escapeText(words)}</title></circle>`,
        ];
      }),
      ...legend(['bins with 95 % interval; dashed: perfect'], frame),
    ],
  });
}
