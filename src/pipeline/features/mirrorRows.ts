import { featureNames } from './featureList.ts';

/** Columns that change sign when home and away change over; so do all named …Difference. */
const SIGNED: ReadonlySet<string> = new Set([
  'expectedLogOdds',
  'strongSide',
  'side',
  'zone',
  'skaterDifferenceInEnds',
  'headToHeadSurplus',
]);
/** Home's shares and flags: the visitor's are what is left of one. */
const SHARES: ReadonlySet<string> = new Set([
  'inGameHeadToHead',
  'homeTeamShare',
  'homeStickFirst',
]);

type Mirroring = (row: Readonly<Float32Array>, at: number) => number;

const mirrorings: readonly Mirroring[] = featureNames.map((name, index): Mirroring => {
  if (SHARES.has(name)) return (row, at) => 1 - row[at + index]!;
  if (SIGNED.has(name) || name.endsWith('Difference')) return (row, at) => -row[at + index]!;
  const twin = name.startsWith('home')
    ? featureNames.indexOf(`away${name.slice(4)}`)
    : name.startsWith('away')
      ? featureNames.indexOf(`home${name.slice(4)}`)
      : index;
  if (twin < 0) throw new Error(`column ${name} has no twin of the other team and no sign`);
  return (row, at) => row[at + twin]!;
});

/**
 * The same draws told from the other team: what was home's is the visitor's. Training on both tells
 * the model that only what the features say of home ice speaks for home.
 *
 * @param features - [n, k] row-major
 * @returns [n, k]; the label of a mirrored row is one minus the label
 */
export function mirrorRows(features: Readonly<Float32Array>, rows: number): Float32Array {
  const width = featureNames.length;
  const mirrored = new Float32Array(rows * width);
  for (let at = 0; at < rows * width; at += width) {
    for (let column = 0; column < width; column++) {
      mirrored[at + column] = mirrorings[column]!(features, at);
    }
  }
  return mirrored;
}
