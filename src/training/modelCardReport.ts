import { reliabilityDiagram } from '../charts/reliabilityDiagram.ts';
import type { Interval } from '../model/statistics/bootstrap.ts';
import { features } from '../pipeline/features/featureList.ts';
import type { ModelCard } from './modelCard.ts';

const GROUPS = {
  history: 'History: what the takers’ records say',
  player: 'Player characteristics',
  situation: 'Game situation',
} as const;

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The parts of the model card that come from a fit, as Markdown and SVG; the same card, the same text. */
export interface ModelCardReport {
  readonly data: string;
  readonly figures: string;
  readonly features: string;
  readonly kinds: string;
  readonly reliability: string;
}

export function modelCardReport(card: ModelCard): ModelCardReport {
  const { test } = card;
  return {
    data: [
      row('', ''),
      row('---', '---'),
      row('version', `\`${card.modelVersion}\``),
      row('trees', `${card.trees} (seed ${card.seed})`),
      row('inputs', `${card.featureNames.length} features`),
      row('figures from', `a fit of draws before ${test.season}, judged on the ${test.rows} of it`),
      row(
        'shipped trees',
        `a refit, with the choices fixed, on ${card.trainedOn.draws} draws of ${card.trainedOn.seasons.join(', ')}`,
      ),
    ].join('\n'),
    figures: figures(test),
    features: featureTable(),
    kinds: [
      row('draws', 'n', 'log-loss', 'rating alone', 'AUC', 'predicted', 'observed'),
      row('---', '--:', '--:', '--:', '--:', '--:', '--:'),
      ...test.groups.map((kind) =>
        row(
          kind.group,
          String(kind.rows),
          kind.logLoss.toFixed(5),
          kind.ratingLogLoss.toFixed(5),
          kind.auc.toFixed(4),
          kind.predicted.toFixed(4),
          kind.observed.toFixed(4),
        ),
      ),
    ].join('\n'),
    reliability: reliabilityDiagram({
      title: 'Is 60 % won six times in ten?',
      description: `Share won by home over predicted probability, ${test.rows} draws of ${test.season}`,
      bins: test.reliability.flatMap(({ count, predicted, observed }) =>
        predicted === null || observed === null ? [] : { predicted, observed, rows: count },
      ),
    }),
  };
}

function figures({ intervals, baselineLogLoss, baselineAuc, ...test }: ModelCard['test']): string {
  const between = ({ low, high }: Interval, digits: number) =>
    `${low.toFixed(digits)} to ${high.toFixed(digits)}`;
  return [
    row('', 'log-loss', 'AUC', 'Brier score', 'calibration error'),
    row('---', '--:', '--:', '--:', '--:'),
    row(
      '**the model**',
      `**${test.logLoss.toFixed(5)}**`,
      `**${test.auc.toFixed(4)}**`,
      `**${test.brier.toFixed(5)}**`,
      `**${test.ece.toFixed(4)}**`,
    ),
    row(
      '95 % by game',
      between(intervals.logLoss, 5),
      between(intervals.auc, 4),
      between(intervals.brier, 5),
      '',
    ),
    row(
      'the online rating alone',
      baselineLogLoss.rating.toFixed(5),
      baselineAuc.rating.toFixed(4),
      '',
      '',
    ),
    row(
      'career shares of both takers',
      baselineLogLoss.career.toFixed(5),
      baselineAuc.career.toFixed(4),
      '',
      '',
    ),
    row('always the home share', baselineLogLoss.always.toFixed(5), '0.5000', '', ''),
    '',
    `The model less the rating alone, log-loss on the same draws: ${between(intervals.logLossDifference, 5)} (95 %).`,
  ].join('\n');
}

function featureTable(): string {
  return Object.entries(GROUPS)
    .flatMap(([group, title]) => {
      const own = features.filter((feature) => feature.group === group);
      const ideas = [...new Set(own.map(({ idea }) => idea))];
      return [
        `**${title}** (${ideas.length} ideas, ${own.length} columns)`,
        '',
        row('idea', 'columns'),
        row('---', '---'),
        ...ideas.map((idea) =>
          row(
            `[${idea}](../src/pipeline/features/${idea}.ts)`,
            own
              .filter((feature) => feature.idea === idea)
              .map(({ name }) => `\`${name}\``)
              .join(', '),
          ),
        ),
        '',
      ];
    })
    .join('\n')
    .trimEnd();
}
