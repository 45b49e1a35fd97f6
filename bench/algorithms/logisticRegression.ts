import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { bestOf, type Learner, sigmoid, splitNewest } from './learner.ts';
import { standardizer } from './standardize.ts';

const PENALTIES = [30, 1000] as const;
/** Log-odds are near 0, where the loss is nearly a parabola: few steps are enough. */
const STEPS = 3;

/** All columns standardized, L2 penalty, Newton's method. */
export const logisticRegression: Learner = async (teaching, judged) => {
  const { older, newest } = splitNewest(teaching);
  const standardize = standardizer(older);
  const [own, newer] = [standardize(older), standardize(newest)];
  const penalty = bestOf(
    PENALTIES,
    (one) => predict(newer, newest.rows, solve(own, older.label, one)),
    newest.label,
  );
  const whole = standardizer(teaching);
  return predict(whole(judged), judged.rows, solve(whole(teaching), teaching.label, penalty));
};

function predict(values: Float32Array, rows: number, weights: Float64Array): Float64Array {
  const width = values.length / rows;
  return Float64Array.from({ length: rows }, (_, row) => {
    let sum = weights[width]!;
    for (let f = 0; f < width; f++) sum += values[row * width + f]! * weights[f]!;
    return sigmoid(sum);
  });
}

/** Weights of the columns, the last one the constant. */
function solve(values: Float32Array, label: Float32Array, penalty: number): Float64Array {
  const rows = label.length;
  const width = values.length / rows;
  const weights = new Float64Array(width + 1);
  const point = new Float64Array(width + 1).fill(1);
  for (let step = 0; step < STEPS; step++) {
    const gradient = Float64Array.from(weights, (weight, f) => (f < width ? -penalty * weight : 0));
    const curvature = Array.from({ length: width + 1 }, () => new Float64Array(width + 1));
    const probabilities = predict(values, rows, weights);
    for (let row = 0; row < rows; row++) {
      for (let f = 0; f < width; f++) point[f] = values[row * width + f]!;
      const p = probabilities[row]!;
      const pull = label[row]! - p;
      const bend = p * (1 - p);
      for (let f = 0; f <= width; f++) {
        const value = point[f]!;
        gradient[f]! += pull * value;
        if (value === 0) continue;
        const line = curvature[f]!;
        const weighted = bend * value;
        for (let g = 0; g <= f; g++) line[g]! += weighted * point[g]!;
      }
    }
    for (let f = 0; f <= width; f++) {
      for (let g = 0; g < f; g++) curvature[g]![f] = curvature[f]![g]!;
      curvature[f]![f]! += f < width ? penalty : 1e-6;
    }
    const move = new CholeskyDecomposition(new Matrix(curvature)).solve(
      Matrix.columnVector(gradient),
    );
    for (let f = 0; f <= width; f++) weights[f]! += move.get(f, 0);
  }
  return weights;
}
