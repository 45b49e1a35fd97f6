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

const BAR = 14;
/** Room for the value behind the longest bar. */
const VALUE = 72;

/**
 * Horizontal bars from zero, negative ones to the left, as the text of an SVG file. Names stand left
 * of the bars, and above them where they would take more than half of the width.
 */
export function barChart(chart: BarChart): string {
  const width = chart.width ?? 760;
  const text = chart.valueText ?? tickText;
  const longest = chart.bars.reduce((most, bar) => Math.max(most, bar.name.length), 0);
  const isAbove = 24 + longest * 6.8 > width / 2;
  const left = isAbove ? 24 : 24 + longest * 6.8;
  const rowHeight = isAbove ? 38 : 22;
  const top = 48;
  const bottom = top + Math.max(1, chart.bars.length) * rowHeight;
  const x = linearScale(
    chart.bars.flatMap((bar) => [bar.value, bar.low ?? bar.value, bar.high ?? bar.value]),
    [left, width - VALUE],
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
      label((left + width - VALUE) / 2, bottom + 34, chart.valueTitle, {
        anchor: 'middle',
        fill: MUTED,
      }),
      ...chart.bars.flatMap((bar, i) => {
        const y = top + i * rowHeight + (rowHeight - BAR) / 2 + (isAbove ? 7 : 0);
        const at = Number.isFinite(bar.value) ? x.at(bar.value) : zero;
        const middle = short(y + BAR / 2);
        const interval =
          bar.low === undefined || bar.high === undefined
            ? []
            : [
                `<line x1="${short(x.at(bar.low))}" x2="${short(x.at(bar.high))}" y1="${middle}" y2="${middle}" stroke="${MUTED}" stroke-width="2"/>`,
              ];
        return [
          `<rect x="${short(Math.min(zero, at))}" y="${short(y)}" width="${short(Math.abs(at - zero))}" height="${BAR}" fill="${HUES[(bar.kind ?? 0) % HUES.length]}">` +
            `<title>${escapeText(`${bar.name}: ${text(bar.value)}`)}</title></rect>`,
          ...interval,
          isAbove
            ? label(16, y - 5, bar.name)
            : label(left - 6, y + BAR / 2 + 4, bar.name, { anchor: 'end' }),
          label(
            Math.max(at, zero, x.at(bar.high ?? bar.value)) + 6,
            y + BAR / 2 + 4,
            text(bar.value),
          ),
        ];
      }),
    ],
  });
}
