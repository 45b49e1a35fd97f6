import { seededRandom } from '../../src/model/seededRandom.ts';
import { featureNames } from '../../src/pipeline/features/featureList.ts';
import { selectTaken, type TakenRows } from './drawRows.ts';

/** Which of the draws before the cut teach; in order of time. */
export type Sampling = (before: TakenRows, size: number) => TakenRows;

/** Takers with fewer draws are left out by the filter; the column is a logarithm. */
const KNOWN_DRAWS = Math.log1p(100);

/** A random `size` of the rows that pass. */
function draw(before: TakenRows, size: number, isWanted: (row: number) => boolean): TakenRows {
  const random = seededRandom(1);
  const all = Array.from({ length: before.rows }, (_, row) => row).filter(isWanted);
  const keys = all.map(() => random());
  const kept = new Set(
    [...all.keys()]
      .sort((a, b) => keys[a]! - keys[b]!)
      .slice(0, size)
      .map((i) => all[i]!),
  );
  return selectTaken(before, (row) => kept.has(row));
}

const columnOf = ({ features }: TakenRows, name: string) => {
  const at = featureNames.indexOf(name);
  return (row: number): number => features[row * featureNames.length + at]!;
};

/** Equally many of each cell of zone × strength × winner, as far as the rare ones reach. */
function stratified(before: TakenRows, size: number): TakenRows {
  const zone = columnOf(before, 'zone');
  const strength = columnOf(before, 'skaterDifference');
  const cells = new Map<string, number[]>();
  for (let row = 0; row < before.rows; row++) {
    const cell = `${zone(row)}|${Math.sign(strength(row)) || 0}|${before.label[row]}`;
    const rows = cells.get(cell);
    if (rows) rows.push(row);
    else cells.set(cell, [row]);
  }
  const random = seededRandom(1);
  const kept = new Set<number>();
  const ascending = [...cells.values()].sort((a, b) => a.length - b.length);
  for (const [i, rows] of ascending.entries()) {
    // What a small cell cannot give the larger ones do.
    const wanted = Math.min(rows.length, Math.floor((size - kept.size) / (ascending.length - i)));
    const keys = rows.map(() => random());
    for (const at of [...rows.keys()].sort((a, b) => keys[a]! - keys[b]!).slice(0, wanted)) {
      kept.add(rows[at]!);
    }
  }
  return selectTaken(before, (row) => kept.has(row));
}

export const SAMPLINGS: Readonly<Record<string, Sampling>> = {
  'every draw': (before) => before,
  filtered: (before, size) => {
    const [home, away] = [columnOf(before, 'homeCareerDraws'), columnOf(before, 'awayCareerDraws')];
    return draw(before, size, (row) => Math.min(home(row), away(row)) >= KNOWN_DRAWS);
  },
  random: (before, size) => draw(before, size, () => true),
  stratified,
  'time-based': (before, size) => selectTaken(before, (row) => row >= before.rows - size),
};
