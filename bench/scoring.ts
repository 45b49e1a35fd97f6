/**
 * One row of the shipped model: our scorer against native LightGBM's fast path for one row called
 * through FFI, alternating in one run; and contributions beside native's. Without `LIGHTGBM_LIB` only
 * our own figures.
 *
 *     LIGHTGBM_LIB=… npm run bench -- scoring [MODEL_DIRECTORY]
 */
import { readFileSync } from 'node:fs';
import { parseModel } from '../src/model/lightGbmModel.ts';
import { createScorer } from '../src/model/scorer.ts';
import { seededRandom } from '../src/model/seededRandom.ts';
import { createExplainer } from '../src/model/treeShap.ts';
import { CONTRIBUTIONS, openNativeScorer, RAW_SCORE } from '../test/model/native/nativeScorer.ts';

const ROWS = 2_000;
const ROUNDS = 15;
const text = readFileSync(`${process.argv[2] ?? 'models/faceoff'}/model.txt`, 'utf8');
const model = parseModel(text);
const width = model.featureNames.length;
const random = seededRandom(1);
// Values over each feature's own range, so that paths spread as they do on real rows.
const ranges = model.featureInfos.map((info) => /^\[(.*):(.*)\]$/.exec(info));
const rows = Array.from({ length: ROWS }, () =>
  Float64Array.from(ranges, (range) => {
    const [low, high] = range ? [Number(range[1]), Number(range[2])] : [0, 0];
    return random() < 0.02 ? Number.NaN : low + (high - low) * random() ** 2;
  }),
);
const scorer = createScorer(model);
const explainer = createExplainer(model);
const library = process.env.LIGHTGBM_LIB;
const native = library ? await openNativeScorer(library, text, width) : undefined;
const fast = native?.singleRow(RAW_SCORE);
const out = new Float64Array(1);
let sink = 0;

function microsPerRow(work: (row: Float64Array) => void, count: number): number {
  const before = process.cpuUsage();
  for (let i = 0; i < count; i++) work(rows[i]!);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const worstOf = (compare: (row: Float64Array) => number) => Math.max(...rows.map(compare));
const timed: Record<string, number[]> = { ours: [], native: [], contributions: [], nativeShap: [] };
for (let round = 0; round < ROUNDS; round++) {
  timed.ours!.push(
    microsPerRow((row) => {
      sink += scorer.rawScore(row);
    }, ROWS),
  );
  if (fast) {
    timed.native!.push(
      microsPerRow((row) => {
        fast.score(row, out);
        sink += out[0]!;
      }, ROWS),
    );
  }
  timed.contributions!.push(
    microsPerRow((row) => {
      sink += explainer.contributions(row)[0]!;
    }, 200),
  );
  if (native) {
    timed.nativeShap!.push(
      microsPerRow((row) => {
        sink += native.predict(row, 1, CONTRIBUTIONS, width + 1)[0]!;
      }, 200),
    );
  }
}
const micros = Object.fromEntries(
  Object.entries(timed).map(([name, values]) => [name, Number(median(values).toFixed(2))]),
);
console.log(
  JSON.stringify(
    {
      trees: model.trees.length,
      features: width,
      cpuMicrosPerRow: micros,
      ...(native && fast
        ? {
            nativeOverOurs: Number((micros.native! / micros.ours!).toFixed(2)),
            nativeShapOverOurs: Number((micros.nativeShap! / micros.contributions!).toFixed(2)),
            worstRawDifference: worstOf((row) => {
              fast.score(row, out);
              return Math.abs(out[0]! - scorer.rawScore(row));
            }),
          }
        : { native: 'LIGHTGBM_LIB is not set' }),
      contributionsUnderOneMilli: micros.contributions! < 1000,
      checked: Number.isFinite(sink),
    },
    null,
    2,
  ),
);
