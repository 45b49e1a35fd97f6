/**
 * What is each idea worth? Fits without the columns of one idea at a time, on draws before a season,
 * and judges on it beside the fit with all of them: how much log-loss rises and AUC falls.
 *
 *     npm run bench -- ablation HISTORY_DIR [--season 20242025] [--card FILE] [IDEA …]
 *
 * Left out means blank: no tree can split by it. `expectedLogOdds` and `expectedVariance` hold what
 * several ideas say together and are blank in every fit, the reference too. The other ideas stay, and
 * may tell the same in other words: small figures mean that an idea is not missed, not that it says
 * nothing. Within about 0.00003 of log-loss it is noise. `--card` writes the table into the model card.
 */

import { parseArgs } from 'node:util';
import { chooseEngine } from '../src/cli/chooseEngine.ts';
import { loadHistory } from '../src/cli/loadHistory.ts';
import { auc } from '../src/model/metrics/auc.ts';
import { logLoss } from '../src/model/metrics/logLoss.ts';
import { features } from '../src/pipeline/features/featureList.ts';
import { fitModel } from '../src/training/fitModel.ts';
import { probabilitiesOf } from '../src/training/judge.ts';
import { type DrawRows, rollHistory, selectRows } from '../src/training/rollHistory.ts';
import { writeSection } from './cardSection.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { season: { type: 'string', default: '20242025' }, card: { type: 'string' } },
});
const [directory, ...wanted] = positionals;
const { season } = values;
if (directory === undefined) throw new Error('expected the directory of the history');
const engine = await chooseEngine(process.env.LIGHTGBM_LIB ? 'native' : 'ts');
const { games, players } = await loadHistory(directory);
const all = rollHistory(games, players);
const TOGETHER = new Set(['expectedLogOdds', 'expectedVariance']);

function without(data: DrawRows, idea: string): DrawRows {
  const values = Float32Array.from(data.features);
  const blank = features.flatMap((one, at) =>
    one.idea === idea || TOGETHER.has(one.name) ? at : [],
  );
  for (let row = 0; row < data.rows; row++) {
    for (const at of blank) values[row * features.length + at] = 0;
  }
  return { ...data, features: values };
}

async function measure(idea: string) {
  const data = without(all, idea);
  const test = selectRows(data, (one) => one === Number(season));
  const { model, trees } = await fitModel(
    selectRows(data, (one) => one < Number(season)),
    1,
    undefined,
    engine,
  );
  const probabilities = probabilitiesOf(model, test);
  return {
    trees,
    logLoss: logLoss(probabilities, test.label),
    auc: auc(probabilities, test.label),
  };
}

const reference = await measure('');
console.error(
  `all ideas: log-loss ${reference.logLoss.toFixed(5)}, AUC ${reference.auc.toFixed(4)}`,
);
const ideas = [...new Set(features.map(({ idea }) => idea))].filter(
  (idea) => wanted.length === 0 || wanted.includes(idea),
);
const worth: { idea: string; group: string; columns: number; logLoss: number; auc: number }[] = [];
for (const idea of ideas) {
  const columns = features.filter((feature) => feature.idea === idea);
  const fit = await measure(idea);
  const one = {
    idea,
    group: columns[0]!.group,
    columns: columns.length,
    logLoss: fit.logLoss - reference.logLoss,
    auc: fit.auc - reference.auc,
  };
  worth.push(one);
  console.error(`${idea}: log-loss ${one.logLoss >= 0 ? '+' : ''}${one.logLoss.toFixed(5)}`);
}
worth.sort((a, b) => b.logLoss - a.logLoss);
if (values.card !== undefined) {
  const signed = (value: number, digits: number) =>
    `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(digits)}`;
  const table = [
    `With all ideas: log-loss ${reference.logLoss.toFixed(5)}, AUC ${reference.auc.toFixed(4)}.`,
    '',
    '| left out | group | columns | log-loss | AUC |',
    '| --- | --- | --: | --: | --: |',
    ...worth.map(
      (one) =>
        `| ${one.idea} | ${one.group} | ${one.columns} | ${signed(one.logLoss, 5)} | ${signed(one.auc, 4)} |`,
    ),
  ];
  await writeSection(values.card, 'ideas', table.join('\n'));
}
console.log(JSON.stringify({ season, reference, worth }, undefined, 2));
