import type { Comparison, Figure } from './compareAlgorithms.ts';

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Without the zero before the point, as the table has no room for it. */
const share = (value: number, digits: number): string => value.toFixed(digits).replace(/^0\./, '.');

const between = ([estimate, low, high]: Figure, digits: number): string =>
  `${share(estimate, digits)} (${share(low, digits)} to ${share(high, digits)})`;

/** One line a result, in their order, as Markdown for the model card. */
export const comparisonTable = (results: readonly Comparison[]): string =>
  [
    row('algorithm', 'taught by', 'draws', 'log-loss', 'AUC', 'Brier score', 'calibration error'),
    row('---', '---', '--:', '--:', '--:', '--:', '--:'),
    ...results.map(({ algorithm, sampling, rows, logLoss, auc, brier, ece }) =>
      row(
        algorithm,
        sampling,
        String(rows),
        between(logLoss, 5),
        between(auc, 4),
        between(brier, 5),
        share(ece, 4),
      ),
    ),
  ].join('\n');
