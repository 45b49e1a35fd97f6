import { univariateAuc } from '../../src/model/statistics/univariateAuc.ts';
import type { TakenRows } from './drawRows.ts';
import { bestOf, type Learner, splitNewest } from './learner.ts';
import { standardizer } from './standardize.ts';

/** Distances in many columns tell little: the ones that order the winners best alone. */
const COLUMNS = 8;
/** Compared with at most so many, evenly picked: every judged draw is held against each. */
const MOST_NEIGHBORS = 10_000;
const COUNTS = [100, 400, 1600] as const;

/** Home's share among the nearest draws by Euclidean distance of standardized columns. */
export const nearestNeighbors: Learner = async (teaching, judged) => {
  const { older, newest } = splitNewest(teaching);
  const columns = bestColumns(older);
  const some = every(newest, 3000);
  const shares = neighborShares(older, some, columns);
  const chosen = bestOf([0, 1, 2], (at) => shares[at]!, labels(some));
  return neighborShares(teaching, { ...judged, picked: all(judged) }, columns)[chosen]!;
};

interface Picked extends TakenRows {
  readonly picked: Int32Array;
}

const all = ({ rows }: TakenRows) => Int32Array.from({ length: rows }, (_, row) => row);

function every(rows: TakenRows, most: number): Picked {
  const step = Math.max(1, rows.rows / most);
  const count = Math.min(most, rows.rows);
  return { ...rows, picked: Int32Array.from({ length: count }, (_, i) => Math.floor(i * step)) };
}

const labels = ({ label, picked }: Picked) => Float32Array.from(picked, (row) => label[row]!);

function bestColumns({ features, label, rows }: TakenRows): readonly number[] {
  const width = features.length / rows;
  const strength = Array.from({ length: width }, (_, f) => {
    const { auc } = univariateAuc(
      Float32Array.from(label, (_, row) => features[row * width + f]!),
      label,
    );
    return Number.isNaN(auc) ? 0 : Math.abs(auc - 0.5);
  });
  return [...strength.keys()].sort((a, b) => strength[b]! - strength[a]!).slice(0, COLUMNS);
}

/** Shares among so many nearest as {@link COUNTS} says, one list each. */
function neighborShares(teaching: TakenRows, judged: Picked, columns: readonly number[]) {
  const standardize = standardizer(teaching);
  const width = teaching.features.length / teaching.rows;
  const pickOf = (of: Picked) => {
    const values = standardize(of);
    return Float32Array.from(
      { length: of.picked.length * COLUMNS },
      (_, i) => values[of.picked[Math.floor(i / COLUMNS)]! * width + columns[i % COLUMNS]!]!,
    );
  };
  const neighbors = every(teaching, MOST_NEIGHBORS);
  const [near, own] = [pickOf(neighbors), pickOf(judged)];
  const won = labels(neighbors);
  const count = won.length;
  const shares = COUNTS.map(() => new Float64Array(judged.picked.length));
  // Distances are told apart by 4,096 steps: counting them is faster than sorting.
  const STEPS = 4096;
  const step = new Uint16Array(count);
  const taken = new Uint32Array(STEPS);
  const wins = new Uint32Array(STEPS);
  for (let row = 0; row < judged.picked.length; row++) {
    taken.fill(0);
    wins.fill(0);
    for (let n = 0; n < count; n++) {
      let square = 0;
      for (let f = 0; f < COLUMNS; f++) {
        const difference = own[row * COLUMNS + f]! - near[n * COLUMNS + f]!;
        square += difference * difference;
      }
      step[n] = Math.min(STEPS - 1, Math.sqrt(square) * 400);
      taken[step[n]!]!++;
      wins[step[n]!]! += won[n]!;
    }
    let sum = 0;
    let sumOfWins = 0;
    let at = 0;
    for (const [i, wanted] of COUNTS.entries()) {
      while (at < STEPS && sum < Math.min(wanted, count)) {
        sum += taken[at]!;
        sumOfWins += wins[at]!;
        at++;
      }
      shares[i]![row] = (sumOfWins + 1) / (sum + 2);
    }
  }
  return shares;
}
