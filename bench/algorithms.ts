/**
 * Which algorithm, taught by which of the draws? Nearest neighbors, a decision tree, logistic
 * regression, a neural network, collaborative filtering and gradient boosting, each taught by every
 * draw before a season and by samples of equal size (filtered, random, stratified, time-based); all
 * judged on the same later season, which none of them sees. Intervals draw whole games again.
 *
 *     npm run bench -- algorithms HISTORY_DIR [--season 20242025] [--rows FILE] [--card FILE]
 *
 * With `LIGHTGBM_LIB` the native engine grows the trees, else ours. `--rows` keeps the rolled rows for
 * another run, `--card` writes the table into the model card. Each line on stderr is one result as it
 * comes; all of them on stdout at the end.
 */

import { parseArgs } from 'node:util';
import { chooseEngine } from '../src/cli/chooseEngine.ts';
import { type Comparison, compareAlgorithms } from './algorithms/compareAlgorithms.ts';
import { comparisonTable } from './algorithms/comparisonTable.ts';
import { readDrawRows } from './algorithms/drawRows.ts';
import { writeSection } from './cardSection.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    season: { type: 'string', default: '20242025' },
    rows: { type: 'string' },
    card: { type: 'string' },
  },
});
const [directory] = positionals;
if (directory === undefined) throw new Error('expected the directory of the history');
const season = Number(values.season);
const engine = await chooseEngine(process.env.LIGHTGBM_LIB ? 'native' : 'ts');
const all = await readDrawRows(directory, values.rows);
const results: Comparison[] = [];
for await (const result of compareAlgorithms(all, season, engine)) {
  console.error(JSON.stringify(result));
  results.push(result);
}
if (values.card !== undefined) {
  await writeSection(values.card, 'algorithms', comparisonTable(results));
}
const judged = all.season.reduce((sum, one) => sum + (one === season ? 1 : 0), 0);
console.log(JSON.stringify({ season: values.season, judged, results }, undefined, 2));
