import { type Scale, tickText } from './scale.ts';
import { GRID, label, MUTED, short } from './svg.ts';

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface AxisWords {
  /** What the axis measures, with its unit. */
  readonly xTitle: string;
  readonly yTitle: string;
  readonly xText?: (value: number) => string;
  readonly yText?: (value: number) => string;
}

/** Grid lines with their values, and the words of both axes. */
export function axes(x: Scale, y: Scale, frame: Frame, words: AxisWords): readonly string[] {
  const xText = words.xText ?? tickText;
  const yText = words.yText ?? tickText;
  return [
    ...y.ticks.map((value) => {
      const at = short(y.at(value));
      return `<line x1="${frame.left}" x2="${frame.right}" y1="${at}" y2="${at}" stroke="${GRID}"/>`;
    }),
    ...y.ticks.map((value) =>
      label(frame.left - 6, y.at(value) + 4, yText(value), { anchor: 'end', fill: MUTED }),
    ),
    ...x.ticks.map((value) =>
      label(x.at(value), frame.bottom + 16, xText(value), { anchor: 'middle', fill: MUTED }),
    ),
    label((frame.left + frame.right) / 2, frame.bottom + 34, words.xTitle, {
      anchor: 'middle',
      fill: MUTED,
    }),
    label(16, frame.top - 10, words.yTitle, { fill: MUTED }),
  ];
}
