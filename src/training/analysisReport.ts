import { barChart } from '../charts/barChart.ts';
import { reliabilityDiagram } from '../charts/reliabilityDiagram.ts';
import { type Table, tableHtml } from '../charts/table.ts';
import { type TreeNode, treeDiagram } from '../charts/treeDiagram.ts';
import type { LightGbmTree } from '../model/lightGbmModel.ts';
import { features } from '../pipeline/features/featureList.ts';
import { type Analysis, type FeatureAnalysis, MOST_CATEGORIES } from './analyzeFeatures.ts';

/** What the report says of its data beside the analysis. */
export interface ReportHead {
  readonly season: string;
  readonly modelVersion: string;
  /** Whether the model was fitted on the rows that are analyzed: its figures then flatter it. */
  readonly wasFittedOnThem: boolean;
}

const SHOWN = 25;

const number = (value: number, digits: number): string =>
  Number.isNaN(value) ? '–' : value.toFixed(digits);

const pText = (value: number): string => (value < 1e-4 ? value.toExponential(1) : value.toFixed(4));

/** The analysis as one HTML file with its pictures inside: no script, no other address. */
export function analysisReport(analysis: Analysis, head: ReportHead): string {
  const { judgement } = analysis;
  const byShap = top(analysis.features, (one) => one.meanAbsoluteShap);
  const byAuc = top(
    analysis.features.filter(({ auc }) => !Number.isNaN(auc)),
    ({ auc }) => Math.abs(auc - 0.5),
  );
  const pictures = [
    [
      'What each idea is worth',
      'Rise of the log-loss when the columns of one idea are dealt to other draws together (three times; the line is one standard deviation). Ideas that say the same share their worth.',
      barChart({
        title: 'Log-loss lost without an idea',
        description: 'Permutation importance by idea, most worth first.',
        valueTitle: 'rise of log-loss',
        valueText: (value) => value.toFixed(5),
        bars: analysis.ideas.map(({ idea, group, mean, standardDeviation }) => ({
          name: idea,
          value: mean,
          low: mean - standardDeviation,
          high: mean + standardDeviation,
          kind: GROUPS.indexOf(group),
        })),
      }),
    ],
    [
      'What moves predictions',
      `Mean |SHAP| (TreeSHAP, Lundberg et al. 2020), the ${byShap.length} largest; blue history, red player, green situation.`,
      barChart({
        title: 'Mean |SHAP| of a column',
        description: 'How far a column moves predictions on average, in log-odds.',
        valueTitle: 'log-odds',
        valueText: (value) => value.toFixed(4),
        bars: byShap.map(({ feature, group, meanAbsoluteShap }) => ({
          name: feature,
          value: meanAbsoluteShap,
          kind: GROUPS.indexOf(group),
        })),
      }),
    ],
    [
      'What a column says alone',
      'Chance that a draw home won has the larger value, less one half: to the right it speaks for home, to the left for the visitor.',
      barChart({
        title: 'AUC of a column alone, less .5',
        description: 'Univariate AUC less one half, the largest in either direction.',
        valueTitle: 'AUC − .5',
        valueText: (value) => value.toFixed(4),
        bars: byAuc.map(({ feature, group, auc }) => ({
          name: feature,
          value: auc - 0.5,
          kind: GROUPS.indexOf(group),
        })),
      }),
    ],
    [
      'A small tree',
      'One tree fitted to these draws alone, to look at: the model has hundreds. Leaves tell home’s share of the draws in them.',
      treeDiagram({
        title: 'A decision tree for who wins the draw',
        description: 'Each question sends a draw to the upper branch when it is true.',
        root: treeNode(analysis.tree, 0),
      }),
    ],
    [
      'Calibration',
      'Share of draws home won by the probability that was predicted, in 20 bins of equal width.',
      reliabilityDiagram({
        title: 'Reliability of the predictions',
        description: 'Observed share over predicted probability.',
        bins: judgement.reliability.map(({ count, ...bin }) => ({ ...bin, rows: count })),
      }),
    ],
  ] as const;
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>What decides a face-off: ${head.season}</title><style>${STYLE}</style></head><body><main>`,
    '<h1>What decides a face-off</h1>',
    `<p>${analysis.rows} draws of ${head.season}, model ${head.modelVersion}: log-loss ${number(judgement.logLoss, 5)}, AUC ${number(judgement.auc, 4)}, Brier ${number(judgement.brier, 5)}, calibration error ${number(judgement.ece, 4)}; the online rating alone ${number(judgement.baselineLogLoss.rating, 5)}.</p>`,
    head.wasFittedOnThem
      ? '<p class="warning">The model was fitted on these draws: its figures here are better than on draws it never saw. The tests of single columns do not use the model.</p>'
      : '<p>The model never saw these draws.</p>',
    '<p>Bars of history are blue, of the player red, of the situation green; the tables say it in words.</p>',
    ...pictures.map(
      ([title, text, svg]) =>
        `<section><h2>${title}</h2><p>${text}</p><figure>${svg}</figure></section>`,
    ),
    '<section><h2>Every column</h2>',
    `<p>Columns of at most ${MOST_CATEGORIES} different values are tested as categories by chi-square (a missing value is a category), the others by the two-sample Kolmogorov–Smirnov test of draws won against lost. AUC by Mann and Whitney. p-values are corrected for ${analysis.features.length} tests by Benjamini and Hochberg. With so many draws a tiny effect is significant: read the AUC beside the p. Draws of one game are not independent, which the tests do not know.</p>`,
    tableHtml(
      columnTable(analysis.features),
      'Each column alone and in the model, most moving first',
    ),
    '</section><section><h2>Every idea</h2>',
    tableHtml(
      {
        columns: ['idea', 'group', 'columns', 'rise of log-loss', 'standard deviation'],
        rows: analysis.ideas.map(({ idea, group, columns, mean, standardDeviation }) => [
          idea,
          group,
          columns,
          number(mean, 6),
          number(standardDeviation, 6),
        ]),
      },
      'Permutation importance by idea',
    ),
    '</section></main></body></html>',
    '',
  ].join('\n');
}

const GROUPS: readonly FeatureAnalysis['group'][] = ['history', 'player', 'situation'];

const top = (
  all: readonly FeatureAnalysis[],
  worth: (one: FeatureAnalysis) => number,
): readonly FeatureAnalysis[] => [...all].sort((a, b) => worth(b) - worth(a)).slice(0, SHOWN);

function columnTable(all: readonly FeatureAnalysis[]): Table {
  return {
    columns: [
      'column',
      'group',
      'idea',
      'unit',
      'meaning',
      'known in rows',
      'test',
      'statistic',
      'p, corrected',
      'AUC alone',
      'p of AUC, corrected',
      'share of gain',
      'mean |SHAP|',
    ],
    rows: [...all]
      .sort((a, b) => b.meanAbsoluteShap - a.meanAbsoluteShap)
      .map((one) => [
        one.feature,
        one.group,
        one.idea,
        one.unit,
        one.description,
        one.rows,
        one.test,
        number(one.statistic, one.test === 'chi-square' ? 1 : 4),
        pText(one.adjustedPValue),
        number(one.auc, 4),
        pText(one.aucAdjustedPValue),
        number(one.gainShare, 4),
        number(one.meanAbsoluteShap, 4),
      ]),
  };
}

/** A split asks whether the value is at most the threshold; rows without a value are told apart. */
function treeNode(tree: LightGbmTree, node: number): TreeNode {
  if (node < 0 || tree.splitFeature.length === 0) {
    const leaf = node < 0 ? ~node : 0;
    const share = 1 / (1 + Math.exp(-tree.leafValue[leaf]!));
    return {
      lines: [`home wins ${(100 * share).toFixed(1)} %`, `${tree.leafCount[leaf]} draws`],
      kind: share >= 0.5 ? 0 : 1,
    };
  }
  const name = features[tree.splitFeature[node]!]!.name;
  const missing = tree.decisionType[node]! & 2 ? ' or unknown' : '';
  return {
    question: `${name} ≤ ${Number(tree.threshold[node]!.toPrecision(3))}${missing}`,
    yes: treeNode(tree, tree.leftChild[node]!),
    no: treeNode(tree, tree.rightChild[node]!),
  };
}

const STYLE = `
:root { color-scheme: light dark; --chart-paper: #fff; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; color: #1b2733; background: #fff; }
main { max-width: 1100px; margin: 0 auto; padding: 1.5rem; }
figure { margin: 1rem 0; overflow-x: auto; }
svg { max-width: none; height: auto; }
table { border-collapse: collapse; font-size: 13px; display: block; overflow-x: auto; }
caption { text-align: left; font-weight: 600; padding: .5rem 0; }
th, td { border-bottom: 1px solid #dde4ea; padding: .3rem .5rem; text-align: left; vertical-align: top; }
td:nth-child(5) { min-width: 15rem; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
.warning { border-left: 4px solid #b3391f; padding-left: .8rem; }
@media (prefers-color-scheme: dark) {
  :root { --chart-paper: #10171e; --chart-ink: #e6edf3; --chart-muted: #9fb0bf; --chart-grid: #2b3947;
    --chart-1: #5aa9ff; --chart-2: #ff8a70; --chart-3: #5cc98a; --chart-4: #b794f0; --chart-5: #e0b040; --chart-6: #4fc3d0; }
  body { color: #e6edf3; background: #10171e; }
  th, td { border-color: #2b3947; }
}`;
