import { escapeText, INK, label, MUTED, short, svgOf } from './svg.ts';

export interface MatrixChart {
  readonly title: string;
  readonly description: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** `[rows, columns]`; null where nothing is known. */
  readonly values: readonly (readonly (number | null)[])[];
  /** The value without color; lower ones take the second hue, higher ones the first. */
  readonly middle: number;
  /** How far from the middle the color is full. */
  readonly reach: number;
  readonly valueText?: (value: number) => string;
  /** `[rows, columns]`; a small word under each value, such as of how many it is. */
  readonly notes?: readonly (readonly string[])[];
  readonly rowTitle: string;
  readonly columnTitle: string;
}

const CELL = { width: 82, height: 38 };

/** A matrix of numbers with cells colored by their distance from a middle. */
export function matrixChart(chart: MatrixChart): string {
  const text = chart.valueText ?? ((value: number) => value.toFixed(2));
  const longest = chart.rows.reduce((most, name) => Math.max(most, name.length), 0);
  const left = 32 + longest * 6.8;
  const top = 86;
  return svgOf({
    title: chart.title,
    description: chart.description,
    width: Math.max(360, left + chart.columns.length * CELL.width + 16),
    height: top + chart.rows.length * CELL.height + 24,
    body: [
      label(16, 52, `${chart.rowTitle} (rows) against ${chart.columnTitle} (columns)`, {
        fill: MUTED,
      }),
      ...chart.columns.map((name, j) =>
        label(left + (j + 0.5) * CELL.width, top - 8, shortened(name), { anchor: 'middle' }),
      ),
      ...chart.rows.flatMap((name, i) => [
        label(left - 8, top + (i + 0.5) * CELL.height + 4, name, { anchor: 'end' }),
        ...chart.columns.flatMap((column, j) => {
          const value = chart.values[i]?.[j] ?? null;
          const note = chart.notes?.[i]?.[j] ?? '';
          const [x, y] = [left + j * CELL.width, top + i * CELL.height];
          return cell(x, y, value, note, `${name} – ${column}`);
        }),
      ]),
    ],
  });

  function cell(
    x: number,
    y: number,
    value: number | null,
    note: string,
    name: string,
  ): readonly string[] {
    const distance = value === null ? 0 : (value - chart.middle) / chart.reach;
    const share = Math.min(1, Math.abs(distance));
    const hue = distance < 0 ? 'var(--chart-2, #b3391f)' : 'var(--chart-1, #0b63c5)';
    const words = value === null ? '–' : text(value);
    const middle = x + CELL.width / 2;
    const line = y + CELL.height / 2 + (note === '' ? 4 : -2);
    return [
      `<rect x="${short(x + 1)}" y="${short(y + 1)}" width="${CELL.width - 2}" height="${CELL.height - 2}" rx="3" fill="${hue}" fill-opacity="${(0.05 + 0.4 * share).toFixed(2)}"><title>${escapeText(`${name}: ${words} ${note}`.trim())}</title></rect>`,
      label(middle, line, words, { anchor: 'middle', fill: INK }),
      ...(note === '' ? [] : [label(middle, line + 14, note, { anchor: 'middle', fill: MUTED })]),
    ];
  }
}

function shortened(name: string): string {
  return name.length > 11 ? `${name.slice(0, 10)}…` : name;
}
