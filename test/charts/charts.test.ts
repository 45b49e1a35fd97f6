import { describe, expect, it } from 'vitest';
import { barChart } from '../../src/charts/barChart.ts';
import { lineChart } from '../../src/charts/lineChart.ts';
import { matrixChart } from '../../src/charts/matrixChart.ts';
import { reliabilityDiagram } from '../../src/charts/reliabilityDiagram.ts';
import { linearScale } from '../../src/charts/scale.ts';
import { tableCsv, tableHtml, tableMarkdown, tableRecords } from '../../src/charts/table.ts';
import { treeDiagram } from '../../src/charts/treeDiagram.ts';

const words = { title: 'A <title> & "more"', description: 'What is seen' };
const pictures: Record<string, string> = {
  line: lineChart({
    ...words,
    xTitle: 'game',
    yTitle: 'share won',
    lines: [
      {
        name: 'home',
        points: [
          { x: 0, y: 0.5 },
          { x: 1, y: Number.NaN },
          { x: 2, y: 0.6 },
        ],
      },
      {
        name: 'away',
        points: [
          { x: 0, y: 0.5 },
          { x: 2, y: 0.4 },
        ],
        dashed: true,
        marked: true,
      },
    ],
    bands: [
      {
        name: '80 %',
        points: [
          { x: 0, low: 0.4, high: 0.6 },
          { x: 2, low: 0.3, high: 0.7 },
        ],
      },
    ],
    marks: [{ x: 1, text: 'now' }],
  }),
  bar: barChart({
    ...words,
    valueTitle: 'change of log-loss',
    bars: [
      { name: 'rating', value: 0.004, low: 0.003, high: 0.005 },
      { name: 'height', value: -0.001, kind: 1 },
    ],
  }),
  reliability: reliabilityDiagram({
    ...words,
    bins: [
      { predicted: 0.42, observed: 0.41, rows: 900 },
      { predicted: 0.58, observed: 0.6, rows: 300 },
      { predicted: 0.9, observed: 0, rows: 0 },
    ],
  }),
  matrix: matrixChart({
    ...words,
    rows: ['#15 Mirzayev'],
    columns: ['#32 Desrosel', '#9 Oh'],
    values: [[0.54, null]],
    middle: 0.5,
    reach: 0.15,
    rowTitle: 'home',
    columnTitle: 'away',
    notes: [['of 12', '']],
  }),
  tree: treeDiagram({
    ...words,
    root: {
      question: 'nearest at most 9 ft?',
      yes: { lines: ['line-up', '412 rows'], kind: 2 },
      no: { lines: ['no line-up'], kind: 1 },
    },
  }),
};

describe('charts', () => {
  for (const [kind, svg] of Object.entries(pictures)) {
    it(`${kind}: is whole SVG with its title escaped, and nothing that a strict policy forbids`, () => {
      expect(svg).toContain('<title>A &lt;title&gt; &amp; &quot;more&quot;</title>');
      expect(svg).not.toMatch(/<style|style=|<script|on\w+=|NaN|Infinity|undefined/);
      const opened = svg.match(/<[a-z]+[^>]*[^/]>/g)?.length;
      expect(opened).toBe(svg.match(/<\/[a-z]+>/g)?.length);
    });
  }

  it('breaks a line where a value is missing', () => {
    expect(pictures.line?.match(/<polyline/g)).toHaveLength(3);
  });

  it('writes names above their bars where they would take half of the width', () => {
    const [wide, narrow] = [760, 300].map((width) =>
      barChart({ ...words, valueTitle: '', width, bars: [{ name: 'x'.repeat(30), value: 1 }] }),
    );
    expect(wide).toContain('text-anchor="end">xxx');
    expect(narrow).not.toContain('text-anchor="end">xxx');
    expect(narrow).toContain('<text x="16"');
  });

  it('has a tree read from its root at the left, the answer yes above', () => {
    const at = (text: string) =>
      new RegExp(`<text x="([^"]+)" y="([^"]+)"[^>]*>${text}`).exec(pictures.tree ?? '')!;
    const [question, yes, no] = ['nearest', 'line-up', 'no line-up'].map((text) => at(text));
    expect(Number(question?.[1])).toBeLessThan(Number(yes?.[1]));
    expect(Number(yes?.[2])).toBeLessThan(Number(no?.[2]));
  });

  it('says under a share of how many it is', () => {
    expect(pictures.matrix).toContain('>of 12</text>');
  });

  it('draws bins without rows nowhere', () => {
    expect(pictures.reliability?.match(/<circle/g)).toHaveLength(2);
  });
});

describe('linearScale', () => {
  it('ends in round values around all values', () => {
    const scale = linearScale([0.12, 0.97], [0, 100]);
    expect(scale.ticks.map((t) => Number(t.toFixed(10)))).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(scale.at(0.5)).toBeCloseTo(50);
  });

  it('stands for no value, one value and values that are not finite', () => {
    for (const values of [[], [3], [Number.NaN, Number.POSITIVE_INFINITY], [0, 0]]) {
      const scale = linearScale(values, [0, 100]);
      expect(scale.high).toBeGreaterThan(scale.low);
      expect(scale.ticks.every(Number.isFinite)).toBe(true);
    }
  });
});

describe('table', () => {
  const table = {
    columns: ['a', 'b,c'],
    rows: [
      ['=1+1', null],
      ['x "y"', 0.5],
    ],
  } as const;

  it('is CSV that no spreadsheet runs', () => {
    expect(tableCsv(table)).toBe('a,"b,c"\r\n\'=1+1,\r\n"x ""y""",0.5\r\n');
  });

  it('is HTML, Markdown and records of the same numbers', () => {
    expect(tableHtml(table, 'x < y')).toContain('<caption>x &lt; y</caption>');
    expect(tableHtml(table, '')).toContain('<td class="number">0.5</td>');
    expect(tableMarkdown(table)).toContain('| =1+1 | – |');
    expect(tableRecords(table)[1]).toEqual({ a: 'x "y"', 'b,c': 0.5 });
  });
});
