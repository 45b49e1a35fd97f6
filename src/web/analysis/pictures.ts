import { barChart } from '../../charts/barChart.ts';
import { lineChart } from '../../charts/lineChart.ts';
import { matrixChart } from '../../charts/matrixChart.ts';
import { reliabilityDiagram } from '../../charts/reliabilityDiagram.ts';
import type { Table } from '../../charts/table.ts';
import { type TreeNode, treeDiagram } from '../../charts/treeDiagram.ts';
import { lastName } from '../secondScreen/words.ts';
import type {
  DetectorNode,
  Explanation,
  FacedPlayer,
  JudgedDraw,
  ModelFacts,
} from './documents.ts';

/** A picture with the numbers behind it. */
export interface Picture {
  /** Also the name of its files. */
  readonly name: string;
  readonly svg: string;
  readonly table: Table;
}

/** Width of a picture in its card, so that its words have the size they are drawn with. */
export interface Room {
  readonly width: number;
}

const rounded = (value: number, digits = 4): number => Number(value.toFixed(digits));

/** How the model's probabilities were borne out on draws it had never seen. */
export function reliabilityPicture({ reliability, metrics }: ModelFacts, { width }: Room): Picture {
  const split = metrics[0]?.split ?? 'unseen games';
  return {
    name: 'reliability',
    svg: reliabilityDiagram({
      title: `Calibration on ${split}`,
      description: 'Share of draws the home team won, over the probability that was said.',
      size: Math.min(width, 480),
      bins: reliability.map(({ predicted, observed, draws }) => ({
        predicted,
        observed,
        rows: draws,
      })),
    }),
    table: {
      columns: ['predicted', 'observed', 'draws'],
      rows: reliability.map(({ predicted, observed, draws }) => [
        rounded(predicted),
        rounded(observed),
        draws,
      ]),
    },
  };
}

/** What the strongest inputs are worth. */
export function importancePicture({ importance }: ModelFacts, { width }: Room): Picture {
  return {
    name: 'importance',
    svg: barChart({
      title: 'What the inputs are worth',
      description:
        'Share of what all splits of the trees have gained, by input, the first fifteen.',
      width,
      valueTitle: 'share of gain',
      valueText: (share) => `${rounded(share * 100, 1)}%`,
      bars: importance
        .slice(0, 15)
        .map(({ feature, gainShare }) => ({ name: feature, value: gainShare })),
    }),
    table: {
      columns: ['input', 'share of gain'],
      rows: importance.map(({ feature, gainShare }) => [feature, rounded(gainShare, 5)]),
    },
  };
}

/** The model's Brier score over the draws of the game so far. */
export function scorePicture(draws: readonly JudgedDraw[], { width }: Room): Picture {
  let sum = 0;
  let count = 0;
  const points = draws.flatMap(({ homeProbability, winner }) => {
    if (homeProbability === null) return [];
    count++;
    sum += (homeProbability - (winner === 'HOME' ? 1 : 0)) ** 2;
    return [{ x: count, y: sum / count }];
  });
  return {
    name: 'score',
    svg: lineChart({
      title: 'Brier score of the game so far',
      description: 'Mean of (probability − outcome)² after each draw, beside a coin’s .25.',
      width,
      height: 320,
      xTitle: 'draws decided',
      yTitle: 'Brier score, less is better',
      includeX: [1],
      includeY: [0.2, 0.3],
      lines: [
        { name: 'model', points },
        {
          name: 'coin',
          points: [1, Math.max(2, count)].map((x) => ({ x, y: 0.25 })),
          dashed: true,
        },
      ],
    }),
    table: {
      columns: ['draws decided', 'Brier score'],
      rows: points.map(({ x, y }) => [x, rounded(y)]),
    },
  };
}

/** One prediction taken apart. */
export function explanationPicture(
  explanation: Explanation,
  title: string,
  { width }: Room,
): Picture {
  const { baseline, contributions } = explanation;
  return {
    name: 'explanation',
    svg: barChart({
      title,
      description: 'Push of the twelve strongest inputs, in log-odds of the home team.',
      width,
      valueTitle: 'log-odds: right for home, left for visitors',
      valueText: (push) => `${push < 0 ? '−' : ''}${rounded(Math.abs(push), 3)}`,
      bars: contributions.slice(0, 12).map(({ feature, value, contribution }) => ({
        name: `${feature} = ${value === null ? 'unknown' : rounded(value, 2)}`,
        value: contribution,
        kind: contribution < 0 ? 1 : 0,
      })),
    }),
    table: {
      columns: ['input', 'value', 'push in log-odds'],
      rows: [
        ['(before any input)', null, rounded(baseline)],
        ...contributions.map(
          ({ feature, value, contribution }) =>
            [feature, value === null ? null : rounded(value), rounded(contribution, 5)] as const,
        ),
      ],
    },
  };
}

/** By which questions a line-up is told from other moments. */
export function detectorPicture(nodes: readonly DetectorNode[]): Picture {
  const treeAt = (index: number | null): TreeNode => {
    const node = nodes[index ?? -1];
    if (!node || node.measure === null) {
      return node?.isLineUp ? { lines: ['line-up'], kind: 2 } : { lines: ['no line-up'], kind: 1 };
    }
    return {
      question: `${node.measure}: at most ${node.threshold}?`,
      yes: treeAt(node.yes),
      no: treeAt(node.no),
    };
  };
  return {
    name: 'detector',
    svg: treeDiagram({
      title: 'How a line-up is told',
      description: 'The decision tree that looks at each dot, from its first question on.',
      root: treeAt(0),
    }),
    table: {
      columns: ['node', 'measure', 'at most', 'yes: node', 'no: node', 'answer'],
      rows: nodes.map(({ measure, threshold, yes, no, isLineUp }, index) => [
        index,
        measure,
        threshold,
        yes,
        no,
        isLineUp === null ? null : isLineUp ? 'line-up' : 'no line-up',
      ]),
    },
  };
}

/** Share won by each home player on the ice against each visitor, over all stored seasons. */
export function matrixPicture(home: readonly FacedPlayer[], away: readonly FacedPlayer[]): Picture {
  const versus = home.map((player) => away.map((_, i) => player[`v${i}`]?.tally ?? null));
  return {
    name: 'head-to-head',
    svg: matrixChart({
      title: 'Head to head, those on the ice',
      description: 'Share of draws that the home player has won against the visitor.',
      rows: home.map(({ name }) => lastName(name)),
      columns: away.map(({ name }) => lastName(name)),
      values: versus.map((row) => row.map((tally) => tally?.share ?? null)),
      middle: 0.5,
      reach: 0.5,
      valueText: (share) => `${Math.round(share * 100)}%`,
      notes: versus.map((row) => row.map((tally) => (tally?.taken ? `of ${tally.taken}` : ''))),
      rowTitle: 'home',
      columnTitle: 'visitors',
    }),
    table: {
      columns: ['home', 'visitor', 'taken', 'won', 'share'],
      rows: home.flatMap((player, row) =>
        away.map((opponent, column) => {
          const tally = versus[row]?.[column] ?? null;
          return [
            player.name,
            opponent.name,
            tally?.taken ?? 0,
            tally?.won ?? 0,
            tally?.share == null ? null : rounded(tally.share),
          ];
        }),
      ),
    },
  };
}

/** One publication as it reached this page. */
export interface Arrival {
  readonly sequence: number;
  readonly millis: number;
}

/** Milliseconds from publication to this page. */
export function latencyPicture(arrivals: readonly Arrival[], { width }: Room): Picture {
  return {
    name: 'latency',
    svg: lineChart({
      title: 'From publication to this page',
      description: 'Milliseconds that each publication of the running game was under way.',
      width,
      height: 320,
      xTitle: 'publication',
      yTitle: 'milliseconds',
      includeY: [0],
      lines: [
        {
          name: 'publications',
          points: arrivals.map(({ sequence, millis }) => ({ x: sequence, y: millis })),
          marked: true,
        },
      ],
    }),
    table: {
      columns: ['publication', 'milliseconds'],
      rows: arrivals.map(({ sequence, millis }) => [sequence, millis]),
    },
  };
}
