import type { FeatureColumn } from './featureIdea.ts';
import { featureNames, features } from './featureList.ts';

type Mirrored = (row: Readonly<Float32Array>, at: number) => number;

function twinOf({ name }: FeatureColumn): number {
  const twin = name.startsWith('home') ? `away${name.slice(4)}` : `home${name.slice(4)}`;
  const index = featureNames.indexOf(twin);
  if (index < 0) throw new Error(`column ${name} has no twin of the other team`);
  return index;
}

const mirrored: readonly Mirrored[] = features.map((column, index): Mirrored => {
  if (column.mirroring === 'SHARE') return (row, at) => 1 - row[at + index]!;
  if (column.mirroring === 'SIGNED') return (row, at) => -row[at + index]!;
  const source = column.mirroring === 'TWIN' ? twinOf(column) : index;
  return (row, at) => row[at + source]!;
});

/**
 * The same draws told from the other team: what was home's is the visitor's. Training on both tells
 * the model that only what the features say of home ice speaks for home.
 *
 * @param rows - [n, k] row-major
 * @returns [n, k]; the label of a mirrored row is one minus the label
 */
export function mirrorRows(rows: Readonly<Float32Array>, count: number): Float32Array {
  const width = featureNames.length;
  const turned = new Float32Array(count * width);
  for (let at = 0; at < count * width; at += width) {
    for (let column = 0; column < width; column++) {
      turned[at + column] = mirrored[column]!(rows, at);
    }
  }
  return turned;
}
