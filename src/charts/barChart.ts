import { linearScale, tickText } from './scale.ts';
import { escapeText, GRID, HUES, label, MUTED, short, svgOf } from './svg.ts';

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** Ends of an interval around the value. */
  readonly low?: number;
  readonly high?: number;
  /** Which hue of the look, by its index; bars of one kind share one. */
  readonly kind?: number;
}

export interface BarChart {
  readonly title: string;
  readonly description: string;
  readonly bars: readonly Bar[];
  /** What the bars measure, with its unit. */
  readonly valueTitle: string;
  readonly valueText?: (value: number) => string;
  readonly width?: number;
}

const ROW = 22;

/** Horizontal bars from zero, negative ones to the left, as the text of an SVG file. */
export function barChart(chart: BarChart): string {
  const width = chart.width ?? 760;
  const text = chart.valueText ?? tickText;
  const longest = chart.bars.reduce((most, bar) => Math.max(most, bar.name.length), 0);
  const left = Math.min(width / 2, 24 + longest * 6.8);
  const top = 48;
  const bottom = top + Math.max(1, chart.bars.length) * ROW;
  const x = linearScale(
    chart.bars.flatMap((bar) => [bar.value, bar.low ?? bar.value, bar.high ?? bar.value]),
    [left, width - 72],
    [0],
  );
  const zero = x.at(0);
  return svgOf({
    title: chart.title,
    description: chart.description,
    width,
    height: bottom + 48,
    body: [
      ...x.ticks.flatMap((value) => [
        `<line x1="${short(x.at(value))}" x2="${short(x.at(value))}" y1="${top}" y2="${bottom}" stroke="${GRID}"/>`,
        label(x.at(value), bottom + 16, text(value), { anchor: 'middle', fill: MUTED }),
      ]),
      label((left + width - 72) / 2, bottom + 34, chart.valueTitle, {
        anchor: 'middle',
        fill: MUTED,
      }),
      ...chart.bars.flatMap((bar, i) => {
        const y = top + i * ROW;
        const at = Number.isFinite(bar.value) ? x.at(bar.value) : zero;
        const middle = short(y + ROW / 2);
        const interval =
          bar.low === undefined || bar.high === undefined
            ? []
            : [
                `<line x1="${short(x.at(bar.low))}" x2="${short(x.at(bar.high))}" y1="${middle}" y2="${middle}" stroke="${MUTED}" stroke-width="2"/>`,
              ];
        return [
          `<rect x="${short(Math.min(zero, at))}" y="${y + 4}" width="${short(Math.abs(at - zero))}" height="${ROW - 8}" fill="${HUES[(bar.kind ?? 0) % HUES.length]}">` +
            `<title>${escapeText(`${bar.name}: ${text(bar.value)}`)}</title></rect>`,
          ...interval,
          label(left - 6, y + ROW / 2 + 4, bar.name, { anchor: 'end' }),
          label(
            Math.max(at, zero, x.at(bar.high ?? bar.value)) + 6,
            y + ROW / 2 + 4,
            text(bar.value),
          ),
        ];
      }),
    ],
  });
}
