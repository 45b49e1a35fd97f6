import { type AxisWords, axes, type Frame } from './axes.ts';
import { linearScale } from './scale.ts';
import { escapeText, HUES, label, MUTED, short, svgOf } from './svg.ts';

export interface Line {
  readonly name: string;
  /** Points in order of x; a break in the line where y is not finite. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly dashed?: boolean;
  /** A mark on each point. */
  readonly marked?: boolean;
}

export interface Band {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly low: number; readonly high: number }[];
}

export interface LineChart extends AxisWords {
  readonly title: string;
  readonly description: string;
  readonly lines: readonly Line[];
  /** Drawn under the lines, in the first line's hue. */
  readonly bands?: readonly Band[];
  /** Vertical marks with a word each. */
  readonly marks?: readonly { readonly x: number; readonly text: string }[];
  readonly includeX?: readonly number[];
  readonly includeY?: readonly number[];
  readonly width?: number;
  readonly height?: number;
}

/** Lines over a numeric x, with bands under them and a legend, as the text of an SVG file. */
export function lineChart(chart: LineChart): string {
  const width = chart.width ?? 760;
  const height = chart.height ?? 360;
  const frame: Frame = { left: 64, right: width - 24, top: 72, bottom: height - 48 };
  const points = chart.lines.flatMap((line) => line.points);
  const bands = chart.bands ?? [];
  const edges = bands.flatMap((band) => band.points);
  const x = linearScale(
    [...points, ...edges].map((p) => p.x),
    [frame.left, frame.right],
    chart.includeX,
  );
  const y = linearScale(
    [...points.map((p) => p.y), ...edges.flatMap((p) => [p.low, p.high])],
    [frame.bottom, frame.top],
    chart.includeY,
  );
  const at = (px: number, py: number): string => `${short(x.at(px))},${short(y.at(py))}`;
  const hue = (i: number): string => HUES[i % HUES.length]!;
  return svgOf({
    title: chart.title,
    description: chart.description,
    width,
    height,
    body: [
      ...axes(x, y, frame, chart),
      ...bands.map((band) => {
        const low = band.points.map((p) => at(p.x, p.low));
        const high = band.points.map((p) => at(p.x, p.high)).reverse();
        return (
          `<polygon points="${[...low, ...high].join(' ')}" fill="${HUES[0]}" fill-opacity="0.16">` +
          `<title>${escapeText(band.name)}</title></polygon>`
        );
      }),
      ...(chart.marks ?? []).flatMap((mark) => [
        `<line x1="${short(x.at(mark.x))}" x2="${short(x.at(mark.x))}" y1="${frame.top}" y2="${frame.bottom}" stroke="${MUTED}" stroke-dasharray="4 3"/>`,
        label(x.at(mark.x) + 4, frame.top + 12, mark.text),
      ]),
      ...chart.lines.flatMap((line, i) => [
        ...runs(line.points).map(
          (run) =>
            `<polyline points="${run.map((p) => at(p.x, p.y)).join(' ')}" fill="none" stroke="${hue(i)}" stroke-width="2"${line.dashed ? ' stroke-dasharray="6 4"' : ''}/>`,
        ),
        ...(line.marked ? line.points.filter((p) => Number.isFinite(p.y)) : []).map(
          (p) =>
            `<circle cx="${short(x.at(p.x))}" cy="${short(y.at(p.y))}" r="3.5" fill="${hue(i)}"/>`,
        ),
      ]),
      ...legend(
        chart.lines.map((line) => line.name),
        frame,
      ),
    ],
  });
}

/** Names of the series in their hues, on one line above the picture. */
export function legend(names: readonly string[], frame: Frame): readonly string[] {
  let from = frame.left;
  return names.flatMap((name, i) => {
    const at = from;
    from += 28 + name.length * 6.6;
    return [
      `<rect x="${short(at)}" y="${frame.top - 34}" width="12" height="12" rx="2" fill="${HUES[i % HUES.length]}"/>`,
      label(at + 16, frame.top - 24, name),
    ];
  });
}

function runs(points: Line['points']): Line['points'][] {
  const found: { x: number; y: number }[][] = [[]];
  for (const point of points) {
    if (Number.isFinite(point.y)) found.at(-1)!.push(point);
    else if (found.at(-1)!.length > 0) found.push([]);
  }
  return found.filter((run) => run.length > 0);
}
